import type { Live, LiveDay, LiveGate } from '../domain/attendance.ts';
import type { Locale } from '../domain/kinds.ts';
import { type ConsoleWords, consoleWords } from '../i18n/console.ts';
import { clockTime, formatNumber } from '../i18n/format.ts';
import { watchWords } from '../i18n/watch.ts';
import { gateDetail } from './hold-text.ts';

/** What is counted for a day and for the edition, in the order in which it is shown. */
export const DAY_FIGURES = [
  'entries',
  'exits',
  're_entries',
  'walk_ins',
  'parties',
  'uncounted_exits',
] as const satisfies readonly (keyof LiveDay)[];
export type DayFigure = (typeof DAY_FIGURES)[number];

/** Phones speak every few seconds: what is younger than this is on its way. */
const USUAL_LAG_MS = 30_000;

/** Fewer people a minute than this never look like a full lane. */
const SMALLEST_SCALE = 10;

/**
 * Every text of the board that changes, by the name of its place (`gate.2.entries`). The page is
 * written with it and the script renews it, so that both say the same.
 */
export function boardTexts(live: Live, locale: Locale): Map<string, string> {
  const number = (n: number | undefined) => (n === undefined ? '–' : formatNumber(n, locale));
  const texts = new Map([
    ['inside', number(live.inside)],
    ['as_of', clockTime(live.as_of)],
    ['complete_to', clockTime(live.complete_to)],
    ['phones.on_duty', number(live.devices?.on_duty)],
    ['phones.waiting', number(live.devices?.waiting)],
  ]);
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
    texts.set(`gate.${gate.id}.state`, gateStateText(gate, locale));
    texts.set(`gate.${gate.id}.detail`, gateDetail(gate, live.gates, live.as_of, locale));
    texts.set(
      `gate.${gate.id}.last_seen`,
      gate.last_seen ? momentOf(gate.last_seen, live.as_of) : consoleWords[locale].board.never,
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

/** The state of a gate in a word: one that its own staff hold says so, since no button here opens it. */
export function gateStateText(gate: LiveGate, locale: Locale): string {
  const own = gate.state === 'held' && gate.own_hold != null;
  return own ? watchWords[locale].ownHold.state : consoleWords[locale].gateStates[gate.state];
}

/** A day's figure, once there is one: none before it begins, no uncounted exits before it ends. */
function stated(day: LiveDay, figure: DayFigure, live: Live): number | undefined {
  const today = live.today.date ?? live.as_of.slice(0, 10);
  const begun = figure === 'uncounted_exits' ? day.date < today : day.date <= today;
  return begun ? day[figure] : undefined;
}

/** A figure of the whole edition. The live object sums all but the exits that nobody counted. */
export function editionTotal(live: Live, figure: DayFigure): number {
  if (figure !== 'uncounted_exits') return live[figure];
  return (live.days ?? []).reduce((sum, day) => sum + day.uncounted_exits, 0);
}

/** How complete the figures are, in a word for the eye (`state`) and a sentence. */
export function completeness(
  live: Live,
  locale: Locale,
): { state: 'complete' | 'waiting' | 'unattended'; text: string } {
  const words: ConsoleWords['freshness'] = consoleWords[locale].freshness;
  const { on_duty = 0, unsent = 0, silent = 0 } = live.devices ?? {};
  if (on_duty === 0) return { state: 'unattended', text: words.noPhones };
  const since = clockTime(live.complete_to);
  if (unsent > 0 && silent > 0) {
    // Of which of them the figures are complete to that minute is not known here.
    return { state: 'waiting', text: `${words.unsent(unsent)} · ${words.silent(silent)}` };
  }
  if (unsent > 0) return { state: 'waiting', text: words.unsentSince(unsent, since) };
  if (silent > 0) return { state: 'waiting', text: words.silentSince(silent, since) };
  const lag = Date.parse(live.as_of) - Date.parse(live.complete_to);
  return lag > USUAL_LAG_MS
    ? { state: 'waiting', text: words.waiting(since) }
    : { state: 'complete', text: words.allSent };
}

/** How busy each gate is beside the busiest, 0 to 100, by the gate's id. */
export function flowShares(live: Live): Map<string, number> {
  const peak = Math.max(SMALLEST_SCALE, ...live.gates.map((gate) => gate.per_minute ?? 0));
  return new Map(
    live.gates.map((gate) => [gate.id, Math.round((100 * (gate.per_minute ?? 0)) / peak)]),
  );
}

/** Whether a figure needs a smaller face to stand in the doorway. */
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
