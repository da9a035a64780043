import type { Child } from 'hono/jsx';
import type { VisitClasses } from '../../domain/figures/figures.ts';
import { VISIT_CLASSES } from '../../domain/figures/figures.ts';
import type { Locale } from '../../domain/kinds.ts';
import { formatNumber } from '../../i18n/format.ts';
import { signed } from '../../i18n/number.ts';
import { reportWords } from '../../i18n/report.ts';
import { ReportTable } from './report-table.tsx';

/** What tables of classes state, in this order. */
export const CLASSED = ['visits', ...VISIT_CLASSES, 'exits'] as const;

/** Visits by class, and exits. */
export type Classed = VisitClasses & Readonly<Record<'visits' | 'exits', number>>;

export const NOTHING: Classed = {
  ...{ visits: 0, visitors_by_ticket: 0, repeat_visits: 0, walk_in_visits: 0 },
  ...{ beyond_booking: 0, exits: 0 },
};

interface ClassedRow {
  readonly name: Child;
  readonly sums: Classed;
  /** In a last column of words, where the table has one. */
  readonly note?: string;
}

interface ClassTableProps {
  readonly locale: Locale;
  readonly labelledBy: string;
  readonly first: string;
  readonly rows: readonly ClassedRow[];
  /** What the rows come to; null: nothing below them. */
  readonly total: Classed | null;
  /** What corrections add to the rows, where they do. */
  readonly corrected?: Classed | null;
  /** The head of a last column of words. */
  readonly noteHead?: string;
}

/** Visits of hours, gates or days by class: every line is a sum, and so is the last. */
export function ClassTable(props: ClassTableProps) {
  const { locale, rows, total, corrected = null, noteHead } = props;
  const words = reportWords[locale];
  const columns = [
    ...CLASSED.map((name) => ({ label: words.columns[name] })),
    ...(noteHead === undefined ? [] : [{ label: noteHead, isText: true }]),
  ];
  const counts = (sums: Classed) => CLASSED.map((name) => formatNumber(sums[name], locale));
  const separator = formatNumber(1_000, locale).slice(1, -3);
  const sums = [
    ...(corrected
      ? [
          {
            name: words.correction,
            cells: CLASSED.map((name) => <bdi dir="ltr">{signed(corrected[name], separator)}</bdi>),
          },
        ]
      : []),
    ...(total ? [{ name: words.all, cells: counts(total) }] : []),
  ];
  return (
    <ReportTable
      labelledBy={props.labelledBy}
      first={props.first}
      columns={columns}
      rows={rows.map(({ name, sums: own, note }) => ({
        name,
        cells: [...counts(own), ...(noteHead === undefined ? [] : [note ?? null])],
      }))}
      sums={sums}
    />
  );
}
