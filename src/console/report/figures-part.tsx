import type { PropsWithChildren } from 'hono/jsx';
import { type DayFigures, EVIDENCE } from '../../domain/figures/figures.ts';
import type { Locale } from '../../domain/kinds.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatNumber } from '../../i18n/format.ts';
import { percent } from '../../i18n/percent.ts';
import { reportWords } from '../../i18n/report.ts';
import { peakText } from '../../ui/peak-text.ts';
import { CLASSED, type Classed } from './class-table.tsx';
import { momentSaid } from './moment.ts';
import type { ReportProps } from './props.ts';
import { ReportSection } from './report-section.tsx';
import { type ReportRow, ReportTable } from './report-table.tsx';

/** The figures of a day, each with what it counts, and on what evidence they stand. */
export function FiguresPart(props: ReportProps & { figures: DayFigures }) {
  const { locale, figures } = props;
  const more = [peakRow(props), completenessRow(props)];
  return <FiguresSection locale={locale} sums={figures} more={more} />;
}

interface FiguresSectionProps {
  readonly locale: Locale;
  readonly sums: Classed;
  /** Rows below them. */
  readonly more?: readonly ReportRow[];
}

/** Visits by class and exits, each with what it counts. */
export function FiguresSection(props: PropsWithChildren<FiguresSectionProps>) {
  const { locale, sums, more = [], children } = props;
  const words = reportWords[locale];
  const { names, counts } = figureWords[locale];
  const rows = CLASSED.map((name) => ({
    name: names[name],
    cells: [formatNumber(sums[name], locale), counts[name]],
  }));
  return (
    <ReportSection locale={locale} id="figures" title={words.figures.title}>
      <div class="report-figures">
        <ReportTable
          labelledBy="figures"
          first={words.figures.figure}
          columns={[{ label: words.figures.people }, { label: words.figures.counts, isText: true }]}
          rows={[...rows, ...more]}
        />
      </div>
      <p class="hint">{words.figures.sum}</p>
      {children}
    </ReportSection>
  );
}

/** Without a count by eye the number stands alone, and says that nobody knows how far off it is. */
function peakRow({ locale, edition, figures }: ReportProps & { figures: DayFigures }): ReportRow {
  const { peak } = figures;
  const words = figureWords[locale];
  const name = words.names.peak_inside;
  if (!peak) return { name, cells: [null, words.noPeak] };
  const at = momentSaid('at', peak.at, { day: figures.date, zone: edition.timezone }, locale);
  return { name, cells: [formatNumber(peak.people, locale), peakText(peak, at, locale)] };
}

function completenessRow({
  locale,
  edition,
  figures,
}: ReportProps & { figures: DayFigures }): ReportRow {
  const { complete_to, phones, handed_in } = figures.completeness;
  const { names, completeness } = figureWords[locale];
  const to = momentSaid('upTo', complete_to, { day: figures.date, zone: edition.timezone }, locale);
  return { name: names.completeness, cells: [null, completeness(to, handed_in, phones)] };
}

/** How the visits were counted, with the share of each way. */
export function EvidencePart({
  locale,
  evidence,
}: {
  readonly locale: Locale;
  readonly evidence: DayFigures['evidence'];
}) {
  const words = reportWords[locale].evidence;
  const all = EVIDENCE.reduce((sum, name) => sum + Math.max(0, evidence[name]), 0);
  return (
    <ReportSection locale={locale} id="evidence" title={words.title} isFolded>
      <ReportTable
        labelledBy="evidence"
        first={words.how}
        columns={[{ label: reportWords[locale].columns.visits }, { label: words.share }]}
        rows={EVIDENCE.map((name) => ({
          name: figureWords[locale].evidence[name],
          cells: [
            formatNumber(evidence[name], locale),
            all > 0 && evidence[name] >= 0 ? percent(evidence[name], all, locale) : null,
          ],
        }))}
      />
    </ReportSection>
  );
}
