import { ledgerCursor, seqOfCursor } from '../../domain/ledger-cursor.ts';
import type { Changes, KnownState } from '../../domain/scan-log.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { run } from '../../store/d1/batch.ts';
import { readLedgerClock } from '../../store/d1/fence.ts';
import {
  type LedgerChange,
  type LedgerDays,
  readChangedTickets,
  readUsedTickets,
  rowOf,
} from '../../store/gates/ledger.ts';
import { type LedgerPage, pageOf, RecentChanges } from './recent-changes.ts';

/** Without scans to carry it, changes of other writers are read at most this often, ms. */
const LOOK_EVERY_MS = 250;
/** The first load of a phone comes from a snapshot no older than this, ms. */
const SNAPSHOT_MS = MINUTE_MS;

interface Snapshot {
  readonly at: number;
  readonly date: string;
  readonly seq: number;
  readonly changes: readonly LedgerChange[];
}

/** The ledger of the current day: last changes from memory, the rest from a snapshot. */
export class DayLedger {
  #feed = new RecentChanges(0);
  #days: LedgerDays = { date: '1970-01-01', today: 0, coming: [] };
  #readAt = 0;
  #snapshot: Snapshot | null = null;
  /** One at a time is enough, however many phones load at once after a start. */
  #taking: Promise<Snapshot> | null = null;

  get days(): LedgerDays {
    return this.#days;
  }

  /** The number of the batch up to which everything is known. */
  get seq(): number {
    return this.#feed.end;
  }

  /** The same as phones carry it. */
  get cursor(): number {
    return ledgerCursor(this.#days.date, this.#feed.end);
  }

  /**
   * Whether to read changes of other writers, at the cost of a batch, before this answer: a first
   * load is whole.
   */
  wantsLook(cursor: number, days: LedgerDays, now: number): boolean {
    const anew = days.date !== this.#days.date || seqOfCursor(cursor, days.date) === 0;
    return anew || now - this.#readAt > LOOK_EVERY_MS;
  }

  /** Begins a day, or begins again: everything before `seq` is in the database. */
  start(days: LedgerDays, seq: number): void {
    this.#feed = new RecentChanges(seq);
    this.#days = days;
    this.#snapshot = null;
  }

  /** Takes what a committed batch changed: tickets of other writers, and those it moved itself. */
  learn(
    tickets: readonly LedgerChange[],
    own: { changes: Changes; state: KnownState },
    seq: number,
    now: number,
  ): void {
    // What was read after the write is newer than the state, which was read before it.
    const read = new Map(tickets.map((change) => [change.serial, change.row]));
    const moved = movedTickets(own.changes, own.state, this.#days, seq);
    const newest = moved.map((change) => ({
      ...change,
      row: read.get(change.serial) ?? change.row,
    }));
    this.#feed.append([...tickets, ...newest], seq);
    this.#readAt = now;
  }

  /**
   * What changed after a phone's cursor, one page. A cursor of another day, or one that this
   * service never gave (as after a restore), gets everything.
   */
  async since(db: D1Database, event: number, cursor: number, now: number): Promise<LedgerPage> {
    const { date } = this.#days;
    const seq = seqOfCursor(cursor, date);
    const given = Math.max(this.#feed.end, this.#snapshot?.seq ?? 0);
    const page = await this.#pageAfter(db, event, seq <= given ? seq : 0, now);
    return { ...page, cursor: ledgerCursor(date, page.cursor) };
  }

  async #pageAfter(db: D1Database, event: number, after: number, now: number): Promise<LedgerPage> {
    const recent = this.#feed.since(after);
    if (recent) return pageOf(recent, this.#feed.end);
    const { changes, seq } = await this.#snapshotOf(db, event, now);
    const older = changes.filter((change) => change.seq > after);
    const newer = this.#feed.since(Math.max(seq, after)) ?? [];
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

  /** Whether the changes in memory continue where this snapshot ends. */
  #reaches(snapshot: Snapshot): boolean {
    return snapshot.date === this.#days.date && snapshot.seq >= this.#feed.start;
  }

  async #take(db: D1Database, event: number, now: number): Promise<Snapshot> {
    const days = this.#days;
    const [seq, issued, used] = await run(
      db,
      readLedgerClock(db, event),
      readChangedTickets(db, event, days, 0),
      readUsedTickets(db, event, days),
    );
    const passed = new Set(used.map((change) => change.serial));
    const terms = issued.map((change) =>
      passed.has(change.serial) ? { ...change, row: null } : change,
    );
    const changes = [...terms, ...used].sort((a, b) => a.seq - b.seq);
    this.#snapshot = { at: now, date: days.date, seq, changes };
    return this.#snapshot;
  }
}

function movedTickets(
  changes: Changes,
  state: KnownState,
  { today, coming }: LedgerDays,
  seq: number,
): LedgerChange[] {
  return [...changes.tallies].flatMap(([serial, tally]) => {
    const ticket = state.tickets.get(serial);
    if (!ticket || (ticket.day !== today && !coming.includes(ticket.day))) return [];
    return [{ seq, serial, row: rowOf(ticket, tally), today: null, recount: false }];
  });
}
