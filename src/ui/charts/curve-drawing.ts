import type { DayFrame, HeldSpan } from '../../domain/day-flow.ts';
import type { Frame } from './chart.ts';
import { type ChartWording, written } from './chart-words.ts';
import { curveEnds, drawEnds, endRoom } from './curve-ends.ts';
import { type ChartedDay, minuteOfPoint, ratesOfDay } from './day.ts';
import {
  areaUnder,
  type Drawing,
  hatching,
  lineMark,
  lineThrough,
  type Mark,
  type Plot,
  pathMarks,
  rectMark,
  textMark,
  textWidth,
} from './drawing.ts';
import { gridMarks, heightAt, scaleRoom } from './grid.ts';
import { hoursOf, scaleOf } from './scale.ts';

/** Above the plot stand the words of holds, below it the hours. */
const ABOVE = 26;
const BELOW = 28;
const GAP = 10;
/** Room for one hour below the plot, in letters' heights; and where there is little of it. */
const HOUR_ROOM = 5;
const LITTLE_ROOM = 4;
/** A scale of fewer people a minute would make a crowd of one family. */
const LEAST = 10;
/** A hold of a minute is still seen, units. */
const HOLD_LEAST = 3;

/**
 * Entries and exits a minute over a day. Time runs from left to right in every language, as clocks
 * are written and as Moroccan statistics draw it in Arabic too.
 */
export function drawCurve(day: ChartedDay, words: ChartWording, frame: Frame): Drawing {
  const rates = ratesOfDay(day);
  const scale = scaleOf(Math.max(LEAST, ...rates.entries, ...rates.exits, ...rates.last));
  const number = (n: number) => written(n, words);
  const ends = curveEnds(rates, words);
  const plot = {
    left: scaleRoom(scale, number, frame),
    right: frame.width - endRoom(ends, frame),
    top: ABOVE,
    bottom: frame.height - BELOW,
  };
  const x = (minute: number) => xOf(day.flow, plot, minute);
  const line = (values: readonly number[]) =>
    values.map((rate, span) => ({
      x: x(minuteOfPoint(day, span)),
      y: heightAt(rate, scale, plot),
    }));
  const [entries, exits, last] = [line(rates.entries), line(rates.exits), line(rates.last)];
  return {
    width: frame.width,
    height: frame.height,
    marks: [
      ...gridMarks(scale, number, plot, frame),
      ...hoursBelow(day, plot, frame, x),
      ...holdMarks(day, words, plot, frame),
      ...pathMarks('area-last', areaUnder(last, plot.bottom)),
      ...pathMarks('line-last', lineThrough(last)),
      ...pathMarks('area-entries', areaUnder(entries, plot.bottom)),
      ...pathMarks('line-exits', lineThrough(exits)),
      ...pathMarks('line-entries', lineThrough(entries)),
      ...drawEnds(ends, { entries: entries.at(-1), exits: exits.at(-1) }, plot, frame),
    ],
  };
}

function xOf({ from, step, spans }: DayFrame, plot: Plot, minute: number): number {
  const share = (minute - from) / (step * spans);
  return plot.left + (plot.right - plot.left) * Math.min(1, Math.max(0, share));
}

function hoursBelow(day: ChartedDay, plot: Plot, frame: Frame, x: (n: number) => number): Mark[] {
  const room = (frame.isNamed ? HOUR_ROOM : LITTLE_ROOM) * frame.text;
  const most = Math.max(1, Math.floor((plot.right - plot.left) / room));
  const { bottom } = plot;
  return hoursOf(day.flow, day.zone, most).flatMap(({ minute, text }) => {
    const at = x(minute);
    return [
      lineMark('base', { x: at, y: bottom }, { x: at, y: bottom + 5 }),
      textMark('scale middle', { x: at, y: bottom + 20 }, text),
    ];
  });
}

/** Holds as hatched spans; those that overlap are one, with one word above them. */
function holdMarks(day: ChartedDay, words: ChartWording, plot: Plot, frame: Frame): Mark[] {
  const { from: begin, step, spans } = day.flow;
  const end = begin + step * spans;
  const x = (minute: number) => xOf(day.flow, plot, minute);
  const half = textWidth(words.held, frame.text) / 2;
  let free = 0;
  return joinedSpans(day.holds, begin, Math.min(end, day.now ?? end)).flatMap(({ from, to }) => {
    const area = { ...plot, left: x(from), right: Math.max(x(from) + HOLD_LEAST, x(to)) };
    const marks = [rectMark('held', area), ...pathMarks('held-lines', hatching(area))];
    const own = (area.left + area.right) / 2;
    const middle = Math.min(plot.right - half, Math.max(plot.left + half, own));
    if (middle - half < free) return marks;
    free = middle + half + GAP;
    return [...marks, textMark('held-word middle', { x: middle, y: plot.top - 8 }, words.held)];
  });
}

/** Spans between two minutes; those that overlap are one. */
function joinedSpans(holds: readonly HeldSpan[], begin: number, end: number) {
  const spans: { from: number; to: number }[] = [];
  for (const hold of holds.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(begin, hold.from);
    const to = Math.min(end, hold.to ?? end);
    const last = spans.at(-1);
    if (to < from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}
