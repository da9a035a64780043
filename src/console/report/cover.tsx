import type { Child } from 'hono/jsx';
import type { Day } from '../../domain/edition.ts';
import type { DayFigures } from '../../domain/figures/figures.ts';
import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import type { Locale } from '../../domain/kinds.ts';
import { endOfDay } from '../../domain/opening-hours.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatDate, formatNumber, formatTime } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { Emblem } from '../../ui/emblem.tsx';
import type { Arch } from '../shell/arch.ts';
import { shortDay } from '../shell/short-day.ts';
import { momentSaid } from './moment.ts';

/** Figures are final once everything has arrived that can still change them. */
export function statusOf(figures: DayFigures, day: Day, edition: StoredEdition): ReleaseStatus {
  return figures.completeness.complete_to >= endOfDay(day, edition) ? 'final' : 'provisional';
}

/** How far a day's figures can be relied on: provisional or final, and complete to when. */
export function statusText(
  figures: DayFigures,
  day: Day,
  edition: StoredEdition,
  locale: Locale,
): string {
  const { complete_to } = figures.completeness;
  const to = momentSaid(complete_to, day.date, edition.timezone, locale);
  return reportWords[locale].status[statusOf(figures, day, edition)](to);
}

/** How far the figures of an edition can be relied on; null before its first day has begun. */
export function editionStatus(
  report: readonly DayFigures[],
  edition: StoredEdition,
  locale: Locale,
): string | null {
  const counted = report.filter(({ visits, exits }) => visits + exits > 0);
  const last = counted.at(-1);
  if (!last) return null;
  const open = counted.find((figures) => {
    const day = edition.days.find((one) => one.number === figures.day);
    return day !== undefined && statusOf(figures, day, edition) === 'provisional';
  });
  const { complete_to } = (open ?? last).completeness;
  const to = `${formatDate(complete_to, locale, edition.timezone, 'without_year')} ${formatTime(complete_to, edition.timezone)}`;
  return reportWords[locale].status[open ? 'provisional' : 'final'](to);
}

/** The one number of a report, as the head of its page has it. */
export function visitsArch(visits: number, locale: Locale): Arch {
  return { number: formatNumber(visits, locale), word: figureWords[locale].names.visits };
}

/** On paper only: at the head of every page. */
export function RunningHead({ children }: { readonly children: Child }) {
  return (
    <div class="report-running" aria-hidden="true">
      <p>{children}</p>
    </div>
  );
}

interface ChoiceProps {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  /** The day whose report this is; null for that of the whole edition. */
  readonly current: number | null;
}

/** The reports of the other days, and that of the edition. */
export function ReportChoice({ locale, edition, current }: ChoiceProps) {
  const words = reportWords[locale];
  const here = (is: boolean) => is && { 'aria-current': 'page' as const };
  return (
    <nav class="day-choice" aria-label={words.days}>
      <a href={`/console/${edition.slug}/report`} {...here(current === null)}>
        {words.whole}
      </a>
      {edition.days.map((day) => (
        <a
          href={`/console/${edition.slug}/days/${day.number}/report`}
          {...here(day.number === current)}
        >
          <Emblem day={day.number} size={18} />
          <span>{shortDay(day.date, locale)}</span>
        </a>
      ))}
    </nav>
  );
}
