import { MINUTE_MS } from '../time.ts';
import type { Completeness, GateCompleteness } from './figures.ts';

/** A phone as it stands now. Instants in ms. */
export interface DutyPhone {
  readonly id: string;
  /** Where it is now. */
  readonly gate: number;
  /** Gates at which it counted on the day; empty where it counted nothing. */
  readonly gates: readonly number[];
  readonly last_seen: number | null;
  readonly queued: number;
  readonly oldest: number | null;
  readonly signed_off: boolean;
  readonly set_aside: boolean;
  readonly revoked: boolean;
  /** It was revoked, and gave all that it had. */
  readonly handed_in: boolean;
}

/** A day of an edition: its span, the hours in which its gates are open, and now. ms. */
export interface DaySpan {
  readonly began: number;
  readonly end: number;
  readonly opens: number;
  readonly closes: number;
  readonly now: number;
}

/**
 * How complete a day's counts are, by what its phones said last, today or long after: a phone that was
 * seen since the day ended, with nothing older in its queue, has given all that it had of it. Phones
 * that were set aside or revoked are not waited for, and are not called complete.
 */
export function completenessOf(all: readonly DutyPhone[], day: DaySpan): Completeness {
  const phones = all.filter((phone) => wasOnDuty(phone, day));
  const gates = [...new Set(phones.flatMap(gatesOf))].sort((a, b) => a - b);
  const unsent = phones.filter((phone) => holdsOf(phone, day));
  return {
    complete_to: waitedTo(phones, day),
    phones: phones.length,
    handed_in: phones.filter((phone) => hasHandedIn(phone, day)).length,
    unsent: unsent.reduce((sum, phone) => sum + phone.queued, 0),
    gates: gates.map((gate) =>
      ofGate(
        gate,
        phones.filter((phone) => gatesOf(phone).includes(gate)),
        day,
      ),
    ),
  };
}

function ofGate(gate: number, phones: readonly DutyPhone[], day: DaySpan): GateCompleteness {
  const from = Math.min(...phones.map((phone) => toldTo(phone, day)));
  const missing = Math.min(day.closes, day.now) - Math.max(day.opens, from);
  return {
    gate,
    phones: phones.length,
    handed_in: phones.filter((phone) => hasHandedIn(phone, day)).length,
    complete_to: waitedTo(phones, day),
    missing_minutes: Math.max(0, Math.floor(missing / MINUTE_MS)),
  };
}

/**
 * Phones of the day that were silent, or held scans, for longer than this before the day's end or now
 * (ms): their scans may be missing.
 */
export function latePhones(all: readonly DutyPhone[], day: DaySpan, silent: number): number {
  const phones = all.filter((phone) => wasOnDuty(phone, day));
  return phones.filter((phone) => toldTo(phone, day) < asFar(day) - silent).length;
}

/** Phones that were on duty on a day, and may still hold scans of it. */
export function missingPhones(all: readonly DutyPhone[], day: DaySpan): DutyPhone[] {
  return all.filter((phone) => wasOnDuty(phone, day) && !hasHandedIn(phone, day));
}

/** It counted then; or it was last seen then, or holds something of it. */
function wasOnDuty(phone: DutyPhone, day: DaySpan): boolean {
  const within = (at: number | null) => at !== null && at >= day.began && at < day.end;
  return (
    phone.gates.length > 0 || within(phone.last_seen) || (phone.queued > 0 && within(phone.oldest))
  );
}

function gatesOf({ gates, gate }: DutyPhone): readonly number[] {
  return gates.length > 0 ? gates : [gate];
}

function hasHandedIn(phone: DutyPhone, day: DaySpan): boolean {
  if (phone.handed_in) return true;
  if (holdsOf(phone, day)) return false;
  return phone.signed_off || (phone.last_seen ?? day.began) >= day.end;
}

/** Whether its queue has scans from before the day ended. */
function holdsOf(phone: DutyPhone, day: DaySpan): boolean {
  return phone.queued > 0 && (phone.oldest ?? day.began) < day.end;
}

function waitedTo(phones: readonly DutyPhone[], day: DaySpan): number {
  const waited = phones.filter((phone) => !phone.set_aside && !phone.revoked);
  return Math.min(asFar(day), ...waited.map((phone) => toldTo(phone, day)));
}

/** The instant up to which it has given all that it had. */
function toldTo(phone: DutyPhone, day: DaySpan): number {
  if (hasHandedIn(phone, day)) return asFar(day);
  const told = holdsOf(phone, day) ? phone.oldest : phone.last_seen;
  return Math.min(asFar(day), Math.max(day.began, told ?? day.began));
}

function asFar({ end, now }: DaySpan): number {
  return Math.min(end, now);
}
