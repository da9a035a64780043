import { publicDays, type Release } from '../../domain/figures/release.ts';
import { directionOf } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { eveningWords } from '../../i18n/evening.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { releasedWords } from '../../i18n/released.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { momentOf } from '../../ui/released/moment.ts';
import type { DeskProps } from './props.ts';

/** What is released of each day, with the way to its figures and its text for the press. */
export function ReleasedPanel(props: DeskProps & { releases: readonly Release[] }) {
  const { locale, edition, now, releases } = props;
  const days = publicDays(releases, now);
  if (days.length === 0) return null;
  const said = spokenIn(locale);
  const words = releasedWords[said];
  return (
    <section class="panel" aria-labelledby="released" lang={said} dir={directionOf(said)}>
      <h2 id="released">{words.link}</h2>
      <ul class="release-list">
        {days.toReversed().map(({ day, current, until }) => (
          <li data-released={String(day)}>
            <a href={`/${locale}/${edition.slug}/figures/${day}`}>
              <Emblem day={day} size={18} />{' '}
              {formatCalendarDate(dateOf(props, day), said, 'without_year')}
            </a>
            {current && <span>{eveningWords[said].standing(current.status, current.number)}</span>}
            {until !== null && (
              <span>{eveningWords[said].waits(...momentOf(until, edition.timezone, said))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function dateOf({ edition }: DeskProps, day: number): string {
  return edition.days.find((one) => one.number === day)?.date ?? '';
}
