import type { GatePolicy } from '../../../contract/answers/ledger.ts';
import type { HeardResult } from '../../../contract/answers/scan-result.ts';
import type { HeardScans, WireSeenAlert } from '../../../contract/answers/scans.ts';
import type { WireHealth } from '../../../contract/requests/report.ts';
import type { WireScan } from '../../../contract/requests/scan.ts';
import { ALERTS_MAX, SHIFTS_MAX } from '../../../domain/bounds.ts';
import { bringToPresent } from '../books/ahead.ts';
import type { Books } from '../books/books.ts';
import { agrees, difference, effectOf } from '../books/effects.ts';
import type { Chance, Clock, QueueRow, Refusal, Transport } from '../ports.ts';

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
/** An answer that took longer is too inexact to set the server's clock by. */
const MOST_TRAVEL_MS = 10_000;

interface PendingQuestion {
  readonly wire: WireScan;
  readonly answer: (result: HeardResult | null) => void;
}

/** A call that was seen, and since when (corrected time, ms) the phone knows. */
export interface HeardOf extends WireSeenAlert {
  readonly known_at: number;
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
  readonly #asked = new Map<string, PendingQuestion>();
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
      this.#asked.set(wire.id, { wire, answer });
    });
    // Once an answer is accepted it is what will be shown, however long the disk takes.
    const late = this.#clock
      .sleep(patience)
      .then(() => (this.#asked.delete(wire.id) ? null : answered));
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
    const asked = new Set(batch.map((row) => row.scan.id).filter((id) => this.#asked.has(id)));
    // A ledger that holds scans which the queue still counts would count them twice.
    const certain = [...this.#doubtful].every((seq) => sent.has(seq));
    const left = queue.waiting.filter((row) => !sent.has(row.seq));
    const oldest = left[0];
    for (const row of batch) this.#doubtful.add(row.seq);
    const reply = await this.#transport.scans(
      {
        scans: batch.map((row) => this.#asked.get(row.scan.id)?.wire ?? row.scan),
        ...(certain && !this.#tooOld && { since: cursor }),
        queued: left.length,
        ...(oldest && { oldest: new Date(oldest.at).toISOString() }),
        signed_off: this.#books.settings.signed_off,
        ...(this.#health && { health: this.#health() }),
        own_hold: own_hold === null ? null : new Date(own_hold).toISOString(),
        ...(alerts.length > 0 && { alerts: alerts.slice(0, ALERTS_MAX) }),
        ...(sheets.length > 0 && { shifts: sheets.slice(0, SHIFTS_MAX) }),
      },
      enrolment,
    );
    if (reply.ok) await this.#applyAnswer(reply.answer, batch, asked, start);
    else await this.#fail(reply.why, reply.retryAfter, batch);
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
      this.#asked.get(scan.id)?.answer(null);
      this.#asked.delete(scan.id);
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
    asked: ReadonlySet<string>,
    start: number,
  ): Promise<void> {
    const end = this.#clock.now();
    this.#failures = 0;
    this.#trouble = null;
    this.#retryAfter = null;
    this.#answeredAt = end;
    this.#limit = MOST_SCANS;
    this.#readClock(answer.now, start, end);
    this.#readLedger(answer);
    this.#readAlerts(answer.alerts ?? []);
    this.#readShifts(answer.shifts ?? []);
    this.#readSeen(answer.alerts_seen ?? []);
    if (this.#books.settings.wrong_codes > 0) this.#books.change({ wrong_codes: 0 });
    const results = new Map(answer.results.map((result) => [result.id, result]));
    const accepted: (() => void)[] = [];
    for (const row of batch) {
      const result = results.get(row.scan.id);
      if (!result) continue;
      this.#doubtful.delete(row.seq);
      const online = asked.has(row.scan.id);
      const waiting = this.#asked.get(row.scan.id);
      if (waiting) accepted.push(() => waiting.answer(result));
      this.#acknowledge(row.seq, result, online);
    }
    if (answer.ledger && !answer.ledger.more) this.#dropSettled();
    await this.#books.save();
    for (const show of accepted) show();
  }

  #readClock(now: number, start: number, end: number): void {
    const travel = end - start;
    if (travel < 0 || travel > MOST_TRAVEL_MS) {
      this.#books.change({ last_sync: end });
      return;
    }
    const skew_ms = Math.round(now - (start + end) / 2);
    const before = this.#books.settings.skew_ms;
    this.#books.change({ last_sync: end, skew_ms, server_time: now, date_said: null });
    bringToPresent(this.#books, skew_ms - before);
  }

  #readLedger(answer: HeardScans): void {
    const { ledger } = answer;
    if (!ledger) return;
    const { today } = ledger.policy;
    const dayTurned = today !== this.#books.settings.day;
    if (dayTurned) {
      this.#books.ledger.newDay();
      this.#books.journal.newDay();
    }
    const touched = this.#books.ledger.apply(ledger.tickets, ledger.today, today);
    this.#books.journal.pages(this.#books.ledger.pages(touched));
    // Today's terms are complete only for the day that they were loaded on: load them anew.
    const reload = dayTurned && this.#books.settings.cursor > 0;
    this.#more = ledger.more || reload;
    this.#readKeys(ledger.policy.keys);
    this.#books.change({
      policy: { ...this.#supervision(today), ...ledger.policy },
      day: today,
      cursor: reload ? 0 : ledger.cursor,
    });
  }

  /** Keys that came since the phone enrolled; those that were replaced keep their serials. */
  #readKeys(keys: GatePolicy['keys']): void {
    const { enrolment } = this.#books.settings;
    if (!keys || !enrolment || JSON.stringify(keys) === JSON.stringify(enrolment.keys)) return;
    this.#books.change({ enrolment: { ...enrolment, keys } });
  }

  /** The day's test of a supervisor's code, which the server sends when it has the time. */
  #supervision(today: number): Pick<GatePolicy, 'supervisor'> {
    const { policy } = this.#books.settings;
    return policy?.today === today && policy.supervisor ? { supervisor: policy.supervisor } : {};
  }

  /** The server repeats it with each answer: what counts is when it first arrived here. */
  #readSeen(seen: readonly WireSeenAlert[]): void {
    const known = new Map(this.#seen.map((one) => [one.id, one.known_at]));
    const now = this.#books.now();
    this.#seen = seen.map((one) => ({ ...one, known_at: known.get(one.id) ?? now }));
  }

  /** Sheets that are written need not be sent again. */
  #readShifts(taken: readonly string[]): void {
    if (taken.length === 0) return;
    const { sheets } = this.#books.settings;
    this.#books.change({ sheets: sheets.filter((sheet) => !taken.includes(sheet.id)) });
  }

  #readAlerts(taken: readonly string[]): void {
    const { alerts } = this.#books.settings;
    const left = alerts.filter((alert) => !taken.includes(alert.id));
    const called = alerts.findLast((alert) => taken.includes(alert.id));
    if (!called) return;
    this.#books.change({ alerts: left, called: { id: called.id, arrived_at: this.#books.now() } });
  }

  #acknowledge(seq: number, result: HeardResult, online: boolean): void {
    const row = this.#books.queue.get(seq);
    if (!row) return;
    const counted = effectOf(row.effect, result);
    if (!online && result.reason === 'invalid') {
      // The server could not read it: it is kept, so that a person can look at it.
      this.#books.put({ ...row, aside: true });
    } else if (online && this.#asked.delete(row.scan.id)) {
      this.#books.put({ ...row, effect: counted, settled: true });
    } else if (!online || agrees(row.scan, result)) {
      this.#books.put({ ...row, settled: true });
    } else {
      // The phone has shown something else: the ledger has the server's result until the report.
      this.#books.put({ ...row, effect: difference(row.effect, counted) });
    }
  }

  /** Once the ledger holds every settled scan, they leave the queue with what they added. */
  #dropSettled(): void {
    const { ledger, queue, gate, journal } = this.#books;
    const tickets = new Set<number>();
    const undone = queue.undone();
    for (const row of queue.settled) {
      this.#books.drop(row);
      const { effect } = row;
      if (!effect || effect.entered <= 0) continue;
      if (undone.has(row.scan.id)) continue;
      ledger.sawEntry(effect.serial, gate.number, row.at);
      tickets.add(effect.serial >>> 8);
    }
    journal.pages(ledger.pages({ tickets, today: new Set() }));
  }
}
