import type { LedgerRow } from '../domain/scan.ts';
import type { Changes, Ground } from '../domain/settlement.ts';
import { run } from '../store/batch.ts';
import { readLedgerClock } from '../store/fence.ts';
import { type LedgerChange, readChangedTickets, readUsedTickets } from '../store/ledger.ts';
import { LedgerFeed, type LedgerPage, pageOf } from './ledger-feed.ts';

/** An idle gate looks for changes at most this often, ms. */
const FEED_EVERY_MS = 1_000;
/** The first load of a phone comes from a snapshot no older than this, ms. */
const SNAPSHOT_MS = 60_000;

interface Snapshot {
  readonly at: number;
  readonly day: number;
  readonly seq: number;
  readonly changes: readonly LedgerChange[];
}

/** The ledger of the day under way: last changes from memory, the rest from a snapshot. */
export class DayLedger {
  #feed = new LedgerFeed(0);
  #day = 0;
  #readAt = 0;
  #snapshot: Snapshot | null = null;

  get day(): number {
    return this.#day;
  }

  /** The cursor up to which everything is known. */
  get cursor(): number {
    return this.#feed.end;
  }

  isOld(now: number): boolean {
    return now - this.#readAt > FEED_EVERY_MS;
  }

  /** Begins a day, or begins anew: whatever came before `seq` is in the database. */
  start(day: number, seq: number): void {
    this.#feed = new LedgerFeed(seq);
    this.#day = day;
    this.#snapshot = null;
  }

  /** Takes what a committed batch changed: tickets that others wrote, and those it moved itself. */
  learn(
    tickets: readonly LedgerChange[],
    own: { changes: Changes; ground: Ground },
    seq: number,
    now: number,
  ): void {
    this.#feed.append([...tickets, ...movedTickets(own.changes, own.ground, this.#day, seq)], seq);
    this.#readAt = now;
  }

  /** What changed after a cursor, a page of it. */
  async since(db: D1Database, event: number, cursor: number, now: number): Promise<LedgerPage> {
    const recent = this.#feed.since(cursor);
    if (recent) return recent;
    const { changes, seq } = await this.#snapshotOf(db, event, now);
    return pageOf(
      changes.filter((change) => change.seq > cursor),
      seq,
    );
  }

  async #snapshotOf(db: D1Database, event: number, now: number): Promise<Snapshot> {
    const old = this.#snapshot;
    const usable = old && old.seq >= this.#feed.start && now - old.at < SNAPSHOT_MS;
    if (usable) return old;
    const day = this.#day;
    const [seq, issued, used] = await run(
      db,
      readLedgerClock(db, event),
      readChangedTickets(db, event, day, 0),
      readUsedTickets(db, event, day),
    );
    const changes = [...issued, ...used].sort((a, b) => a.seq - b.seq);
    const taken = { at: now, day, seq, changes };
    if (day === this.#day) this.#snapshot = taken;
    return taken;
  }
}

function movedTickets(
  changes: Changes,
  ground: Ground,
  today: number,
  seq: number,
): LedgerChange[] {
  return [...changes.tallies].flatMap(([key, tally]) => {
    const [day, serial] = key.split(':').map(Number);
    const ticket = serial === undefined ? undefined : ground.tickets.get(serial);
    if (!ticket || day !== today) return [];
    const { state, revision, oldest } = ticket;
    const row: LedgerRow = [ticket.serial, tally.entered, tally.exited, state, revision, oldest];
    return [{ seq, serial: ticket.serial, row, today: null }];
  });
}
