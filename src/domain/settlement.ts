import {
  type Attempt,
  admitsOf,
  type Direction,
  decide,
  insideOf,
  type LedgerEntry,
  type Reason,
  type Rules,
  remainingOf,
  type TicketState,
  type TicketTerms,
  type Verdict,
} from './admission.ts';
import { addCounts, type Bucket, type Counts, isNothing, noCounts } from './attendance.ts';
import type { ScanType, WalkInKind } from './scan.ts';

/** An undo is taken for this long after its scan, by the device's clock. */
const UNDO_WINDOW_MS = 15 * 60_000;

/** What was held up at the gate, after its signature was checked. */
export type Presented =
  | { readonly as: 'token'; readonly serial: number; readonly revision: number }
  | { readonly as: 'code'; readonly serial: number; readonly secret: number }
  | { readonly as: 'nothing'; readonly reason: 'unknown' | 'bad_signature' | 'wrong_event' };

/** A well-formed scan that asks to be settled. */
export interface AskedScan {
  readonly id: string;
  readonly type: ScanType;
  readonly direction: Direction;
  readonly presented: Presented | null;
  readonly people: number | null;
  readonly children: number | null;
  readonly kind: WalkInKind | null;
  /** Corrected device time, ms: no later than now, and on the server's day for an entry that asks. */
  readonly at: number;
  /** By how much it was corrected in all: the device's own clock said `at` − `skew_ms`. */
  readonly skew_ms: number | null;
  readonly decided: 'online' | 'offline';
  readonly shown: 'admitted' | 'refused' | null;
  readonly shown_reason: Reason | null;
  readonly override: string | null;
  readonly after: string | null;
  readonly target: string | null;
  readonly zone: string | null;
  readonly shift: string | null;
}

/** Who sends, and from where. */
export interface Sender {
  readonly device: string;
  readonly gate: number;
}

/** A scan as the log keeps it. Times in ms. */
export interface SettledScan {
  readonly id: string;
  readonly device: string;
  readonly gate: number;
  readonly type: ScanType;
  readonly direction: Direction;
  /** The ticket counted; null for walk-ins, and for codes that are no ticket. */
  readonly serial: number | null;
  readonly kind: WalkInKind | null;
  readonly day: number;
  readonly at: number;
  readonly skew_ms: number | null;
  readonly decided: 'online' | 'offline';
  /** The phone has said what it showed: nothing changes the answer any more. */
  readonly reported: boolean;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly people: number;
  readonly children: number;
  readonly conflict: boolean;
  readonly undone: boolean;
  readonly override: string | null;
  readonly after: string | null;
  readonly target: string | null;
  readonly zone: string | null;
  readonly shift: string | null;
  /** The ticket's numbers right after this scan, as the answer gave them. */
  readonly admits: number | null;
  readonly entered: number | null;
  readonly inside: number | null;
}

export interface TicketRecord extends TicketTerms {
  readonly state: TicketState;
  readonly revision: number;
  readonly oldest: number;
  readonly secret: number;
}

/** How many people of one ticket passed on one day. */
export interface Tally {
  entered: number;
  exited: number;
  children_entered: number;
  children_exited: number;
  /** When and where people of this ticket last went in. */
  last_at: number | null;
  last_gate: number | null;
}

/** Everything known about the scans of a group before it is settled. Settling changes it in place. */
export interface Ground {
  readonly scans: Map<string, SettledScan>;
  readonly tickets: Map<number, TicketRecord>;
  /** By `tallyKey`. */
  readonly tallies: Map<string, Tally>;
}

export interface Context {
  readonly now: number;
  readonly rules: Rules;
  /** The number of the edition's day that an instant belongs to; 0 outside of all of them. */
  readonly dayOf: (at: number) => number;
}

/** What settling changed, to be written in one batch. */
export interface Changes {
  readonly scans: Map<string, SettledScan>;
  readonly tallies: Map<string, Tally>;
  /** Increments, by `day:minute:gate`. */
  readonly buckets: Map<string, Bucket>;
  /** Each coming and going, to be added to `inside` where it is later than the last count by eye. */
  readonly flows: Flow[];
}

/** People who came in (positive) or went out at an instant. */
export interface Flow {
  readonly day: number;
  readonly at: number;
  readonly net: number;
}

export function noChanges(): Changes {
  return { scans: new Map(), tallies: new Map(), buckets: new Map(), flows: [] };
}

export function tallyKey(day: number, serial: number): string {
  return `${day}:${serial}`;
}

/** The settled scan with this ask's id: the stored answer, whatever was asked again. */
export function settle(
  asked: AskedScan,
  sender: Sender,
  ground: Ground,
  changes: Changes,
  context: Context,
): SettledScan {
  const known = ground.scans.get(asked.id);
  if (known) return answerAgain(known, asked, sender, ground, changes, context);
  if (asked.type === 'undo') return undo(asked, sender, ground, changes, context);
  const settled = judge(asked, sender, ground, context);
  return record(settled, ground, changes);
}

/** A known id returns what is stored, save once: what the phone showed wins over a late answer. */
function answerAgain(
  known: SettledScan,
  asked: AskedScan,
  sender: Sender,
  ground: Ground,
  changes: Changes,
  context: Context,
): SettledScan {
  const firstReport =
    known.type === 'ticket' &&
    known.decided === 'online' &&
    !known.reported &&
    asked.type === 'ticket' &&
    asked.decided === 'offline' &&
    known.device === sender.device;
  if (!firstReport) return known;
  const same =
    asked.shown === known.verdict && (asked.shown === 'refused' || asked.people === known.people);
  if (same) return store({ ...known, reported: true }, ground, changes);
  apply(known, -1, ground, changes);
  const replaced = judge(asked, { device: known.device, gate: known.gate }, ground, context);
  return record({ ...replaced, reported: true, undone: known.undone }, ground, changes);
}

function undo(
  asked: AskedScan,
  sender: Sender,
  ground: Ground,
  changes: Changes,
  context: Context,
): SettledScan {
  const target = asked.target === null ? undefined : ground.scans.get(asked.target);
  const base = blank(asked, sender, context);
  if (!target || target.type === 'undo' || target.device !== sender.device) {
    return store({ ...base, verdict: 'refused', reason: 'unknown' }, ground, changes);
  }
  if (Math.abs(deviceTime(asked) - deviceTime(target)) > UNDO_WINDOW_MS) {
    return store({ ...base, verdict: 'refused', reason: 'undo_expired' }, ground, changes);
  }
  const counted = !target.undone && target.verdict === 'admitted';
  if (counted) apply(target, -1, ground, changes);
  if (!target.undone) store({ ...target, undone: true }, ground, changes);
  const people = counted ? target.people : 0;
  const settled = { ...base, serial: target.serial, verdict: 'undone' as const, people };
  return store(withTicket(settled, target.day, ground), ground, changes);
}

/** What the device's own clock said, whatever its correction was then. ms */
function deviceTime(scan: Pick<SettledScan, 'at' | 'skew_ms'>): number {
  return scan.at - (scan.skew_ms ?? 0);
}

/** The scan as it would be logged, before it counts. */
function judge(asked: AskedScan, sender: Sender, ground: Ground, context: Context): SettledScan {
  const base = blank(asked, sender, context);
  if (asked.type === 'ticket') return judgeTicket(asked, base, ground, context);
  return {
    ...base,
    kind: asked.type === 'walk_in' ? (asked.kind ?? 'individual') : null,
    verdict: 'admitted',
    people: asked.people ?? 0,
    children: asked.children ?? 0,
  };
}

function judgeTicket(
  asked: AskedScan,
  base: SettledScan,
  ground: Ground,
  context: Context,
): SettledScan {
  const found = lookUp(asked.presented, ground);
  if ('reason' in found) return judgeNoTicket(asked, base, found.reason);
  const { ticket, revision } = found;
  const tally = ground.tallies.get(tallyKey(base.day, ticket.serial)) ?? noTally();
  const entry: LedgerEntry = { ...ticket, ...tally };
  const attempt: Attempt = {
    direction: asked.direction,
    people: asked.people,
    children: asked.children,
    revision,
    at: asked.decided === 'online' ? context.now : asked.at,
    // Of the tally that was read, so that no second day can open under one scan.
    today: base.day,
    gate: base.gate,
    override: asked.override !== null,
  };
  const of = { ...base, serial: ticket.serial, kind: ticket.kind };
  const ruling = decide(ticket, entry, attempt, context.rules);
  if (asked.decided === 'online' || asked.direction === 'exit') {
    const { verdict, reason, people, children } = ruling;
    return { ...of, verdict, reason, people, children: Math.min(children, people) };
  }
  if (asked.shown !== 'admitted') {
    const reason = ruling.verdict === 'refused' ? ruling.reason : asked.shown_reason;
    return { ...of, verdict: 'refused', reason };
  }
  // It happened: the people are inside, and the rule that was broken is said, never enforced.
  const happened = decide(ticket, entry, { ...attempt, override: true }, context.rules);
  const beyond = happened.people > remainingOf(ticket, entry, context.rules.policy);
  return {
    ...of,
    verdict: 'admitted',
    reason: happened.reason,
    people: happened.people,
    children: Math.min(happened.children, happened.people),
    conflict: beyond && asked.override === null,
  };
}

/** A code that is no ticket. People whom staff let in with it are walk-ins. */
function judgeNoTicket(asked: AskedScan, base: SettledScan, reason: Reason): SettledScan {
  const happened = asked.decided === 'offline' && asked.shown === 'admitted';
  const overridden = asked.override !== null && asked.shown !== 'refused';
  const letIn = happened || (overridden && asked.direction === 'entry');
  if (!letIn) return { ...base, verdict: 'refused', reason };
  const people = asked.people ?? 1;
  return {
    ...base,
    verdict: 'admitted',
    reason,
    kind: 'individual',
    people,
    children: Math.min(asked.children ?? 0, people),
    conflict: happened && asked.override === null,
  };
}

function lookUp(
  presented: Presented | null,
  ground: Ground,
): { ticket: TicketRecord; revision: number | null } | { reason: Reason } {
  if (presented === null) return { reason: 'unknown' };
  if (presented.as === 'nothing') return { reason: presented.reason };
  const ticket = ground.tickets.get(presented.serial);
  if (!ticket) return { reason: 'unknown' };
  if (presented.as === 'token') return { ticket, revision: presented.revision };
  return presented.secret === ticket.secret ? { ticket, revision: null } : { reason: 'unknown' };
}

function record(settled: SettledScan, ground: Ground, changes: Changes): SettledScan {
  if (!settled.undone) apply(settled, 1, ground, changes);
  return store(withTicket(settled, settled.day, ground), ground, changes);
}

function store(settled: SettledScan, ground: Ground, changes: Changes): SettledScan {
  ground.scans.set(settled.id, settled);
  changes.scans.set(settled.id, settled);
  return settled;
}

function withTicket(settled: SettledScan, day: number, ground: Ground): SettledScan {
  const ticket = settled.serial === null ? undefined : ground.tickets.get(settled.serial);
  if (!ticket) return settled;
  const tally = ground.tallies.get(tallyKey(day, ticket.serial)) ?? noTally();
  return {
    ...settled,
    admits: admitsOf(ticket),
    entered: tally.entered,
    inside: insideOf(tally),
  };
}

/** Counts a scan (`sign` 1) or takes it back (−1), in the minute and at the gate where it happened. */
function apply(scan: SettledScan, sign: 1 | -1, ground: Ground, changes: Changes): void {
  if (scan.verdict !== 'admitted' || scan.undone) return;
  const counts = movement(scan, sign);
  const ticket = scan.serial === null ? undefined : ground.tickets.get(scan.serial);
  if (ticket) {
    const key = tallyKey(scan.day, ticket.serial);
    const before = ground.tallies.get(key) ?? noTally();
    const after = moved(before, scan, sign);
    counts.re_entries = reEntries(after, admitsOf(ticket)) - reEntries(before, admitsOf(ticket));
    counts.parties = Number(after.entered > 0) - Number(before.entered > 0);
    ground.tallies.set(key, after);
    changes.tallies.set(key, after);
  }
  addToBucket(scan, counts, changes);
  const net = counts.entries - counts.exits;
  if (net !== 0) changes.flows.push({ day: scan.day, at: scan.at, net });
}

/** The people whom one counted scan moved; re-entries and parties depend on the ticket's tally. */
export function movement(
  scan: Pick<SettledScan, 'type' | 'direction' | 'kind' | 'serial' | 'people' | 'children'>,
  sign: 1 | -1 = 1,
): Counts {
  const counts = noCounts();
  if (scan.type !== 'ticket' && scan.type !== 'walk_in') return counts;
  const people = sign * scan.people;
  const into = scan.direction === 'entry';
  if (scan.kind === 'crew') {
    if (into) counts.crew_in = people;
    else counts.crew_out = people;
  } else if (into) {
    counts.entries = people;
    counts.children = sign * scan.children;
    if (scan.serial === null) counts.walk_ins = people;
  } else {
    counts.exits = people;
  }
  return counts;
}

function moved(before: Tally, scan: SettledScan, sign: 1 | -1): Tally {
  const people = sign * scan.people;
  const children = sign * scan.children;
  if (scan.direction === 'exit') {
    return {
      ...before,
      exited: before.exited + people,
      children_exited: before.children_exited + children,
    };
  }
  const newest = sign === 1 && (before.last_at === null || scan.at >= before.last_at);
  return {
    ...before,
    entered: before.entered + people,
    children_entered: before.children_entered + children,
    last_at: newest ? scan.at : before.last_at,
    last_gate: newest ? scan.gate : before.last_gate,
  };
}

/** Places of one ticket that were used again by people who had left. */
export function reEntries(tally: Pick<Tally, 'entered' | 'exited'>, admits: number): number {
  return Math.min(tally.exited, Math.max(0, tally.entered - admits));
}

function addToBucket(scan: SettledScan, counts: Counts, changes: Changes): void {
  if (isNothing(counts)) return;
  const minute = Math.floor(scan.at / 60_000);
  const key = `${scan.day}:${minute}:${scan.gate}`;
  const bucket = changes.buckets.get(key);
  if (bucket) addCounts(bucket, counts);
  else changes.buckets.set(key, { day: scan.day, minute, gate: scan.gate, ...counts });
}

export function noTally(): Tally {
  return {
    entered: 0,
    exited: 0,
    children_entered: 0,
    children_exited: 0,
    last_at: null,
    last_gate: null,
  };
}

function blank(asked: AskedScan, sender: Sender, context: Context): SettledScan {
  return {
    id: asked.id,
    device: sender.device,
    gate: sender.gate,
    type: asked.type,
    direction: asked.direction,
    serial: null,
    kind: null,
    day: context.dayOf(asked.at),
    at: asked.at,
    skew_ms: asked.skew_ms,
    decided: asked.decided,
    reported: false,
    verdict: 'refused',
    reason: null,
    people: 0,
    children: 0,
    conflict: false,
    undone: false,
    override: asked.override,
    after: asked.after,
    target: asked.target,
    zone: asked.zone,
    shift: asked.shift,
    admits: null,
    entered: null,
    inside: null,
  };
}
