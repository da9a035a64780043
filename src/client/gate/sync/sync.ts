import type { HeardResult } from '../../../contract/answers/scan-result.ts';
import type { HeardScans } from '../../../contract/answers/scans.ts';
import type { WireHealth } from '../../../contract/requests/report.ts';
import type { WireScan } from '../../../contract/requests/scan.ts';
import { ALERTS_MAX, SHIFTS_MAX } from '../../../domain/bounds.ts';
import type { Books } from '../books/books.ts';
import { agrees, difference, effectOf } from '../books/effects.ts';
import type { Chance, Clock, Refusal, Transport } from '../ports.ts';
import type { QueueRow } from '../records.ts';
import {
  dropAlerts,
  dropSettled,
  dropSheets,
  type HeardOf,
  takeClock,
  takeLedger,
  withSeen,
} from './take-answer.ts';

/** Scans in one request: what the server takes. */
const MOST_SCANS = 500;
/** An answer as fresh as this means that the server can be reached. */
const ONLINE_MS = 10_000;
/** A hold must be seen within two seconds. */
const IDLE_MS = 1_800;
const BUSY_MS = 1_000;
/**
 * A gate that waits longer than this after the network is back admits tickets that others have
 * admitted.
 */
const LONGEST_BACKOFF_MS = 15_000;

interface PendingQuestion {
  readonly wire: WireScan;
  readonly answer: (result: HeardResult | null) => void;
}

/** The state of the sync. Times are device time, ms. */
export interface SyncStatus {
  readonly last_sync: number;
  readonly waiting: number;
  readonly aside: number;
  /** When the server last acknowledged a call for help, corrected time; 0 for never. */
  readonly alerted: number;
  /** The calls of this phone that were seen, by the server's answers. */
  readonly seen: readonly HeardOf[];
  /** What failed last time, if anything did. */
  readonly trouble: Refusal | null;
  /** The first load of the ledger is not finished. */
  readonly loading: boolean;
}

/** The sync with the server: one request in flight, queue up and ledger down. */
export class Sync {
  readonly #books: Books;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #random: Chance;
  readonly #health: (() => WireHealth) | undefined;
  readonly #pending = new Map<string, PendingQuestion>();
  /** Questions whose answer a person at the gate still waits for. */
  readonly #open = new Set<Promise<unknown>>();
  /** Scans that left once and were not answered: the ledger may hold them already. */
  readonly #doubtful = new Set<number>();
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;
  #limit = MOST_SCANS;
  #failures = 0;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #seen: readonly HeardOf[] = [];
  #trouble: Refusal | null = null;
  #retryAfter: number | null = null;
  #more = true;
  /**
   * The server has answered that this release cannot read its ledger: it is not asked for again.
   */
  #tooOld = false;

  constructor(
    books: Books,
    transport: Transport,
    clock: Clock,
    random: Chance,
    health?: () => WireHealth,
  ) {
    this.#health = health;
    this.#books = books;
    this.#transport = transport;
    this.#clock = clock;
    this.#random = random;
  }

  get status(): SyncStatus {
    const { rows } = this.#books.queue;
    return {
      last_sync: this.#books.settings.last_sync,
      waiting: this.#books.queue.waiting.length,
      aside: rows.filter((row) => row.aside).length,
      alerted: this.#books.settings.called?.arrived_at ?? 0,
      seen: this.#seen,
      trouble: this.#trouble ?? (this.#tooOld ? 'too_old' : null),
      loading: this.#more,
    };
  }

  /** Whether a scan may wait for the server's answer. */
  get online(): boolean {
    if (this.#more && !this.#tooOld) return false;
    return Math.abs(this.#clock.now() - this.#answeredAt) <= ONLINE_MS;
  }

  /** Milliseconds until the next request makes sense. */
  get pause(): number {
    if (this.#failures > 0) {
      const doubling = 1_000 * 2 ** Math.min(this.#failures - 1, 6);
      const backoff = Math.min(LONGEST_BACKOFF_MS, doubling) * (0.5 + this.#random.float());
      return Math.max(backoff, (this.#retryAfter ?? 0) * 1_000);
    }
    if (this.#more && !this.#tooOld) return 0;
    const { alerts, sheets } = this.#books.settings;
    const busy = this.#books.queue.waiting.length + alerts.length + sheets.length > 0;
    return busy ? BUSY_MS : IDLE_MS;
  }

  /** Asks about a queued scan at once; `null` when no answer came within `patience` ms. */
  async ask(wire: WireScan, patience: number): Promise<HeardResult | null> {
    const answered = new Promise<HeardResult | null>((answer) => {
      this.#pending.set(wire.id, { wire, answer });
    });
    // Once an answer is accepted it is what will be shown, however long the disk takes.
    const late = this.#clock
      .sleep(patience)
      .then(() => (this.#pending.delete(wire.id) ? null : answered));
    void this.run();
    const asking = Promise.race([answered, late]);
    this.#open.add(asking);
    return asking.finally(() => this.#open.delete(asking));
  }

  /** Once the gate no longer waits for an answer: every queued scan then reports what was shown. */
  async quiet(): Promise<void> {
    await Promise.all(this.#open);
  }

  /** One request, after the one in flight if there is one. Never rejects. */
  run(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      // Whatever failed, the next request must still be possible.
      return this.#exchange().catch(() => this.#fail('garbled', null, []));
    });
    this.#running = this.#next;
    return this.#next;
  }

  async #exchange(): Promise<void> {
    const { enrolment, cursor, own_hold, alerts, sheets } = this.#books.settings;
    if (!enrolment) return;
    // A disk that was full may have room again, though nothing happens at this gate.
    if (this.#books.unsaved) await this.#books.save();
    const { queue } = this.#books;
    const start = this.#clock.now();
    const batch = await this.#close(queue.batch(start, this.#limit));
    const sent = new Set(batch.map((row) => row.seq));
    const waitedFor = new Set(
      batch.map((row) => row.scan.id).filter((id) => this.#pending.has(id)),
    );
    // A ledger that holds scans which the queue still counts would count them twice.
    const certain = [...this.#doubtful].every((seq) => sent.has(seq));
    const left = queue.waiting.filter((row) => !sent.has(row.seq));
    const oldest = left[0];
    for (const row of batch) this.#doubtful.add(row.seq);
    const reply = await this.#transport.scans(
      {
        scans: batch.map((row) => this.#pending.get(row.scan.id)?.wire ?? row.scan),
        ...(certain && !this.#tooOld && { since: cursor, edition: enrolment.event.version ?? 0 }),
        queued: left.length,
        ...(oldest && { oldest: new Date(oldest.at).toISOString() }),
        signed_off: this.#books.settings.signed_off,
        ...(this.#health && { health: this.#healthNow(this.#health()) }),
        own_hold: own_hold === null ? null : new Date(own_hold).toISOString(),
        ...(alerts.length > 0 && { alerts: alerts.slice(0, ALERTS_MAX) }),
        ...(sheets.length > 0 && { shifts: sheets.slice(0, SHIFTS_MAX) }),
      },
      enrolment,
    );
    if (reply.ok) await this.#applyAnswer(reply.answer, batch, waitedFor, start);
    else await this.#fail(reply.why, reply.retryAfter, batch);
  }

  #healthNow(health: WireHealth): WireHealth {
    const { practised } = this.#books.settings;
    return practised === null
      ? health
      : { ...health, practised: new Date(practised).toISOString() };
  }

  /** No tap is merged any more into what is sent, whatever the clock does. */
  async #close(batch: readonly QueueRow[]): Promise<readonly QueueRow[]> {
    if (batch.every((row) => row.open_until === 0)) return batch;
    const closed = batch.map((row) => ({ ...row, open_until: 0 }));
    for (const row of closed) this.#books.put(row);
    await this.#books.save();
    return closed;
  }

  async #fail(why: Refusal, retryAfter: number | null, batch: readonly QueueRow[]): Promise<void> {
    this.#failures += 1;
    this.#trouble = why;
    this.#retryAfter = retryAfter;
    for (const { scan } of batch) {
      this.#pending.get(scan.id)?.answer(null);
      this.#pending.delete(scan.id);
    }
    if (why === 'too_old' && !this.#tooOld) {
      this.#tooOld = true;
      // Without the ledger its scans are accepted, and at once.
      this.#failures = 0;
    }
    if (why !== 'too_large' && why !== 'rejected') return;
    const [only] = batch;
    if (only && batch.length === 1) {
      this.#books.put({ ...only, aside: true });
      const waiting = new Set(this.#books.queue.waiting.map(({ seq }) => seq));
      for (const seq of this.#doubtful) if (!waiting.has(seq)) this.#doubtful.delete(seq);
      this.#limit = MOST_SCANS;
      await this.#books.save();
    } else {
      this.#limit = Math.max(1, Math.floor(batch.length / 2));
    }
  }

  /** Takes in an answer: delta, acknowledged scans, policy and clock, all in one step. */
  async #applyAnswer(
    answer: HeardScans,
    batch: readonly QueueRow[],
    waitedFor: ReadonlySet<string>,
    start: number,
  ): Promise<void> {
    const end = this.#clock.now();
    this.#failures = 0;
    this.#trouble = null;
    this.#retryAfter = null;
    this.#answeredAt = end;
    this.#limit = MOST_SCANS;
    takeClock(this.#books, answer.now, start, end);
    if (answer.ledger) this.#more = takeLedger(this.#books, answer.ledger);
    dropAlerts(this.#books, answer.alerts ?? []);
    dropSheets(this.#books, answer.shifts ?? []);
    this.#seen = withSeen(this.#seen, answer.alerts_seen ?? [], this.#books.now());
    if (this.#books.settings.wrong_codes > 0) this.#books.change({ wrong_codes: 0 });
    const results = new Map(answer.results.map((result) => [result.id, result]));
    const accepted: (() => void)[] = [];
    for (const row of batch) {
      const result = results.get(row.scan.id);
      if (!result) continue;
      this.#doubtful.delete(row.seq);
      const online = waitedFor.has(row.scan.id);
      const waiting = this.#pending.get(row.scan.id);
      if (waiting) accepted.push(() => waiting.answer(result));
      this.#acknowledge(row.seq, result, online);
    }
    if (answer.ledger && !answer.ledger.more) dropSettled(this.#books);
    await this.#books.save();
    for (const show of accepted) show();
  }

  #acknowledge(seq: number, result: HeardResult, online: boolean): void {
    const row = this.#books.queue.get(seq);
    if (!row) return;
    const counted = effectOf(row.effect, result);
    if (!online && result.reason === 'invalid') {
      // The server could not read it: it is kept, so that a person can look at it.
      this.#books.put({ ...row, aside: true });
    } else if (online && this.#pending.delete(row.scan.id)) {
      this.#books.put({ ...row, effect: counted, settled: true });
    } else if (!online || agrees(row.scan, result)) {
      this.#books.put({ ...row, settled: true });
    } else {
      // The phone has shown something else: the ledger has the server's result until the report.
      this.#books.put({ ...row, effect: difference(row.effect, counted) });
    }
  }
}
