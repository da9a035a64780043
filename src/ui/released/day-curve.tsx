import { type DayFlow, flowOf } from '../../domain/day-flow.ts';
import { CURVE_MINUTES } from '../../domain/figures/freeze.ts';
import type { CurveSpan } from '../../domain/figures/release.ts';
import { releasedWords } from '../../i18n/released.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { chartWording } from '../charts/chart-words.ts';
import { curveChart } from '../charts/curve.ts';
import type { OneRelease } from './props.ts';

/** Entries and exits over the day, drawn from the spans that are released with it. */
export function DayCurve({ said, edition, release }: OneRelease) {
  const flow = flowOfSpans(release.figures.curve);
  if (!flow) return null;
  const words = chartWording(said);
  const chart = curveChart(
    { flow, names: new Map(), holds: [], last: null, zone: edition.timezone, now: null },
    words,
  );
  return (
    <section class="released-curve">
      <h3>{releasedWords[said].curve}</h3>
      <ChartFigure chart={chart} behind={words.behind} />
    </section>
  );
}

/** Spans differ in length: what each of them counted is spread over its minutes. */
function flowOfSpans(spans: readonly CurveSpan[]): DayFlow | null {
  const [first, last] = [spans.at(0), spans.at(-1)];
  if (!first || !last) return null;
  const step = CURVE_MINUTES;
  const from = Math.floor(first.from / step) * step;
  const frame = { from, step, spans: Math.ceil((last.to - from) / step) };
  return flowOf(frame, minutesOf(spans));
}

function* minutesOf(spans: readonly CurveSpan[]) {
  for (const { from, to, entries, exits } of spans) {
    const minutes = to - from;
    for (let minute = from; minute < to; minute += 1) {
      yield { gate: '', minute, entries: entries / minutes, exits: exits / minutes };
    }
  }
}
