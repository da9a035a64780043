import type { GatePolicy } from '../../../contract/answers/ledger.ts';
import type { WireScan } from '../../../contract/requests/scan.ts';
import type { Rules } from '../../../domain/admission.ts';
import { eventDate } from '../../../domain/calendar.ts';
import type { Hold, Localized } from '../../../domain/edition.ts';
import { type Edge, eventInstant } from '../../../domain/edition-times.ts';
import { holdAt } from '../../../domain/hold.ts';
import type { Clock, Store } from '../ports.ts';
import type { Effect, Enrolment, FreeFlowCounts, QueueRow, Settings } from '../records.ts';
import { Journal } from './journal.ts';
import { type Known, LAYOUT, Ledger } from './ledger.ts';
import { Queue } from './queue.ts';
import { readSettings } from './read-settings.ts';

/** The phone is not a gate yet, or no longer. */
class NotEnrolled extends Error {}

/** No scans, but large counts. */
export interface ActiveFreeFlow {
  /** Of the service's free flow; null for the phone's own. */
  readonly id: string | null;
  /** Corrected time, ms. */
  readonly since: number;
}

/** What is known of a ticket here and now: the server's ledger plus the phone's own scans. */
export type TicketTally = Known;

export interface GateSlot {
  readonly day: number;
  readonly starts_at: number;
  readonly ends_at: number;
}

/**
 * The phone's books: settings, ledger and queue. Memory changes at once and as a whole; `save`
 * writes it to the disk.
 */
export class Books {
  readonly queue: Queue;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly #clock: Clock;
  #settings: Settings;
  #slots: ReadonlyMap<number, GateSlot> = new Map();
  /** The enrolment with the zone's offsets as the service last sent them. */
  #enrolment: Enrolment | null = null;
  /** What the times were derived from. */
  #timesFrom: { readonly enrolment: Enrolment | null; readonly policy: string } = {
    enrolment: null,
    policy: '',
  };

  private constructor(
    clock: Clock,
    journal: Journal,
    settings: Settings,
    queue: Queue,
    ledger: Ledger,
  ) {
    this.#clock = clock;
    this.journal = journal;
    this.#settings = settings;
    this.queue = queue;
    this.ledger = ledger;
    this.#readTimes();
  }

  static async open(store: Store, clock: Clock): Promise<Books> {
    const kept = await store.load();
    const readable = kept.settings.layout === LAYOUT;
    const ledger = readable ? new Ledger(kept.tickets, kept.today) : new Ledger();
    const settings = readSettings(kept.settings);
    const books = new Books(clock, new Journal(store), settings, new Queue(kept.queue), ledger);
    if (!readable) {
      books.journal.newLedger();
      books.change({ layout: LAYOUT, cursor: 0 });
    }
    return books;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Throws `NotEnrolled`. */
  get gate(): { enrolment: Enrolment; policy: GatePolicy; number: number } {
    const { policy } = this.#settings;
    const enrolment = this.#enrolment;
    if (!enrolment || !policy) throw new NotEnrolled();
    return { enrolment, policy, number: Number(policy.gate.id) };
  }

  /**
   * Device time corrected by the last measured skew, and never before the server's last time. ms.
   */
  now(): number {
    return Math.max(this.#clock.now() + this.#settings.skew_ms, this.#settings.server_time);
  }

  /** The date of the event (`YYYY-MM-DD`) at a corrected time, by the event's zone and day's end. */
  dateAt(at: number): string {
    const { enrolment, policy } = this.gate;
    return eventDate(at, enrolment.event.timezone, policy.day_ends);
  }

  /** The day of the edition at a corrected time; 0 outside of all of them. */
  dayOf(at: number): number {
    const date = this.dateAt(at);
    return this.gate.enrolment.event.days.find((day) => day.date === date)?.number ?? 0;
  }

  /** Whether the server has answered on the day that the phone's clock shows. */
  answeredToday(): boolean {
    const { last_sync, server_time } = this.#settings;
    return last_sync > 0 && this.dateAt(server_time) === this.dateAt(this.now());
  }

  /**
   * Whether to ask which day it is: the phone had no answer today, and the ticket is for another
   * day.
   */
  doubtsDay(ticketDay: number, today: number): boolean {
    if (ticketDay === today || this.answeredToday()) return false;
    return this.#settings.date_said !== this.dateAt(this.now());
  }

  slot(number: number): GateSlot | null {
    return this.#slots.get(number) ?? null;
  }

  rules(): Rules {
    const { enrolment, policy, number } = this.gate;
    const { own_hold } = this.#settings;
    // A clock that was set back must not open the gate until that hour is reached again.
    const starts_at = own_hold !== null && own_hold > this.now() ? 0 : own_hold;
    const own: Hold[] =
      starts_at === null
        ? []
        : [{ id: 'own', gate: number, kind: 'hold', starts_at, ends_at: null }];
    return {
      policy,
      slots: this.#slots,
      gates: enrolment.event.gates,
      holds: [...policy.holds, ...own],
    };
  }

  /** The name of the gate to which people are sent while this one is held; `null` for none. */
  sentTo(): Localized | null {
    const { enrolment, number } = this.gate;
    const to = holdAt(this.rules().holds, number, this.now())?.send_to;
    return enrolment.event.gates.find((one) => one.number === to && to !== number)?.name ?? null;
  }

  /** The free flow of this gate now; `null` when tickets are scanned. */
  flow(): ActiveFreeFlow | null {
    const { policy, number } = this.gate;
    const { own_flow, left_flows } = this.#settings;
    if (own_flow !== null) return { id: null, since: own_flow };
    const now = this.now();
    const ordered = policy.free_flow?.find(
      ({ id, gate, starts_at, ends_at }) =>
        (gate === null || gate === number) &&
        now >= starts_at &&
        (ends_at === null || now < ends_at) &&
        !left_flows.includes(id),
    );
    return ordered ? { id: ordered.id, since: ordered.starts_at } : null;
  }

  /** What the present free flow has counted on this phone; zero when there is none. */
  flowed(): FreeFlowCounts {
    const since = this.flow()?.since ?? 0;
    const { flowed } = this.#settings;
    return flowed.since === since ? flowed : { since, entry: 0, exit: 0 };
  }

  /** What is known of a serial on a day; `null` when nothing is: valid and unused. */
  tallyOf(serial: number): TicketTally | null {
    const known = this.ledger.entry(serial);
    const own = this.queue.tally(serial, known ?? { entered: 0, exited: 0 });
    if (!known && !own) return null;
    const last = own?.last_entry ?? null;
    const here = last === null ? null : { gate: this.gate.number, at: last };
    const there = known?.earlier ?? null;
    return {
      state: known?.state ?? 'valid',
      state_unknown: known?.state_unknown ?? false,
      revision: known?.revision ?? 0,
      oldest: known?.oldest ?? 0,
      entered: own?.entered ?? known?.entered ?? 0,
      exited: own?.exited ?? known?.exited ?? 0,
      children_entered: 0,
      children_exited: 0,
      earlier: here && there ? (here.at >= there.at ? here : there) : (here ?? there),
    };
  }

  change(settings: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.journal.settings(settings);
    if (settings.enrolment !== undefined || settings.policy !== undefined) this.#readTimes();
  }

  /** Queues a scan made now, behind all others. `open_until` in device time, ms. */
  add(scan: WireScan, effect: Effect | null, at: number, open_until = 0): QueueRow {
    const row: QueueRow = {
      seq: this.queue.next,
      scan,
      effect,
      at,
      open_until,
      settled: false,
      aside: false,
    };
    this.put(row);
    if (this.#settings.signed_off) this.change({ signed_off: false });
    return row;
  }

  put(row: QueueRow): void {
    this.queue.put(row);
    this.journal.row(row.seq, row);
  }

  drop(row: QueueRow): void {
    this.queue.drop(row.seq);
    this.journal.row(row.seq, null);
  }

  /** The disk has refused something that memory still holds. */
  get unsaved(): boolean {
    return this.journal.refused;
  }

  /** `false` when the write failed: memory continues, and the next step tries again. */
  save(): Promise<boolean> {
    return this.journal.save();
  }

  /** Local times are the truth: the offsets from the service turn them into instants. */
  #readTimes(): void {
    const { enrolment, policy } = this.#settings;
    // Every answer brings the policy; the law changes once in years.
    const from = JSON.stringify([policy?.utc_offsets, policy?.day_ends]);
    if (from === this.#timesFrom.policy && enrolment === this.#timesFrom.enrolment) return;
    this.#timesFrom = { enrolment, policy: from };
    if (!enrolment) {
      this.#enrolment = null;
      this.#slots = new Map();
      return;
    }
    const { event } = enrolment;
    const offsets = policy?.utc_offsets;
    this.#enrolment = { ...enrolment, event: { ...event, timezone: offsets ?? event.timezone } };
    const times = new Map(event.slot_times?.map(([number, from, to]) => [number, { from, to }]));
    this.#slots = new Map(
      event.slots.map(([number, day, starts_at, ends_at]) => {
        const local = times.get(number);
        const date = event.days.find((one) => one.number === day)?.date;
        if (!policy || !offsets || !local || !date) return [number, { day, starts_at, ends_at }];
        const at = (time: string, edge: Edge) =>
          eventInstant(date, time, edge, offsets, policy.day_ends);
        return [number, { day, starts_at: at(local.from, 'from'), ends_at: at(local.to, 'to') }];
      }),
    );
  }
}
