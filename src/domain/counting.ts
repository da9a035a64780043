import { admitsOf } from './admission.ts';
import { addCounts, type Counts, isNothing, noCounts } from './attendance.ts';
import { lastEntry, type Movement, passedOf, withMovement, withoutMovement } from './movements.ts';
import {
  type Changes,
  type Context,
  type KnownState,
  NO_TALLY,
  type SettledScan,
  type Tally,
  type TicketRecord,
} from './scan-log.ts';
import { minuteOf } from './time.ts';

/** Counts a scan (`sign` 1) or takes it back (−1), in the minute and at the gate where it happened. */
export function apply(scan: SettledScan, sign: 1 | -1, state: KnownState, changes: Changes): void {
  if (scan.verdict !== 'admitted' || scan.undone) return;
  const counts = movement(scan, sign);
  const ticket = scan.serial === null ? undefined : state.tickets.get(scan.serial);
  if (ticket) {
    const before = state.tallies.get(ticket.serial) ?? NO_TALLY;
    const after = recounted(moved(before, scan, sign), ticket);
    counts.re_entries = after.re_entries - before.re_entries;
    counts.parties = Number(after.entered > 0) - Number(before.entered > 0);
    state.tallies.set(ticket.serial, after);
    changes.tallies.set(ticket.serial, after);
  }
  addToBucket(scan, counts, changes);
  const net = counts.entries - counts.exits;
  if (net !== 0) changes.flows.push({ day: scan.day, at: scan.at, net });
}

/**
 * Brings a ticket's re-entries to its present size: a party that was changed after people moved
 * would otherwise keep those of its old one. The difference counts where it was last seen.
 */
export function recount(
  serial: number,
  state: KnownState,
  changes: Changes,
  context: Context,
): void {
  const ticket = state.tickets.get(serial);
  const before = state.tallies.get(serial);
  if (!ticket || !before) return;
  const after = recounted(before, ticket);
  const last = after.movements.list.at(-1);
  if (after.re_entries === before.re_entries || !last) return;
  const [at, , , gate] = last;
  const counts = { ...noCounts(), re_entries: after.re_entries - before.re_entries };
  state.tallies.set(serial, after);
  changes.tallies.set(serial, after);
  addToBucket({ day: context.dayOf(at), at, gate }, counts, changes);
}

function recounted(tally: Tally, ticket: TicketRecord): Tally {
  return { ...tally, re_entries: reEntries(tally, admitsOf(ticket)) };
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
  const exit = scan.direction === 'exit';
  const movement: Movement = [scan.at, exit ? -scan.people : scan.people, scan.id, scan.gate];
  const change = sign === 1 ? withMovement : withoutMovement;
  const movements = change(before.movements, movement);
  const children = sign * scan.children;
  const last = lastEntry(movements);
  return {
    ...before,
    ...passedOf(movements),
    movements,
    children_entered: before.children_entered + (exit ? 0 : children),
    children_exited: before.children_exited + (exit ? children : 0),
    last_at: last?.at ?? null,
    last_gate: last?.gate ?? null,
  };
}

/** Places of one ticket that were used again by people who had left. */
export function reEntries(tally: Pick<Tally, 'entered' | 'exited'>, admits: number): number {
  return Math.min(tally.exited, Math.max(0, tally.entered - admits));
}

function addToBucket(
  scan: Pick<SettledScan, 'day' | 'at' | 'gate'>,
  counts: Counts,
  changes: Changes,
): void {
  if (isNothing(counts)) return;
  const minute = minuteOf(scan.at);
  const key = `${scan.day}:${minute}:${scan.gate}`;
  const bucket = changes.buckets.get(key);
  if (bucket) addCounts(bucket, counts);
  else changes.buckets.set(key, { day: scan.day, minute, gate: scan.gate, ...counts });
}
