import { type DayFigures, EVIDENCE } from '../../domain/figures/figures.ts';
import type { Release } from '../../domain/figures/release.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import type { EditionReport } from '../../operations/reports.ts';
import { visitsChart } from '../../ui/charts/bar-charts.ts';
import { peakText } from '../../ui/peak-text.ts';
import { shortDay } from '../shell/short-day.ts';
import { CLASSED, type Classed, ClassTable, NOTHING } from './class-table.tsx';
import { RunningHead } from './cover.tsx';
import { EarlierPart } from './earlier-part.tsx';
import { EvidencePart, FiguresSection } from './figures-part.tsx';
import { MethodPart, SigningPlace } from './method.tsx';
import { madeSaid, momentSaid } from './moment.ts';
import type { ReportProps } from './props.ts';
import { dayState, editionState, stateNote } from './release-state.ts';
import { ReportSection } from './report-section.tsx';
import { ReportTable } from './report-table.tsx';
import { SaidChart } from './said-chart.tsx';
import { SealsPart } from './seals-part.tsx';

export interface EditionDocumentProps extends ReportProps {
  readonly report: EditionReport;
}

/** The report of an edition as it stands on the screen and on paper. */
export function EditionDocument(props: EditionDocumentProps) {
  const { locale, edition, now, report } = props;
  const words = reportWords[locale];
  const sums = sumOf(report.days);
  const head = [
    `${edition.name[locale]}, ${edition.city[locale]}`,
    words.editionTitle,
    editionState(report, edition, locale),
  ];
  return (
    <>
      <RunningHead>{head.filter((one) => one !== null).join(' · ')}</RunningHead>
      {sums.visits + sums.exits === 0 ? (
        <p class="lead">{words.noneYet}</p>
      ) : (
        <>
          <SumsPart {...props} sums={sums} />
          <DaysPart {...props} sums={sums} />
          <EvidencePart locale={locale} evidence={evidenceOf(report.days)} />
          <PeaksPart {...props} />
          <EarlierPart {...props} visits={sums.visits} />
          <MethodPart locale={locale} />
          <SealsPart {...props} number={null} />
        </>
      )}
      <p class="hint">{words.made(madeSaid(now, edition.timezone, locale))}</p>
      <SigningPlace locale={locale} />
    </>
  );
}

/** The sums of all days, each with what it counts. */
function SumsPart({ locale, sums }: EditionDocumentProps & { sums: Classed }) {
  return (
    <FiguresSection locale={locale} sums={sums}>
      <p class="hint">{figureWords[locale].sumOfDays}</p>
    </FiguresSection>
  );
}

/** The days beside each other, as a picture and as a table. */
function DaysPart(props: EditionDocumentProps & { sums: Classed }) {
  const { locale, edition, now, sums } = props;
  const { days: report } = props.report;
  const words = reportWords[locale].dates;
  const begun = edition.days.filter((day) => day.opens_at <= now || hasCounted(report, day.number));
  const bars = begun.map((day) => ({
    name: shortDay(day.date, locale),
    values: [report.find((one) => one.day === day.number)?.visits ?? 0],
  }));
  const chart = visitsChart('day', bars, locale);
  const rows = begun.flatMap((day) => {
    const figures = report.find((one) => one.day === day.number);
    if (!figures) return [];
    return [
      {
        name: (
          <a href={`/console/${edition.slug}/days/${day.number}/report`}>
            {formatCalendarDate(day.date, locale, 'without_year')}
          </a>
        ),
        sums: figures,
        note: stateNote(figures, releaseOf(props.report, day.number), locale),
      },
    ];
  });
  return (
    <ReportSection locale={locale} id="by-day" title={words.title}>
      <SaidChart chart={chart} />
      <ClassTable
        locale={locale}
        labelledBy="by-day"
        first={words.day}
        rows={rows}
        total={sums}
        noteHead={words.status}
      />
    </ReportSection>
  );
}

/** The most inside at once of each day, and how complete the day is. */
function PeaksPart({ locale, edition, report }: EditionDocumentProps) {
  const words = reportWords[locale];
  const number = (n: number) => formatNumber(n, locale);
  const rows = report.days.flatMap((figures) => {
    const { peak } = figures;
    if (!peak) return [];
    const release = releaseOf(report, figures.day);
    const at = momentSaid('at', peak.at, { day: figures.date, zone: edition.timezone }, locale);
    return [
      {
        name: formatCalendarDate(figures.date, locale, 'without_year'),
        cells: [
          number(peak.people),
          peakText(peak, at, locale),
          dayState({ figures, release }, edition, locale),
        ],
      },
    ];
  });
  if (rows.length === 0) return null;
  return (
    <ReportSection
      locale={locale}
      id="peaks"
      title={figureWords[locale].names.peak_inside}
      isFolded
    >
      <ReportTable
        labelledBy="peaks"
        first={words.dates.day}
        columns={[
          { label: words.figures.people },
          { label: words.figures.counts, isText: true },
          { label: words.dates.status, isText: true },
        ]}
        rows={rows}
      />
    </ReportSection>
  );
}

function releaseOf({ releases }: EditionReport, day: number): Release | null {
  return releases.find((one) => one.day === day) ?? null;
}

function hasCounted(report: readonly DayFigures[], day: number): boolean {
  const figures = report.find((one) => one.day === day);
  return figures !== undefined && figures.visits + figures.exits > 0;
}

function sumOf(report: readonly DayFigures[]): Classed {
  const sums = { ...NOTHING };
  for (const figures of report) for (const name of CLASSED) sums[name] += figures[name];
  return sums;
}

function evidenceOf(report: readonly DayFigures[]): DayFigures['evidence'] {
  const sums = { scanned: 0, tapped: 0, estimated: 0, by_eye: 0 };
  for (const { evidence } of report) {
    for (const name of EVIDENCE) sums[name] += evidence[name];
  }
  return sums;
}
