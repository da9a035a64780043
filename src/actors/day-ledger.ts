import type { Changes, Ground } from '../domain/scan-log.ts';
import { run } from '../store/batch.ts';
import { readLedgerClock } from '../store/fence.ts';
import { type LedgerChange, readChangedTickets, readUsedTickets, rowOf } from '../store/ledger.ts';
import { LedgerFeed, type LedgerPage, pageOf } from './ledger-feed.ts';

/** With no scans to carry it, a look at what others wrote is taken at most this often, ms. */
const LOOK_EVERY_MS = 250;
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
  /** One is enough, however many phones load at once after a start. */
  #taking: Promise<Snapshot> | null = null;

  get day(): number {
    return this.#day;
  }

  /** The cursor up to which everything is known. */
  get cursor(): number {
    return this.#feed.end;
  }

  /** Whether a look at what others wrote is worth a batch before this answer: a first load is whole. */
  wantsLook(cursor: number, today: number, now: number): boolean {
    return cursor === 0 || today !== this.#day || now - this.#readAt > LOOK_EVERY_MS;
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
    // What was read after the write is newer than the ground, which was read before it.
    const read = new Map(tickets.map((change) => [change.serial, change.row]));
    const moved = movedTickets(own.changes, own.ground, this.#day, seq);
    const newest = moved.map((change) => ({
      ...change,
      row: read.get(change.serial) ?? change.row,
    }));
    this.#feed.append([...tickets, ...newest], seq);
    this.#readAt = now;
  }

  /** What changed after a cursor, a page of it. */
  async since(db: D1Database, event: number, cursor: number, now: number): Promise<LedgerPage> {
    const recent = this.#feed.since(cursor);
    if (recent) return pageOf(recent, this.#feed.end);
    const { changes, seq } = await this.#snapshotOf(db, event, now);
    const older = changes.filter((change) => change.seq > cursor);
    const newer = this.#feed.since(Math.max(seq, cursor)) ?? [];
    return pageOf([...older, ...newer], Math.max(seq, this.#feed.end));
  }

  async #snapshotOf(db: D1Database, event: number, now: number): Promise<Snapshot> {
    const old = this.#snapshot;
    if (old && this.#reaches(old) && now - old.at < SNAPSHOT_MS) return old;
    this.#taking ??= this.#take(db, event, now).finally(() => {
      this.#taking = null;
    });
    const taken = await this.#taking;
    return this.#reaches(taken) ? taken : this.#snapshotOf(db, event, now);
  }

  /** Whether memory goes on from where this snapshot ends. */
  #reaches(snapshot: Snapshot): boolean {
    return snapshot.day === this.#day && snapshot.seq >= this.#feed.start;
  }

  async #take(db: D1Database, event: number, now: number): Promise<Snapshot> {
    const day = this.#day;
    const [seq, issued, used] = await run(
      db,
      readLedgerClock(db, event),
      readChangedTickets(db, event, day, 0),
      readUsedTickets(db, event, day),
    );
    const passed = new Set(used.map((change) => change.serial));
    const terms = issued.map((change) =>
      passed.has(change.serial) ? { ...change, row: null } : change,
    );
    const changes = [...terms, ...used].sort((a, b) => a.seq - b.seq);
    this.#snapshot = { at: now, day, seq, changes };
    return this.#snapshot;
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
    return [{ seq, serial: ticket.serial, row: rowOf(ticket, tally), today: null }];
  });
}
