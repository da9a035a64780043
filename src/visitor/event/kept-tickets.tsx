import { type Edition, isOff } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords, directionOf } from '../../i18n/common.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { keptWords } from '../../i18n/kept.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { CalledOffWord } from '../../ui/called-off.tsx';
import { Emblem } from '../../ui/emblem.tsx';

interface KeptProps {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly now: number;
}

/**
 * Where a phone shows the tickets that it remembers: day and hours, and nothing else, since others may
 * look at it. The page is the same for everybody and has the words for each day; a script of the phone
 * puts its own tickets in, and forgets those whose day is over by the clock of the service.
 */
export function KeptTickets({ locale, edition, now }: KeptProps) {
  const words = keptWords[locale];
  const said = legalLocale(locale, 'kept');
  return (
    <section
      class="own-tickets"
      hidden
      aria-label={words.listTitle}
      data-tickets={edition.number}
      data-now={now}
      data-lang={locale}
      data-span={commonWords[said].span('{from}', '{to}')}
      data-forgotten={words.forgotten}
      lang={said}
      dir={directionOf(said)}
    >
      <ul />
      <p role="status" tabindex={-1} />
      {edition.days
        .filter((day) => now < day.closes_at)
        .map((day) => (
          <template data-day={day.number}>
            <li>
              <Emblem day={day.number} size={40} locale={said} />
              <a href="/t/">
                <strong>{words.yours(formatCalendarDate(day.date, said, 'without_year'))}</strong>{' '}
                <span />
              </a>
              {isOff(day) && <CalledOffWord locale={said} />}
              <details>
                <summary>{words.drop}</summary>
                <p>{words.dropText}</p>
                <button class="button quiet" type="button">
                  {words.dropYes}
                </button>
              </details>
            </li>
          </template>
        ))}
    </section>
  );
}
