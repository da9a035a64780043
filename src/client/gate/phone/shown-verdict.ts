import type { HeardReason, HeardResult } from '../../../contract/answers/scan-result.ts';
import { admitsOf, type Direction, insideOf, type TicketTerms } from '../../../domain/admission.ts';
import { assignedGate, type Gate, type Hold } from '../../../domain/edition.ts';
import type { GateNote } from '../../../domain/gate-note.ts';
import { holdAt } from '../../../domain/hold.ts';
import type { Locale } from '../../../domain/kinds.ts';
import { type Way, wayBetween } from '../../../domain/way.ts';
import type { Books, GateSlot, TicketTally } from '../books/books.ts';
import type { GateDay, Recent } from '../records.ts';
import type { PhoneDecision, Question } from './decide-scan.ts';

/** What the screen shows of one scan. It never changes afterwards. */
export interface Shown {
  readonly as: 'shown';
  readonly id: string;
  readonly type: 'ticket' | 'walk_in';
  readonly direction: Direction;
  readonly verdict: 'admitted' | 'refused';
  readonly reason: HeardReason | null;
  readonly people: number;
  readonly terms: TicketTerms | null;
  /** The ticket's language, for the sentence that its holder reads. */
  readonly locale: Locale | null;
  /** Places that were left on the ticket: the strip goes up to here. */
  readonly remaining: number;
  /** People of this ticket inside after this scan. */
  readonly inside: number;
  /** The gate to go to: for this kind of party when this one is not, or while this one is held. */
  readonly gate: Gate | null;
  /** The hold that refuses, with what is shown of it. */
  readonly hold: Hold | null;
  /** How to get there from here, when both places are known. */
  readonly way: Way | null;
  readonly slot: GateSlot | null;
  readonly day: GateDay | null;
  readonly earlier: TicketTally['earlier'];
  /** What the desk asks the gate to do for these people. */
  readonly note: GateNote | null;
  /** How many could be admitted as walk-ins instead; 0 when that is not offered. */
  readonly walkIns: number;
  readonly decidedBy: 'phone' | 'server';
  /** The disk took it. Otherwise it lives in memory until the disk takes it. */
  readonly saved: boolean;
}

export type Outcome =
  | Shown
  | { readonly as: 'question'; readonly question: Question }
  | { readonly as: 'miscopied' }
  /** Free flow: codes are not read, and nothing is recorded. */
  | { readonly as: 'flowing' };

/** The decision after the server's answer, if there was one. */
export function ruled(judged: PhoneDecision, result: HeardResult | null): PhoneDecision {
  if (!result) return judged;
  const admitted = result.verdict === 'admitted';
  return {
    ...judged,
    verdict: admitted ? 'admitted' : 'refused',
    // A verdict that this release does not know must not look like one without a reason.
    reason: result.reason ?? (result.verdict === 'other' ? 'other' : null),
    people: admitted ? result.people : 0,
  };
}

/** What to show for a decision; `result` when it is the server's. */
export function showTicket(
  id: string,
  judged: PhoneDecision,
  result: HeardResult | null,
  saved: boolean,
  books: Books,
): Shown {
  const { policy } = books.gate;
  const { terms, direction, verdict, reason, people } = judged;
  const tally = terms && books.tallyOf(terms.serial);
  const hold = verdict === 'refused' ? holdOf(reason, books) : null;
  return {
    as: 'shown',
    id,
    type: 'ticket',
    direction,
    verdict,
    reason,
    people,
    terms,
    locale: judged.locale,
    remaining: placesBefore(judged, result, policy.reentry),
    inside: result?.ticket?.inside ?? (tally ? insideOf(tally) : 0),
    ...factsOf(reason, terms, hold, books),
    // The answer may have brought what this phone did not know yet.
    earlier: verdict === 'refused' ? (tally?.earlier ?? judged.earlier) : judged.earlier,
    note: direction === 'entry' ? noteOf(terms, books) : null,
    walkIns: walkInsOffered(judged, policy.walk_ins),
    decidedBy: result ? 'server' : 'phone',
    saved,
  };
}

/** One of the last scans as it was shown, for a line of the list. */
export function showAgain(recent: Recent, books: Books): Shown {
  const { scan, verdict, reason, people, terms, remaining } = recent;
  return {
    as: 'shown',
    id: scan.id,
    type: scan.type === 'walk_in' ? 'walk_in' : 'ticket',
    direction: scan.direction ?? 'entry',
    verdict,
    reason,
    people,
    terms,
    locale: null,
    remaining: remaining ?? people,
    inside: 0,
    ...factsOf(reason, terms, null, books),
    earlier: null,
    note: null,
    walkIns: 0,
    decidedBy: 'phone',
    saved: true,
  };
}

/** Facts that a reason needs: the right gate and the way there, the ticket's window and day. */
function factsOf(
  reason: HeardReason | null,
  terms: TicketTerms | null,
  hold: Hold | null,
  books: Books,
): Pick<Shown, 'gate' | 'hold' | 'way' | 'slot' | 'day'> {
  const { days, gates } = books.gate.enrolment.event;
  const gate =
    reason === 'wrong_gate' && terms
      ? assignedGate(gates, { ...terms, step_free: false })
      : (gates.find((one) => one.number === hold?.send_to) ?? null);
  return {
    gate,
    hold,
    way: gate && wayTo(gate, books),
    slot: terms && books.slot(terms.slot),
    day: days.find((day) => day.number === terms?.day) ?? null,
  };
}

/** It dies with the day that it was set for. */
function noteOf(terms: TicketTerms | null, books: Books): GateNote | null {
  if (terms === null || terms.day !== books.settings.day) return null;
  return books.ledger.note(terms.serial);
}

function holdOf(reason: HeardReason | null, books: Books): Hold | null {
  if (reason !== 'held' && reason !== 'gate_closed') return null;
  const now = books.now();
  const hold = holdAt(books.rules().holds, books.gate.number, now);
  // An expected end that has passed is not shown.
  return hold?.until && hold.until <= now ? { ...hold, until: null } : hold;
}

function wayTo(gate: Gate, books: Books): Way | null {
  const { enrolment, number } = books.gate;
  const here = enrolment.event.gates.find((one) => one.number === number)?.position;
  return here && gate.position ? wayBetween(here, gate.position) : null;
}

/** Places that were left before a scan: the strip goes up to here. */
export function placesBefore(
  judged: PhoneDecision,
  result: HeardResult | null,
  reentry: boolean,
): number {
  const ticket = result?.ticket;
  if (!ticket) return judged.remaining;
  return judged.people + Math.max(0, ticket.admits - (reentry ? ticket.inside : ticket.entered));
}

/** Every refusal offers a way in, except at a gate that is held or closed. */
function walkInsOffered(judged: PhoneDecision, allowed: boolean): number {
  const { verdict, reason, direction, terms } = judged;
  if (verdict === 'admitted' || !allowed || direction === 'exit') return 0;
  if (reason === 'held' || reason === 'gate_closed') return 0;
  return terms ? admitsOf(terms) : 1;
}
