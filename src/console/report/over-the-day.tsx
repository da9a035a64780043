import { localParts } from '../../domain/calendar.ts';
import { type DayFrame, flowOf, frameOf } from '../../domain/day-flow.ts';
import { atSameClocks } from '../../domain/earlier-day.ts';
import { visitsOf } from '../../domain/figures/figures.ts';
import { sumsBy } from '../../domain/figures/sums.ts';
import { endOfDay, openingHours } from '../../domain/opening-hours.ts';
import { MINUTE_MS, minuteOf } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatTime } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import { chartWording } from '../../ui/charts/chart-words.ts';
import { curveChart } from '../../ui/charts/curve.ts';
import { shortDay } from '../shell/short-day.ts';
import { CLASSED, ClassTable, NOTHING } from './class-table.tsx';
import { momentSaid } from './moment.ts';
import type { DayReportProps } from './props.ts';
import { ReportSection } from './report-section.tsx';
import { SaidChart } from './said-chart.tsx';

/** The curve of the day with the sentence that it says. */
export function CurvePart({ locale, edition, day, now, report }: DayReportProps) {
  const { from, to } = openingHours(day, edition);
  const counted = report.minutes.filter((one) => visitsOf(one) + one.exits > 0);
  const frame = frameOf(minuteOf(from), Math.ceil(to / MINUTE_MS), counted);
  const minutes = counted.map((one) => ({
    ...{ gate: one.gate, minute: one.minute, exits: one.exits },
    entries: visitsOf(one),
  }));
  const wording = chartWording(locale);
  const chart = curveChart(
    {
      flow: flowOf(frame, minutes),
      names: new Map(edition.gates.map((gate) => [String(gate.number), gate.name[locale]])),
      holds: report.holds.listed.map(({ gate, starts_at, ends_at }) => ({
        gate: gate === null ? null : String(gate),
        from: starts_at / MINUTE_MS,
        to: ends_at === null ? null : ends_at / MINUTE_MS,
      })),
      last: lastDay(report.last, frame, { edition, day, locale }),
      zone: edition.timezone,
      now: now < endOfDay(day, edition) ? now / MINUTE_MS : null,
    },
    wording,
  );
  return (
    <ReportSection locale={locale} id="curve" title={reportWords[locale].curve}>
      <SaidChart chart={chart} />
    </ReportSection>
  );
}

/** The day before, where anybody was counted on one: the shadow of this one, as on the board. */
function lastDay(
  last: DayReportProps['report']['last'],
  frame: DayFrame,
  { edition, day, locale }: Pick<DayReportProps, 'edition' | 'day' | 'locale'>,
) {
  const known = edition.days.find((one) => one.number === last?.day);
  if (!last || !known) return null;
  const days = { of: known.date, on: day.date, zone: edition.timezone };
  return { name: shortDay(known.date, locale), entries: atSameClocks(last, frame, days) };
}

/** Visits of each hour by class. */
export function HoursPart({ locale, edition, report }: DayReportProps) {
  const words = reportWords[locale];
  const sums = sumsBy(report.minutes, ({ minute }) => hourOf(minute * MINUTE_MS, edition.timezone));
  const rows = [...sums].filter(([, one]) => one.visits + one.exits > 0);
  if (rows.length === 0) return null;
  return (
    <ReportSection locale={locale} id="hours" title={words.hours.title} isFolded>
      <ClassTable
        locale={locale}
        labelledBy="hours"
        first={words.hours.hour}
        rows={rows.map(([from, one]) => ({
          name: commonWords[locale].span(
            formatTime(from, edition.timezone),
            formatTime(from + 60 * MINUTE_MS, edition.timezone),
          ),
          sums: one,
        }))}
        {...totalsOf(report.figures)}
      />
    </ReportSection>
  );
}

/** Visits of each gate by class, and how far its counts are complete. */
export function GatesPart({ locale, edition, report }: DayReportProps) {
  const { figures } = report;
  const words = reportWords[locale];
  const sums = sumsBy(report.minutes, ({ gate }) => gate);
  const rows = edition.gates.flatMap((gate) => {
    const own = sums.get(gate.number);
    const known = figures.completeness.gates.find((one) => one.gate === gate.number);
    if (!own && !known) return [];
    return [
      {
        name: gate.name[locale],
        sums: own ?? NOTHING,
        ...(known && {
          note: momentSaid(
            'moment',
            known.complete_to,
            { day: figures.date, zone: edition.timezone },
            locale,
          ),
        }),
      },
    ];
  });
  if (rows.length === 0) return null;
  return (
    <ReportSection locale={locale} id="gates" title={words.gates.title} isFolded>
      <ClassTable
        locale={locale}
        labelledBy="gates"
        first={words.gates.gate}
        rows={rows}
        noteHead={words.gates.completeTo}
        {...totalsOf(figures)}
      />
    </ReportSection>
  );
}

/** The day's figures, and what corrections add to what was counted: rows and corrections come to them. */
function totalsOf(figures: DayReportProps['report']['figures']) {
  const { counted } = figures;
  const corrected = { ...NOTHING };
  for (const name of CLASSED) {
    Object.assign(corrected, { [name]: figures[name] - counted[name] });
  }
  const isCorrected = Object.values(corrected).some((difference) => difference !== 0);
  return { total: figures, corrected: isCorrected ? corrected : null };
}

/** When the local hour of an instant (ms) began. */
function hourOf(at: number, zone: string): number {
  return at - localParts(at, zone).minute * MINUTE_MS - (at % MINUTE_MS);
}
