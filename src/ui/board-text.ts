import type { Live, LiveDay, LiveGate } from '../contract/answers/live.ts';
import { clockTime } from '../i18n/format.ts';
import { grouped } from '../i18n/number.ts';
import { type CountedSentence, filled, formFor } from '../i18n/sentence.ts';
import type { BoardWords } from './board-words.ts';
import { reasonText } from './hold-text.ts';

/** What is counted for a day and for the edition, in the order in which it is shown. */
export const DAY_FIGURES = [
  'entries',
  'exits',
  're_entries',
  'walk_ins',
  'parties',
  'uncounted_exits',
] as const satisfies readonly (keyof LiveDay)[];
type DayFigure = (typeof DAY_FIGURES)[number];

/** Phones send a request every few seconds: a scan younger than this is on its way. */
const USUAL_LAG_MS = 30_000;

/** Fewer people a minute than this never look like a full lane. */
const SMALLEST_SCALE = 10;

/**
 * Every text of the board that changes, by the name of its place (`gate.2.entries`). The page is
 * written with it and the script renews it, so that both show the same.
 */
export function boardTexts(live: Live, words: BoardWords): Map<string, string> {
  const number = (n: number | undefined) => (n === undefined ? '–' : grouped(n, words.separator));
  const texts = new Map([
    ['inside', number(live.inside)],
    ['as_of', clockTime(live.as_of)],
    ['complete_to', clockTime(live.complete_to)],
    ['phones.on_duty', number(live.devices?.on_duty)],
    ['phones.waiting', number(live.devices?.waiting)],
  ]);
  if (live.crowd) {
    texts.set('crowd', words.crowd[live.crowd.state]);
    texts.set('capacity', filled(words.capacity, { capacity: number(live.crowd.capacity) }));
  }
  const { silent = 0 } = live.devices ?? {};
  texts.set('to_do.silent', filledFor(silent, words.silent, words));
  for (const figure of ['entries', 'exits', 're_entries', 'walk_ins', 'parties'] as const) {
    texts.set(`today.${figure}`, number(live.today[figure]));
  }
  const today = live.days?.find((day) => day.date === live.today.date);
  texts.set('today.registered', number(today?.registered));
  texts.set('today.conflicts', number(today?.conflicts));
  texts.set('edition.registered', number(live.registered));
  for (const day of live.days ?? []) texts.set(`day.${day.id}.registered`, number(day.registered));
  for (const gate of live.gates) {
    texts.set(`gate.${gate.id}.entries`, number(gate.entries));
    texts.set(`gate.${gate.id}.exits`, number(gate.exits));
    texts.set(`gate.${gate.id}.per_minute`, number(gate.per_minute));
    texts.set(`gate.${gate.id}.state`, gateStateText(gate, words));
    texts.set(`gate.${gate.id}.detail`, gateDetail(gate, live, words));
    texts.set(
      `gate.${gate.id}.last_seen`,
      gate.last_seen ? momentOf(gate.last_seen, live.as_of) : words.never,
    );
  }
  for (const figure of DAY_FIGURES) {
    for (const day of live.days ?? []) {
      texts.set(`day.${day.id}.${figure}`, number(stated(day, figure, live)));
    }
    const outside = figure === 'uncounted_exits' ? undefined : live.outside?.[figure];
    texts.set(`outside.${figure}`, number(outside));
    texts.set(`edition.${figure}`, number(editionTotal(live, figure)));
  }
  return texts;
}

/**
 * The state of a gate as text: one that its own staff hold says so, since no button here opens it.
 */
export function gateStateText(gate: LiveGate, words: BoardWords): string {
  const own = gate.state === 'held' && gate.own_hold != null;
  return own ? words.heldByStaff : words.gateStates[gate.state];
}

/** The text beside the state: why it is held, until when, where people are sent, free flow. */
function gateDetail(gate: LiveGate, { gates, as_of }: Live, words: BoardWords): string {
  const sentTo = gates.find((one) => one.id === gate.send_to)?.name[words.locale];
  const held = gate.state !== 'open';
  const parts = [
    gate.free_flow && words.freeFlow,
    held && gate.reason && filled(words.reason, { reason: reasonText(gate.reason, words.reasons) }),
    held && gate.until && untilText(gate.until, as_of, words),
    held && sentTo && filled(words.sendTo, { gate: sentTo }),
  ];
  return parts.filter((part) => typeof part === 'string').join(' · ');
}

function untilText(until: string, asOf: string, words: BoardWords): string {
  const sentence = Date.parse(until) > Date.parse(asOf) ? words.until : words.overdue;
  return filled(sentence, { time: momentOf(until, asOf) });
}

/** A day's figure, once there is one: none before it begins, no uncounted exits before it ends. */
function stated(day: LiveDay, figure: DayFigure, live: Live): number | undefined {
  const today = live.today.date ?? live.as_of.slice(0, 10);
  const begun = figure === 'uncounted_exits' ? day.date < today : day.date <= today;
  return begun ? day[figure] : undefined;
}

/** A figure of the whole edition. The live object sums all but the uncounted exits. */
function editionTotal(live: Live, figure: DayFigure): number {
  if (figure !== 'uncounted_exits') return live[figure];
  return (live.days ?? []).reduce((sum, day) => sum + day.uncounted_exits, 0);
}

/** How complete the figures are, as a state for the eye (`state`) and a sentence. */
export function completeness(
  live: Live,
  words: BoardWords,
): { state: 'complete' | 'waiting' | 'unattended'; text: string } {
  const { on_duty = 0, unsent = 0, silent = 0 } = live.devices ?? {};
  if (on_duty === 0) return { state: 'unattended', text: words.noPhones };
  const since = clockTime(live.complete_to);
  const counted = (n: number, forms: CountedSentence) => filledFor(n, forms, words, since);
  if (unsent > 0 && silent > 0) {
    // Of which of them the figures are complete to that minute is not known here.
    const both = [counted(unsent, words.unsent), counted(silent, words.silent)];
    return { state: 'waiting', text: both.join(' · ') };
  }
  if (unsent > 0) return { state: 'waiting', text: counted(unsent, words.unsentSince) };
  if (silent > 0) return { state: 'waiting', text: counted(silent, words.silentSince) };
  const lag = Date.parse(live.as_of) - Date.parse(live.complete_to);
  return lag > USUAL_LAG_MS
    ? { state: 'waiting', text: filled(words.waiting, { since }) }
    : { state: 'complete', text: words.allSent };
}

function filledFor(n: number, forms: CountedSentence, words: BoardWords, since = ''): string {
  return filled(formFor(n, forms, words.locale), { n: grouped(n, words.separator), since });
}

/** How busy each gate is beside the busiest, 0 to 100, by the gate's id. */
export function flowShares(live: Live): Map<string, number> {
  const peak = Math.max(SMALLEST_SCALE, ...live.gates.map((gate) => gate.per_minute ?? 0));
  return new Map(
    live.gates.map((gate) => [gate.id, Math.round((100 * (gate.per_minute ?? 0)) / peak)]),
  );
}

/** How much of the site's capacity is taken, 0 to 100: so far is the ring of the arch filled. */
export function ringShare(live: Live): number {
  const { capacity = 0 } = live.crowd ?? {};
  return capacity > 0 ? Math.min(100, Math.round((100 * live.inside) / capacity)) : 0;
}

/** Whether a figure needs a smaller size to fit in the doorway. */
export function isLong(inside: number): boolean {
  return inside >= 100_000;
}

/**
 * The clock of an instant of today (`16:06`), else its date and clock (`22/11 19:02`). Both ISO, as
 * the server wrote them, of one zone: a screen with old zone data would be an hour off.
 */
export function momentOf(instant: string, asOf: string): string {
  const time = clockTime(instant);
  if (instant.slice(0, 10) === asOf.slice(0, 10)) return time;
  return `${instant.slice(8, 10)}/${instant.slice(5, 7)} ${time}`;
}
