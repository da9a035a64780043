import type { Edition } from '../../domain/edition.ts';
import type { Show } from '../../domain/edition-parts.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords, directionOf } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Written } from '../../ui/written.tsx';

/** The shows of each day in their order; nothing where there is none. */
export function Programme({ edition, locale }: { edition: Edition; locale: Locale }) {
  const { days, programme = [], policy } = edition;
  const spoken = spokenIn(locale);
  const shown = days
    .map(({ number, date }) => ({ date, shows: programme.filter(({ day }) => day === number) }))
    .filter(({ shows }) => shows.length > 0);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="programme">
      <h2 id="programme" lang={spoken} dir={directionOf(spoken)}>
        {editionWords[locale].programme.title}
      </h2>
      {shown.map(({ date, shows }) => (
        <>
          <h3>{formatCalendarDate(date, locale, 'without_year')}</h3>
          <ul class="tips">
            {inOrder(shows, policy.day_ends).map((show) => (
              <ShowLine {...{ locale, show }} />
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

function ShowLine({ locale, show }: { locale: Locale; show: Show }) {
  const { name, arena, from, to } = show;
  return (
    <li>
      <Icon name="calendar-event" size={28} />
      <span>
        <Written text={name} locale={locale} within={(said) => <b dir="auto">{said}</b>} />
        <br />
        {commonWords[locale].span(from, to)}
        {arena[locale] && (
          <>
            {' · '}
            <Written text={arena} locale={locale} within={(said) => <bdi>{said}</bdi>} />
          </>
        )}
      </span>
    </li>
  );
}

/** By the clock, and what is after midnight last. */
function inOrder(shows: readonly Show[], dayEnds: string): Show[] {
  const place = ({ from }: Show) => `${from < dayEnds ? 1 : 0} ${from}`;
  return shows.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}
