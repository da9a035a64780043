import type { Day } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Seal } from '../../domain/seal/chain.ts';
import type { DayReport } from '../../operations/reports.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';

/** What every part of a report is given. */
export interface ReportProps {
  /** The language that the report speaks. */
  readonly locale: Locale;
  readonly edition: StoredEdition;
  /** When it was computed, ms. */
  readonly now: number;
  /** Of the edition, the newest first. */
  readonly seals: readonly Seal[];
}

export interface DayReportProps extends ReportProps {
  readonly day: Day;
  readonly report: DayReport;
  /** Scheme and host under which the public finds the figures. */
  readonly origin: string;
}
