import {
  type Attempt,
  admitsOf,
  decide,
  insideOf,
  type LedgerEntry,
  type Reason,
  remainingOf,
} from './admission.ts';
import { apply } from './counting.ts';
import { logIdOf, targetIdOf } from './scan-id.ts';
import {
  type AskedScan,
  type Changes,
  type Context,
  type KnownState,
  NO_TALLY,
  type Presented,
  type Sender,
  type SettledScan,
  type TicketRecord,
} from './scan-log.ts';
import { isUndoable } from './undo.ts';

/**
 * The settled scan with the id of this request: the stored answer, even if its device now asks
 * differently.
 */
export function settle(
  sent: AskedScan,
  sender: Sender,
  state: KnownState,
  changes: Changes,
  context: Context,
): SettledScan {
  const { device } = sender;
  const target = sent.target === null ? null : targetIdOf(sent.target, device, state.scans);
  const asked = { ...sent, target, id: logIdOf({ ...sent, target }, device, state.scans) };
  const known = state.scans.get(asked.id);
  if (known) return answerAgain(known, asked, sender, state, changes, context);
  if (asked.type === 'undo') return undo(asked, sender, state, changes, context);
  const settled = judge(asked, sender, state, context);
  return record(settled, state, changes, context);
}

/**
 * A known id returns what is stored, with one exception: what the phone showed replaces a late
 * answer.
 */
function answerAgain(
  known: SettledScan,
  asked: AskedScan,
  sender: Sender,
  state: KnownState,
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
  if (same) return store({ ...known, reported: true }, state, changes);
  apply(known, -1, state, changes);
  const replaced = judge(asked, { device: known.device, gate: known.gate }, state, context);
  const report = { ...replaced, reported: true, undone: known.undone };
  return record(report, state, changes, context);
}

function undo(
  asked: AskedScan,
  sender: Sender,
  state: KnownState,
  changes: Changes,
  context: Context,
): SettledScan {
  const target = asked.target === null ? undefined : state.scans.get(asked.target);
  const base = blank(asked, sender, context);
  if (!target || target.type === 'undo' || target.device !== sender.device) {
    return store({ ...base, verdict: 'refused', reason: 'unknown' }, state, changes);
  }
  if (!isUndoable(asked, target)) {
    return store({ ...base, verdict: 'refused', reason: 'undo_expired' }, state, changes);
  }
  const counted = !target.undone && target.verdict === 'admitted';
  if (counted) apply(target, -1, state, changes);
  if (!target.undone) store({ ...target, undone: true }, state, changes);
  const people = counted ? target.people : 0;
  const settled = { ...base, serial: target.serial, verdict: 'undone' as const, people };
  return store(withTicket(settled, state), state, changes);
}

/** The scan as it would be logged, before it counts. */
function judge(asked: AskedScan, sender: Sender, state: KnownState, context: Context): SettledScan {
  const base = blank(asked, sender, context);
  if (asked.type === 'ticket') return judgeTicket(asked, base, state, context);
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
  state: KnownState,
  context: Context,
): SettledScan {
  const found = lookUp(asked.presented, state);
  if ('reason' in found) return judgeNoTicket(asked, base, found.reason);
  const { ticket, revision } = found;
  const tally = state.tallies.get(ticket.serial) ?? NO_TALLY;
  const entry: LedgerEntry = { ...ticket, ...tally };
  const attempt: Attempt = {
    direction: asked.direction,
    people: asked.people,
    children: asked.children,
    revision,
    at: asked.decided === 'online' ? context.now : asked.at,
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
  // It happened: the people are inside, and the broken rule is recorded, not enforced.
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

/** A code that is no ticket. People whom staff admitted with it are walk-ins. */
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
    // A mark of places given twice: an exit does not set it.
    conflict: happened && asked.override === null && asked.direction === 'entry',
  };
}

function lookUp(
  presented: Presented | null,
  state: KnownState,
): { ticket: TicketRecord; revision: number | null } | { reason: Reason } {
  if (presented === null) return { reason: 'unknown' };
  if (presented.as === 'nothing') return { reason: presented.reason };
  const ticket = state.tickets.get(presented.serial);
  if (!ticket) return { reason: 'unknown' };
  if (presented.as === 'token') return { ticket, revision: presented.revision };
  if (presented.secret === ticket.secret) return { ticket, revision: null };
  return ticket.former?.includes(presented.secret)
    ? { ticket, revision: LOST }
    : { reason: 'unknown' };
}

/** A code that was lost is older than whatever was given out after it. */
const LOST = -1;

/** Logs a scan, and counts it unless its phone took it back, or its time was taken out of the count. */
function record(
  judged: SettledScan,
  state: KnownState,
  changes: Changes,
  { isVoided }: Context,
): SettledScan {
  const voided = judged.verdict === 'admitted' && isVoided(judged.device, judged.at);
  const settled = { ...judged, undone: judged.undone || voided };
  apply(settled, 1, state, changes);
  return store(withTicket(settled, state), state, changes);
}

function store(settled: SettledScan, state: KnownState, changes: Changes): SettledScan {
  state.scans.set(settled.id, settled);
  changes.scans.set(settled.id, settled);
  return settled;
}

function withTicket(settled: SettledScan, state: KnownState): SettledScan {
  const ticket = settled.serial === null ? undefined : state.tickets.get(settled.serial);
  if (!ticket) return settled;
  const tally = state.tallies.get(ticket.serial) ?? NO_TALLY;
  return {
    ...settled,
    admits: admitsOf(ticket),
    entered: tally.entered,
    inside: insideOf(tally),
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
    clamped: asked.clamped ?? false,
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
    counted: asked.counted,
    admits: null,
    entered: null,
    inside: null,
  };
}
