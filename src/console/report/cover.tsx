import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatNumber } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { Emblem } from '../../ui/emblem.tsx';
import type { Arch } from '../shell/arch.ts';
import { shortDay } from '../shell/short-day.ts';

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
