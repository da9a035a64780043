import type { Edition } from '../../domain/edition.ts';
import type { PressLocale, PublicDay } from '../../domain/figures/release.ts';
import type { Locale } from '../../domain/kinds.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { releasedWords } from '../../i18n/released.ts';
import { reportWords } from '../../i18n/report.ts';
import { momentOf } from '../../ui/released/moment.ts';
import { figuresPath } from '../shared/links.ts';

/** Where the table begins on its page. */
export const DAYS_ID = 'days';

interface DaysTableProps {
  readonly locale: Locale;
  readonly said: PressLocale;
  readonly edition: Pick<Edition, 'slug' | 'timezone' | 'days'>;
  readonly days: readonly PublicDay[];
  /** The one that the page shows whole. */
  readonly shown: PublicDay | undefined;
}

/** Every day of which figures were released, the newest first, with its visits and the way to the rest. */
export function DaysTable(props: DaysTableProps) {
  const { said, days } = props;
  const { title, day, status } = reportWords[said].dates;
  return (
    <section class="released-day" aria-labelledby={DAYS_ID}>
      <h2 id={DAYS_ID}>{title}</h2>
      <table class="released-figures">
        <thead>
          <tr>
            <th scope="col">{day}</th>
            <th scope="col" class="released-count">
              {figureWords[said].names.visits}
            </th>
            <th scope="col">{status}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((one) => (
            <DayRow {...props} day={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DayRow({ locale, said, edition, shown, day }: DaysTableProps & { day: PublicDay }) {
  const words = releasedWords[said];
  const { current, until } = day;
  const date = edition.days.find(({ number }) => number === day.day)?.date ?? '';
  return (
    <tr {...(day !== shown && { id: `day-${day.day}` })}>
      <th scope="row">
        <a href={figuresPath(locale, edition.slug, day.day)}>
          {formatCalendarDate(date, said, 'without_year')}
        </a>
      </th>
      {current && (
        <td class="released-count" data-said={figureWords[said].names.visits}>
          {formatNumber(current.figures.visits, said)}
        </td>
      )}
      <td colspan={current ? 1 : 2}>
        {current && `${words.status[current.status]} · ${numberOf(current, said)}`}
        {until !== null && <p>{words.embargo(...momentOf(until, edition.timezone, said))}</p>}
      </td>
    </tr>
  );
}

/** Its number, and that of what it puts right. */
function numberOf({ number, corrects }: NonNullable<PublicDay['current']>, said: PressLocale) {
  const { corrected, numbered } = releasedWords[said];
  return corrects === null ? numbered(number) : corrected(corrects, number);
}
