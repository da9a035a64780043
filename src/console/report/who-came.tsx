import type { Child } from 'hono/jsx';
import { hideSmall } from '../../domain/figures/small-cells.ts';
import { type Locale, PARTY_KINDS } from '../../domain/kinds.ts';
import { formatNumber, formatSpan } from '../../i18n/format.ts';
import { percent } from '../../i18n/percent.ts';
import { reportWords } from '../../i18n/report.ts';
import type { DayReportProps } from './props.ts';
import { ReportSection } from './report-section.tsx';
import { ReportTable } from './report-table.tsx';

/** Adults and children of all visits; then the kinds of party, known by their tickets. */
export function KindsPart({ locale, edition, report }: DayReportProps) {
  const { figures, came } = report;
  const words = reportWords[locale].kinds;
  const number = (n: number) => formatNumber(n, locale);
  const age = String(edition.policy.child_under);
  const kinds = PARTY_KINDS.flatMap((kind) => came.kinds.filter((one) => one.kind === kind));
  const [[girls = null, boys = null] = []] = hideSmall([[came.girls, came.boys]]).cells;
  const hasSchools = kinds.some(({ kind }) => kind === 'school');
  // Families are no bodies: where nobody else came, a column of them would be empty.
  const hasBodies = kinds.some(({ bodies }) => bodies > 0);
  return (
    <ReportSection locale={locale} id="kinds" title={words.title} isFolded>
      <h3 id="kinds-of-visits">{words.ofVisits}</h3>
      <ReportTable
        labelledBy="kinds-of-visits"
        first={words.kind}
        columns={[{ label: words.people }]}
        rows={[
          {
            name: words.adults,
            cells: [number(Math.max(0, figures.counted.visits - figures.children))],
          },
          { name: words.children(age), cells: [number(figures.children)] },
        ]}
      />
      {kinds.length > 0 && (
        <>
          <h3 id="kinds-of-tickets">{words.ofTickets}</h3>
          <ReportTable
            labelledBy="kinds-of-tickets"
            first={words.kind}
            columns={[...(hasBodies ? [{ label: words.bodies }] : []), { label: words.people }]}
            rows={[
              ...kinds.map(({ kind, bodies, people }) => ({
                name: words[kind],
                cells: [...(hasBodies ? [bodies > 0 ? number(bodies) : null] : []), number(people)],
              })),
              ...(hasSchools
                ? [
                    { name: words.girls, cells: [null, shownOr(girls, locale)] },
                    { name: words.boys, cells: [null, shownOr(boys, locale)] },
                  ]
                : []),
            ]}
          />
          <p class="hint">{words.note}</p>
        </>
      )}
    </ReportSection>
  );
}

function shownOr(n: number | null, locale: Locale): Child {
  return n === null ? reportWords[locale].kinds.hidden : formatNumber(n, locale);
}

/** Of each window, how many booked, how many came by its tickets, and how many did not. */
export function WindowsPart({ locale, edition, report }: DayReportProps) {
  const words = reportWords[locale].windows;
  const windows = report.windows.map(({ slot, starts_at, ends_at, booked }) => ({
    name: formatSpan(starts_at, ends_at, locale, edition.timezone),
    booked,
    came: report.came.bySlot.get(slot) ?? 0,
  }));
  if (windows.length === 0) return null;
  const booked = windows.reduce((sum, one) => sum + one.booked, 0);
  const came = windows.reduce((sum, one) => sum + one.came, 0);
  return (
    <ReportSection locale={locale} id="windows" title={words.title} isFolded>
      <ReportTable
        labelledBy="windows"
        first={words.window}
        columns={[
          { label: words.booked },
          { label: words.came },
          { label: words.noShow },
          { label: words.share },
        ]}
        rows={windows.map((one) => ({ name: one.name, cells: cellsOf(one, locale) }))}
        sums={[{ name: reportWords[locale].all, cells: cellsOf({ booked, came }, locale) }]}
      />
      <p class="hint">{words.note}</p>
    </ReportSection>
  );
}

function cellsOf({ booked, came }: { booked: number; came: number }, locale: Locale) {
  const away = Math.max(0, booked - came);
  return [
    formatNumber(booked, locale),
    formatNumber(came, locale),
    formatNumber(away, locale),
    booked > 0 ? percent(away, booked, locale) : null,
  ];
}
