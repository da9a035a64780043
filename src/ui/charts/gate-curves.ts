import { type GateFlow, minuteOfSpan, ratesOf } from '../../domain/day-flow.ts';
import { isolated } from '../../i18n/isolated.ts';
import { filled } from '../../i18n/sentence.ts';
import { type ChartWording, said, shownRate, written } from './chart-words.ts';
import { type ChartedDay, clockAt, clockOfSpan, minuteOfPoint } from './day.ts';
import {
  areaUnder,
  type Drawing,
  hatching,
  lineMark,
  lineThrough,
  type Mark,
  pathMarks,
  unit,
} from './drawing.ts';

/** A small curve has no letters of its own: it may be as small as its place. */
const WIDTH = 240;
const HEIGHT = 72;
const TOP = 4;
const BASE = HEIGHT - 2;

/** The curve of one gate, on the scale of all of them. */
export interface GateCurve {
  readonly gate: string;
  readonly name: string;
  /** People let in a minute now, or at the end of its line. */
  readonly value: string;
  readonly sentence: string;
  readonly drawing: Drawing;
}

/** A small curve for each gate: they share one scale, so that heights can be compared. */
export function gateCurves(day: ChartedDay, words: ChartWording): readonly GateCurve[] {
  const known = new Map(day.flow.gates.map((flow) => [flow.gate, flow]));
  const gates = [...day.names].map(([gate, name]) => {
    const flow: GateFlow = known.get(gate) ?? { gate, entries: [], exits: [] };
    const entries = ratesOf(day.flow, flow.entries, day.now);
    const exits = ratesOf(day.flow, flow.exits, day.now);
    return { gate, name, entries, exits };
  });
  const highest = Math.max(1, ...gates.flatMap(({ entries, exits }) => [...entries, ...exits]));
  return gates.map(({ gate, name, entries, exits }) => ({
    gate,
    name,
    value: written(rateNow(day, gate, entries), words),
    sentence: `${sentenceOf(day, { gate, name, entries }, words)}.`,
    drawing: drawGate(day, gate, { entries, exits }, highest),
  }));
}

function sentenceOf(
  day: ChartedDay,
  own: { readonly gate: string; readonly name: string; readonly entries: readonly number[] },
  words: ChartWording,
): string {
  const { entries } = own;
  const gate = isolated(own.name, words.locale);
  const highest = Math.max(0, ...entries);
  if (highest === 0) return filled(words.gateNone, { gate });
  if (day.now === null) {
    const at = clockOfSpan(day, entries.indexOf(highest));
    return said(shownRate(highest), words.gatePeak, words, { gate, at });
  }
  const at = clockAt(day, Math.floor(day.now));
  const rate = rateNow(day, own.gate, entries);
  if (rate === 0) return filled(words.gateNobody, { gate, at });
  return said(rate, words.gateNow, words, { gate, at });
}

function rateNow({ rates }: ChartedDay, gate: string, entries: readonly number[]): number {
  return shownRate(rates?.get(gate) ?? entries.at(-1) ?? 0);
}

function drawGate(
  day: ChartedDay,
  gate: string,
  rates: { readonly entries: readonly number[]; readonly exits: readonly number[] },
  highest: number,
): Drawing {
  const { from, step, spans } = day.flow;
  const end = minuteOfSpan(day.flow, spans);
  const x = (minute: number) =>
    (WIDTH * (Math.min(end, Math.max(from, minute)) - from)) / (step * spans);
  const line = (values: readonly number[]) =>
    values.map((rate, span) => ({
      x: x(minuteOfPoint(day, span)),
      y: BASE - ((BASE - TOP) * rate) / highest,
    }));
  const held = day.holds
    .filter((hold) => hold.gate === gate || hold.gate === null)
    .map((hold) => ({ left: x(hold.from), right: x(hold.to ?? day.now ?? end) }))
    .filter(({ left, right }) => right > left)
    .map((span) => hatching({ ...span, top: TOP, bottom: BASE }));
  const entries = line(rates.entries);
  const marks: readonly Mark[] = [
    lineMark('base', { x: 0, y: BASE }, { x: WIDTH, y: BASE }),
    ...pathMarks('held-lines', held.join('')),
    ...pathMarks('area-entries', areaUnder(entries, BASE)),
    ...pathMarks('line-exits', lineThrough(line(rates.exits))),
    ...pathMarks('line-entries', lineThrough(entries)),
    ...entries.slice(-1).map(
      ({ x: cx, y: cy }): Mark => ({
        tag: 'circle',
        class: 'dot-entries',
        at: { cx: unit(Math.min(WIDTH - 4, cx)), cy: unit(cy), r: 4 },
      }),
    ),
  ];
  return { width: WIDTH, height: HEIGHT, marks };
}
