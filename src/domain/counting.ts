import { admitsOf } from './admission.ts';
import { addCounts, type Counts, isNothing, noCounts } from './attendance.ts';
import {
  type Changes,
  type Ground,
  noTally,
  type SettledScan,
  type Tally,
  tallyKey,
} from './scan-log.ts';

/** Counts a scan (`sign` 1) or takes it back (−1), in the minute and at the gate where it happened. */
export function apply(scan: SettledScan, sign: 1 | -1, ground: Ground, changes: Changes): void {
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
  const last = lastEntry(before, scan, sign);
  return {
    ...before,
    entered: before.entered + people,
    children_entered: before.children_entered + children,
    ...last,
  };
}

/**
 * When and where people of a ticket last went in. Taken back, the last entry leaves nothing to
 * name: the one before it is not at hand, and a latecomer is told nothing rather than what is wrong.
 */
function lastEntry(
  before: Tally,
  scan: SettledScan,
  sign: 1 | -1,
): Pick<Tally, 'last_at' | 'last_gate'> {
  const { last_at, last_gate } = before;
  const newest = last_at === null || scan.at >= last_at;
  if (sign === 1)
    return newest ? { last_at: scan.at, last_gate: scan.gate } : { last_at, last_gate };
  const named = last_at === scan.at && last_gate === scan.gate;
  return named ? { last_at: null, last_gate: null } : { last_at, last_gate };
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
