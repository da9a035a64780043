import { minuteOfSpan, spanAt } from '../../domain/day-flow.ts';
import { isolated } from '../../i18n/isolated.ts';
import { filled } from '../../i18n/sentence.ts';
import type { ChartTable } from './chart.ts';
import { type ChartWording, said, shownRate, written } from './chart-words.ts';
import { type ChartedDay, clockAt, clockOfSpan, type Rates } from './day.ts';

/** A headline compares what comes in now with what came in so many minutes before. */
const LOOK_BACK = 20;
/** Below this part of it, and this many people a minute, a change is none that a reader would see. */
const NOTICEABLE = 0.1;
const NOTICEABLE_PEOPLE = 3;
/** A gate stands out that counts so many times what the next one does. */
const AHEAD = 1.25;
/** A sentence tells of the latest holds, and leaves the others to the table. */
const HOLDS_TOLD = 3;
/** Rows of the table are hours, or spans where those are longer. */
const HOUR = 60;

/** What the curve of a day shows, as its title. */
export function curveHeadline(day: ChartedDay, rates: Rates, words: ChartWording): string {
  if (rates.entries.every((rate) => rate === 0)) {
    return day.now === null ? words.noneThen : words.none;
  }
  return day.now === null ? ofPeak(day, rates, words) : ofNow(day, rates, words);
}

function ofPeak(day: ChartedDay, { entries }: Rates, words: ChartWording): string {
  const highest = Math.max(...entries);
  const span = entries.indexOf(highest);
  const gate = standsOut(day, words, (counts) => counts[span] ?? 0);
  const values = { at: clockOfSpan(day, span), gate: gate ?? '' };
  const forms = gate === null ? words.peak.plain : words.peak.gate;
  return said(shownRate(highest), forms, words, values);
}

function ofNow(day: ChartedDay, { entries }: Rates, words: ChartWording): string {
  const { flow } = day;
  // The running span is left to the line's end: its mean is of minutes that are still coming in.
  const last = Math.max(0, entries.length - 2);
  const first = last - Math.max(1, Math.round(LOOK_BACK / flow.step));
  const [before, now] = [entries[first], shownRate(entries[last] ?? 0)];
  const newest = entries.length - 1;
  const running = shownRate(entries[newest] ?? 0);
  if (before === undefined) return ofSpan(day, newest, running, words);
  const change = now - shownRate(before);
  const seen = Math.max(NOTICEABLE_PEOPLE, NOTICEABLE * Math.max(now, before));
  const kind = Math.abs(change) < seen ? 'steady' : change > 0 ? 'rose' : 'fell';
  if (kind === 'steady' && now === 0) {
    // The first who come in are told at once: what is behind them is empty.
    return running > 0 ? ofSpan(day, newest, running, words) : ofSpan(day, last, 0, words);
  }
  const weight = { rose: 1, fell: -1, steady: 0 }[kind];
  const gate = standsOut(day, words, (counts) =>
    weight === 0 ? (counts[last] ?? 0) : weight * ((counts[last] ?? 0) - (counts[first] ?? 0)),
  );
  const values = {
    from: written(shownRate(before), words),
    start: clockOfSpan(day, first),
    end: clockOfSpan(day, last),
    gate: gate ?? '',
  };
  return said(now, gate === null ? words[kind].plain : words[kind].gate, words, values);
}

/** What came in during one span, as it is shown. */
function ofSpan(day: ChartedDay, span: number, rate: number, words: ChartWording): string {
  if (rate === 0) return filled(words.nobodyCame, { at: clockOfSpan(day, span) });
  const gate = standsOut(day, words, (counts) => counts[span] ?? 0);
  const forms = gate === null ? words.now.plain : words.now.gate;
  return said(rate, forms, words, { at: clockOfSpan(day, span), gate: gate ?? '' });
}

/** The gate that counts clearly more than each other one; null without such a gate. */
function standsOut(
  { flow, names }: ChartedDay,
  words: ChartWording,
  measure: (entries: readonly number[]) => number,
): string | null {
  const [first, second] = flow.gates
    .map(({ gate, entries }) => ({ gate, weight: measure(entries) }))
    .sort((a, b) => b.weight - a.weight);
  if (names.size < 2 || !first || first.weight <= 0) return null;
  if (second && first.weight < AHEAD * second.weight) return null;
  const name = names.get(first.gate);
  return name === undefined ? null : isolated(name, words.locale);
}

/** All that a reader is told who does not see the curve. */
export function curveSentence(
  day: ChartedDay,
  rates: Rates,
  headline: string,
  words: ChartWording,
): string {
  const parts = [`${headline}.`];
  const newest = rates.exits.length - 1;
  if (day.now !== null && newest >= 0) {
    const at = clockAt(day, Math.floor(day.now));
    const rate = shownRate(rates.exits[newest] ?? 0);
    parts.push(
      rate === 0 ? filled(words.nobodyLeft, { at }) : said(rate, words.left, words, { at }),
    );
  }
  const told = day.holds.toSorted((a, b) => b.from - a.from).slice(0, HOLDS_TOLD);
  for (const { gate, from, to } of told) {
    const values = {
      gate: gateName(day, gate, words),
      start: clockAt(day, from),
      end: to === null ? '' : clockAt(day, to),
    };
    parts.push(filled(to === null ? words.heldSince : words.heldFrom, values));
  }
  return parts.join(' ');
}

function gateName({ names }: ChartedDay, gate: string | null, words: ChartWording): string {
  return gate === null ? words.wholeSite : isolated(names.get(gate) ?? gate, words.locale);
}

/** The figures of the curve by the hour, in people. */
export function curveTable(
  day: ChartedDay,
  sums: { readonly entries: readonly number[]; readonly exits: readonly number[] },
  words: ChartWording,
): ChartTable {
  const { flow, last, now } = day;
  const begun = now === null ? flow.spans : Math.min(flow.spans, spanAt(flow, now) + 1);
  const every = Math.max(1, Math.round(HOUR / flow.step));
  const offset = everyFrom(day, every);
  const rows: string[][] = [];
  for (let first = offset === 0 ? 0 : offset - every; first < begun; first += every) {
    const [start, end] = [Math.max(0, first), Math.min(first + every, flow.spans)];
    const sum = (counts: readonly number[]) =>
      written(
        counts.slice(start, end).reduce((all, one) => all + one, 0),
        words,
      );
    rows.push([
      clockOfSpan(day, start),
      sum(sums.entries),
      sum(sums.exits),
      ...(last ? [sum(last.entries)] : []),
      heldIn(day, minuteOfSpan(flow, start), minuteOfSpan(flow, end), words),
    ]);
  }
  const columns = [words.hour, words.entries, words.exits, ...(last ? [last.name] : [])];
  return { columns: [...columns, words.held], rows };
}

/** How many spans come before the first whole hour of the place. */
function everyFrom(day: ChartedDay, every: number): number {
  for (let span = 0; span < every; span++) {
    if (clockOfSpan(day, span).endsWith(':00')) return span;
  }
  return 0;
}

function heldIn(day: ChartedDay, from: number, to: number, words: ChartWording): string {
  const held = day.holds.filter((hold) => hold.from < to && (hold.to ?? to) > from);
  const gates = new Set(held.map(({ gate }) => gateName(day, gate, words)));
  return gates.size === 0 ? '–' : [...gates].join(' · ');
}
