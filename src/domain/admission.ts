import { peopleMax } from './bounds.ts';
import type { Gate, Hold, Policy, Slot } from './edition.ts';
import type { PartyKind } from './kinds.ts';
import { MINUTE_MS } from './time.ts';

export const DIRECTIONS = ['entry', 'exit'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const VERDICTS = ['admitted', 'refused', 'undone'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const TICKET_STATES = ['valid', 'cancelled', 'pending'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

export const REASONS = [
  'unknown',
  'bad_signature',
  'wrong_event',
  'cancelled',
  'superseded',
  'pending',
  'wrong_day',
  'wrong_gate',
  'too_early',
  'too_late',
  'already_admitted',
  'party_exceeded',
  'not_inside',
  'gate_closed',
  'held',
  'undo_expired',
  'invalid',
] as const;
export type Reason = (typeof REASONS)[number];

/** What a ticket grants, as the gate that decides knows it now. */
export interface TicketTerms {
  readonly serial: number;
  readonly kind: PartyKind;
  readonly adults: number;
  readonly children: number;
  readonly day: number;
  readonly slot: number;
}

/** What is known of a serial: its state, and how many of its people passed. */
export interface LedgerEntry {
  readonly state: TicketState;
  /** The newest revision. A token older than this is attention; older than `oldest`, refused. */
  readonly revision: number;
  readonly oldest: number;
  readonly entered: number;
  readonly exited: number;
  readonly children_entered: number;
  readonly children_exited: number;
}

/** A serial that is absent from the ledger is valid and unused, since the token proves itself. */
export const UNUSED: LedgerEntry = {
  state: 'valid',
  revision: 0,
  oldest: 0,
  entered: 0,
  exited: 0,
  children_entered: 0,
  children_exited: 0,
};

/** One ticket held up at one gate. */
export interface Attempt {
  readonly direction: Direction;
  /**
   * How many pass now; `null` asks for the default: all that remain on the way in, all inside on
   * the way out.
   */
  readonly people: number | null;
  readonly children: number | null;
  /** The revision that the shown token carries; `null` for a typed code, which has none. */
  readonly revision: number | null;
  /** The instant of the decision, ms. */
  readonly at: number;
  /** The day of the edition at that instant; 0 outside of all of them. */
  readonly today: number;
  readonly gate: number;
  /** Staff let them in against the rule. */
  readonly override: boolean;
}

/** What the edition allows, the same object on the server and on the phone. */
export interface Rules {
  readonly policy: Policy;
  readonly slots: ReadonlyMap<number, Pick<Slot, 'starts_at' | 'ends_at'>>;
  readonly gates: readonly Gate[];
  readonly holds: readonly Hold[];
}

export interface Decision {
  readonly verdict: 'admitted' | 'refused';
  /** With `admitted`: attention – they enter, and staff are told why. */
  readonly reason: Reason | null;
  /** People counted; 0 when refused. */
  readonly people: number;
  readonly children: number;
  /** Places left before this scan. */
  readonly remaining: number;
}

export function admitsOf(terms: Pick<TicketTerms, 'adults' | 'children'>): number {
  return terms.adults + terms.children;
}

export function insideOf(tally: Pick<LedgerEntry, 'entered' | 'exited'>): number {
  return Math.max(0, tally.entered - tally.exited);
}

/** Places left: people who went out may return where the policy allows re-entry. */
export function remainingOf(
  terms: Pick<TicketTerms, 'adults' | 'children'>,
  entry: Pick<LedgerEntry, 'entered' | 'exited'>,
  policy: Pick<Policy, 'reentry'>,
): number {
  const used = policy.reentry ? insideOf(entry) : entry.entered;
  return Math.max(0, admitsOf(terms) - used);
}

/**
 * The one decision of a gate. Pure: it runs in the Gatekeeper and on the phone, and the same
 * knowledge gives the same verdict.
 */
export function decide(
  terms: TicketTerms,
  entry: LedgerEntry,
  attempt: Attempt,
  rules: Rules,
): Decision {
  return attempt.direction === 'exit'
    ? decideExit(entry, attempt)
    : decideEntry(terms, entry, attempt, rules);
}

/** An exit is never refused: no hold, closing or rule keeps a person on the site. */
function decideExit(entry: LedgerEntry, attempt: Attempt): Decision {
  const inside = insideOf(entry);
  const people = attempt.people ?? Math.min(inside, peopleMax('ticket', null));
  return {
    verdict: 'admitted',
    // More than are inside: they are counted as exits, and the excess frees no place.
    reason: inside === 0 || people > inside ? 'not_inside' : null,
    people,
    children: attempt.children ?? 0,
    remaining: inside,
  };
}

function decideEntry(
  terms: TicketTerms,
  entry: LedgerEntry,
  attempt: Attempt,
  rules: Rules,
): Decision {
  const remaining = remainingOf(terms, entry, rules.policy);
  const asked = attempt.people ?? (attempt.override ? Math.max(1, remaining) : remaining);
  const refusal =
    ticketRefusal(terms, entry, attempt) ??
    gateRefusal(terms, attempt, rules) ??
    placesRefusal(remaining, asked);
  if (refusal && !attempt.override) {
    return { verdict: 'refused', reason: refusal, people: 0, children: 0, remaining };
  }
  return {
    verdict: 'admitted',
    reason: refusal ?? attention(terms, entry, attempt, rules),
    people: asked,
    children: attempt.children ?? defaultChildren(terms, entry, asked, remaining),
    remaining,
  };
}

/** Reasons that lie in the ticket itself: no gate and no hour changes them. */
function ticketRefusal(terms: TicketTerms, entry: LedgerEntry, attempt: Attempt): Reason | null {
  if (entry.state === 'cancelled') return 'cancelled';
  if (entry.state === 'pending') return 'pending';
  if (attempt.revision !== null && attempt.revision < entry.oldest) return 'superseded';
  if (attempt.today !== terms.day) return 'wrong_day';
  return null;
}

function gateRefusal(terms: TicketTerms, attempt: Attempt, rules: Rules): Reason | null {
  const state = gateState(attempt.gate, attempt.at, rules);
  if (state === 'closed') return 'gate_closed';
  if (state === 'held') return 'held';
  const { policy } = rules;
  if (policy.wrong_gate === 'refuse' && isWrongGate(terms, attempt, rules)) return 'wrong_gate';
  const hour = offHours(terms, attempt.at, rules);
  return hour && policy[hour] === 'refuse' ? hour : null;
}

function placesRefusal(remaining: number, asked: number): Reason | null {
  if (remaining === 0) return 'already_admitted';
  return asked > remaining ? 'party_exceeded' : null;
}

/** Admitted with attention. The most useful sentence first. */
function attention(
  terms: TicketTerms,
  entry: LedgerEntry,
  attempt: Attempt,
  rules: Rules,
): Reason | null {
  const { policy } = rules;
  if (gateState(attempt.gate, attempt.at, rules) === 'draining') return 'held';
  if (attempt.revision !== null && attempt.revision < entry.revision) return 'superseded';
  if (policy.wrong_gate === 'attention' && isWrongGate(terms, attempt, rules)) return 'wrong_gate';
  const hour = offHours(terms, attempt.at, rules);
  return hour && policy[hour] === 'attention' ? hour : null;
}

/** `draining`: held so short a time ago that the people already in the lane are let through. */
export type GateState = 'open' | 'draining' | 'held' | 'closed';

/** The state of a gate at an instant; a hold of the site is a hold of each gate. */
export function gateState(
  gate: number,
  at: number,
  rules: Pick<Rules, 'holds' | 'policy'>,
): GateState {
  const drain = rules.policy.drain_minutes * MINUTE_MS;
  let state: GateState = 'open';
  for (const hold of rules.holds) {
    if (hold.gate !== null && hold.gate !== gate) continue;
    if (at < hold.starts_at || (hold.ends_at !== null && at >= hold.ends_at)) continue;
    if (hold.kind === 'close') return 'closed';
    if (at >= hold.starts_at + drain) state = 'held';
    else if (state === 'open') state = 'draining';
  }
  return state;
}

function isWrongGate(terms: TicketTerms, attempt: Attempt, rules: Rules): boolean {
  const gate = rules.gates.find((one) => one.number === attempt.gate);
  return gate !== undefined && gate.kinds.length > 0 && !gate.kinds.includes(terms.kind);
}

function offHours(terms: TicketTerms, at: number, rules: Rules): 'too_early' | 'too_late' | null {
  const slot = rules.slots.get(terms.slot);
  if (!slot) return null;
  const { early_minutes, late_minutes } = rules.policy;
  if (early_minutes !== null && at < slot.starts_at - early_minutes * MINUTE_MS) return 'too_early';
  if (late_minutes !== null && at >= slot.ends_at + late_minutes * MINUTE_MS) return 'too_late';
  return null;
}

/** The share of children among those who pass, where they were not counted apart. */
function defaultChildren(
  terms: TicketTerms,
  entry: LedgerEntry,
  people: number,
  remaining: number,
): number {
  if (remaining === 0) return 0;
  const inside = Math.max(0, entry.children_entered - entry.children_exited);
  const outside = Math.max(0, terms.children - inside);
  return Math.min(people, Math.floor((people * outside) / remaining));
}
