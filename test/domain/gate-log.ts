import {
  addCounts,
  type Bucket,
  type Counts,
  isNothing,
  noCounts,
} from '../../src/domain/attendance.ts';
import { movement, reEntries } from '../../src/domain/counting.ts';
import { dayNumberAt } from '../../src/domain/presence.ts';
import {
  type AskedScan,
  type Context,
  type KnownState,
  type Movement,
  NO_TALLY,
  noChanges,
  type Sender,
  type SettledScan,
  type Tally,
  type TicketRecord,
} from '../../src/domain/scan-log.ts';
import { settle } from '../../src/domain/settlement.ts';
import { askedScan } from './asked-scan.ts';
import { EDITION, family, NOON, rules } from './open-day.ts';

export const GATE_1: Sender = { device: 'one', gate: 1 };
export const GATE_2: Sender = { device: 'two', gate: 2 };

/** The family of five as the server knows it, with the secret digits 1234. */
export function issued(change: Partial<TicketRecord> = {}): TicketRecord {
  return { ...family(), state: 'valid', revision: 0, oldest: 0, secret: 1234, seq: 1, ...change };
}

let made = 0;

/** A ticket's token held up at noon of the first day, asked online, unless said otherwise. */
export function asked(change: Partial<AskedScan> = {}): AskedScan {
  made += 1;
  return askedScan({
    id: `scan ${String(made).padStart(6, '0')}`,
    presented: { as: 'token', serial: 7, revision: 0 },
    at: NOON,
    ...change,
  });
}

/** It happened: so many were let in. */
export function letIn(people: number, change: Partial<AskedScan> = {}): AskedScan {
  return asked({ decided: 'offline', shown: 'admitted', people, ...change });
}

export function wentOut(people: number | null, change: Partial<AskedScan> = {}): AskedScan {
  return asked({ direction: 'exit', people, ...change });
}

export function walkIn(people: number, change: Partial<AskedScan> = {}): AskedScan {
  return asked({ type: 'walk_in', presented: null, people, ...change });
}

export function counted(people: number, change: Partial<AskedScan> = {}): AskedScan {
  return asked({ type: 'count', presented: null, people, ...change });
}

export function takenBack(target: AskedScan, change: Partial<AskedScan> = {}): AskedScan {
  return asked({ type: 'undo', presented: null, target: target.id, ...change });
}

/** The settlement with a memory of its own, and everything that it said to write. */
export class GateLog {
  readonly state: KnownState = { scans: new Map(), tickets: new Map(), tallies: new Map() };
  readonly buckets = new Map<string, Bucket>();
  readonly flows: Movement[] = [];
  now = NOON;
  rules = rules();

  constructor(...tickets: TicketRecord[]) {
    for (const ticket of tickets) this.state.tickets.set(ticket.serial, ticket);
  }

  /** Settles scans as one group. */
  settle(sender: Sender, ...scans: readonly AskedScan[]): SettledScan[] {
    const changes = noChanges();
    const context: Context = {
      now: this.now,
      rules: this.rules,
      dayOf: (at) => dayNumberAt(EDITION, at),
      isVoided: () => false,
    };
    const settled = scans.map((scan) => settle(scan, sender, this.state, changes, context));
    for (const [key, bucket] of changes.buckets) {
      const known = this.buckets.get(key);
      if (known) addCounts(known, bucket);
      else this.buckets.set(key, { ...bucket });
    }
    this.flows.push(...changes.flows);
    return settled;
  }

  one(scan: AskedScan, sender = GATE_1): SettledScan {
    const [settled] = this.settle(sender, scan);
    if (!settled) throw new Error('nothing was settled');
    return settled;
  }

  tally(serial = 7): Tally {
    return this.state.tallies.get(serial) ?? NO_TALLY;
  }

  /** The sum of everything written to the attendance. */
  get counts(): Counts {
    const sum = noCounts();
    for (const bucket of this.buckets.values()) addCounts(sum, bucket);
    return sum;
  }

  /** What the log itself adds up to, by the definitions of the figures. */
  sumOfLog(): { counts: Counts; minutes: Map<string, Partial<Counts>>; passed: Passed } {
    const counts = noCounts();
    const minutes = new Map<string, Counts>();
    const passed: Passed = new Map();
    const log = [...this.state.scans.values()];
    for (const scan of log.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
      if (scan.verdict !== 'admitted' || scan.undone) continue;
      const moved = movement(scan);
      if (isNothing(moved)) continue;
      addCounts(counts, moved);
      const key = `${scan.day}:${Math.floor(scan.at / 60_000)}:${scan.gate}`;
      minutes.set(key, addCounts(minutes.get(key) ?? noCounts(), moved));
      if (scan.serial === null) continue;
      const before = passed.get(scan.serial) ?? { entered: 0, exited: 0 };
      if (scan.direction === 'entry') before.entered += scan.people;
      // Nobody leaves who is not inside: what an exit says beyond that gives no place back.
      else before.exited += Math.min(scan.people, before.entered - before.exited);
      passed.set(scan.serial, before);
    }
    for (const [serial, { entered, exited }] of passed) {
      if (entered + exited === 0) passed.delete(serial);
      const ticket = this.state.tickets.get(serial);
      const admits = (ticket?.adults ?? 0) + (ticket?.children ?? 0);
      counts.re_entries += reEntries({ entered, exited }, admits);
      counts.parties += Number(entered > 0);
    }
    return { counts, minutes: withoutTickets(minutes), passed };
  }

  /** The minutes as written, without the figures that belong to a ticket and not to a minute. */
  minutes(): Map<string, Partial<Counts>> {
    return withoutTickets(this.buckets);
  }

  /** What passed of each ticket, as written. */
  passed(): Passed {
    const all = [...this.state.tallies].map(
      ([serial, { entered, exited }]) => [serial, { entered, exited }] as const,
    );
    return new Map(all.filter(([, { entered, exited }]) => entered + exited > 0));
  }
}

type Passed = Map<number, { entered: number; exited: number }>;

function withoutTickets(minutes: ReadonlyMap<string, Counts>): Map<string, Partial<Counts>> {
  const kept = [...minutes].map(([key, counts]) => {
    const { entries, exits, walk_ins, children, crew_in, crew_out } = counts;
    return [key, { ...noCounts(), entries, exits, walk_ins, children, crew_in, crew_out }] as const;
  });
  return new Map(kept.filter(([, counts]) => !isNothing(counts)).sort());
}
