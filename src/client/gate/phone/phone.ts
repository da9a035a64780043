import type { HeardReason } from '../../../contract/answers/scan-result.ts';
import type { WireScan } from '../../../contract/requests/scan.ts';
import type { Direction } from '../../../domain/admission.ts';
import type { AlertKind } from '../../../domain/alert.ts';
import { DAY_MS, MINUTE_MS } from '../../../domain/time.ts';
import { Books } from '../books/books.ts';
import type { Ports } from '../ports.ts';
import { Sync } from '../sync/sync.ts';
import { Corrections } from './corrections.ts';
import { decideScan, howManyUnlisted, type PhoneDecision, type Stated } from './decide-scan.ts';
import { FreeFlowControl } from './free-flow.ts';
import { newScan } from './new-scan.ts';
import { readTicket } from './reading.ts';
import { forget, note } from './shift-tally.ts';
import { Shifts } from './shifts.ts';
import { type Outcome, placesBefore, ruled, type Shown, showTicket } from './shown-verdict.ts';
import { Counter } from './walk-in-counter.ts';

/** How long an admission waits for the server's answer, ms. */
const PATIENCE_MS = 250;
/** A second call for help within this time of the first, unsent one adds nothing, ms. */
const SAME_ALERT_MS = MINUTE_MS;
/** How long a count by eye waits for the figure that it is to replace, ms. */
const INSIDE_PATIENCE_MS = 3_000;
/**
 * A typed code that is in no list is worth a longer wait: without an answer a person must count.
 */
const UNLISTED_PATIENCE_MS = 1_500;

/** Refusals that an answer of the server can still change. */
const TURNABLE: ReadonlySet<HeardReason | null> = new Set<HeardReason>([
  'already_admitted',
  'party_exceeded',
  'pending',
  'held',
  'gate_closed',
  'other',
]);

/**
 * A gate phone without its screen: it decides, keeps, sends and receives. No DOM, no disk, no
 * network of its own; all of that comes through the ports.
 */
export class Phone {
  readonly books: Books;
  readonly sync: Sync;
  readonly counter: Counter;
  readonly corrections: Corrections;
  readonly shifts: Shifts;
  readonly flowing: FreeFlowControl;
  readonly #ports: Ports;

  private constructor(ports: Ports, books: Books) {
    this.#ports = ports;
    this.books = books;
    this.sync = new Sync(books, ports.transport, ports.clock, ports.random, ports.health);
    this.counter = new Counter(books, ports.clock, ports.random);
    this.corrections = new Corrections(books, ports.clock, ports.random);
    this.shifts = new Shifts(books, ports.random);
    this.flowing = new FreeFlowControl(books);
  }

  /** The phone as the store has kept it. */
  static async open(ports: Ports): Promise<Phone> {
    return new Phone(ports, await Books.open(ports.store, ports.clock));
  }

  get enrolled(): boolean {
    return this.books.settings.enrolment !== null && this.books.settings.policy !== null;
  }

  /**
   * One code held up, typed or read by a scanner. The phone's own decision is `foreseen` while the
   * disk writes it and the server may still change it: to be prepared, not to be shown. Throws
   * `NotEnrolled`.
   */
  async scan(
    text: string,
    stated: Stated = {},
    foresee: (likely: Shown) => void = () => undefined,
  ): Promise<Outcome> {
    if (this.books.flow()) return { as: 'flowing' };
    const reading = await readTicket(text, this.books.gate.enrolment, this.#ports.keys);
    if (reading.as === 'miscopied') return reading;
    const judgement = decideScan(reading, stated, this.books);
    if (judgement.as === 'question') return judgement;
    if (judgement.as === 'judged') {
      return this.#record(judgement, stated, PATIENCE_MS, foresee);
    }
    return this.#scanUnlisted(judgement.judged);
  }

  /** People inside the site by the service's figures now; null when there is no answer in time. */
  async inside(): Promise<number | null> {
    const { inside, clock } = this.#ports;
    if (!inside) return null;
    const late = clock.sleep(INSIDE_PATIENCE_MS).then(() => null);
    return Promise.race([inside(this.books.gate.enrolment), late]);
  }

  async turn(direction: Direction): Promise<void> {
    this.books.change({ direction });
    await this.books.save();
  }

  /** Staff state which day of the edition it is: the phone's clock is corrected by whole days. */
  async sayDay(number: number): Promise<void> {
    const day = this.books.gate.enrolment.event.days.find((one) => one.number === number);
    if (!day) return;
    const shown = this.books.dateAt(this.books.now());
    const days = Math.round((Date.parse(day.date) - Date.parse(shown)) / DAY_MS);
    const skew_ms = this.books.settings.skew_ms + days * DAY_MS;
    this.books.change({ skew_ms, date_said: day.date });
    await this.books.save();
  }

  /**
   * Calls for help from this gate. It is on the disk before the promise resolves, and is sent until
   * the server has acknowledged it. A second press within a minute is the same call.
   */
  async alert(kind: AlertKind): Promise<void> {
    const at = this.books.now();
    const { alerts } = this.books.settings;
    const last = alerts.findLast((alert) => alert.kind === kind);
    if (last && Math.abs(at - Date.parse(last.at)) < SAME_ALERT_MS) return;
    const alert = { id: this.#ports.random.uuid(), kind, at: new Date(at).toISOString() };
    this.books.change({ alerts: [...alerts, alert] });
    await this.books.save();
  }

  /** Staff hold their own gate, or open it again. Needs no network. */
  async hold(held: boolean): Promise<void> {
    this.books.change({ own_hold: held ? this.books.now() : null });
    await this.books.save();
  }

  /**
   * A typed code that no list has. The phone does not know it, and records it so; the server's
   * result replaces that when it comes. Without one, staff state how many people there are.
   */
  async #scanUnlisted(judged: PhoneDecision): Promise<Outcome> {
    const question = { as: 'question', question: howManyUnlisted(judged.direction) } as const;
    if (!this.sync.online) return question;
    const unknown: PhoneDecision = { ...judged, verdict: 'refused', reason: 'unknown', people: 0 };
    const shown = await this.#record(unknown, {}, UNLISTED_PATIENCE_MS);
    return shown.decidedBy === 'server' ? shown : question;
  }

  /** The decision on the disk and in the tally, then on the screen. */
  async #record(
    judged: PhoneDecision,
    stated: Stated,
    patience: number,
    foresee?: (likely: Shown) => void,
  ): Promise<Shown> {
    const { terms, direction, people, today, remaining } = judged;
    const scan = this.#wire(judged, stated);
    const entry = direction === 'entry';
    const effect = terms && {
      serial: terms.serial,
      day: today,
      entered: entry ? people : 0,
      exited: entry ? 0 : people,
    };
    const row = this.books.add(scan, effect, judged.at);
    note(this.books, row, judged, {
      remaining: entry ? remaining : null,
      reason: judged.reason,
      terms,
    });
    const answer = this.#isWorthAsking(judged, stated, patience)
      ? this.sync.ask(asQuestion(scan, stated), patience)
      : null;
    const saving = this.books.save();
    foresee?.(showTicket(scan.id, judged, null, true, this.books));
    const saved = await saving;
    const result = await answer;
    const stands = ruled(judged, result);
    if (stands.verdict !== judged.verdict || stands.people !== people) {
      forget(this.books, scan, judged);
      const counted = { ...scan, verdict: stands.verdict, people: stands.people };
      const places = placesBefore(stands, result, this.books.gate.policy.reentry);
      const moved = effect && { ...effect, entered: stands.people };
      note(this.books, { ...row, scan: counted, effect: moved }, stands, {
        remaining: places,
        reason: stands.reason,
        terms,
      });
      await this.books.save();
    }
    return showTicket(scan.id, stands, result, saved, this.books);
  }

  #wire(judged: PhoneDecision, stated: Stated): WireScan {
    return {
      ...newScan(this.books, this.#ports.random, judged.at),
      type: 'ticket',
      direction: judged.direction,
      ticket: judged.ticket,
      people: judged.people,
      ...(stated.children !== undefined && { children: stated.children }),
      verdict: judged.verdict,
      reason: judged.reason === 'other' ? null : judged.reason,
      ...(stated.override !== undefined && { override: stated.override }),
    };
  }

  /** Only an entry, only when an answer can be near, and never what staff have decided. */
  #isWorthAsking(judged: PhoneDecision, stated: Stated, patience: number): boolean {
    if (!this.sync.online || judged.direction === 'exit') return false;
    if (judged.terms === null || stated.override !== undefined) return false;
    // The server does not know of a hold that staff set on this phone.
    if (this.books.settings.own_hold !== null) return false;
    const patient = patience > PATIENCE_MS;
    return patient || judged.verdict === 'admitted' || TURNABLE.has(judged.reason);
  }
}

/** The same scan as a question: without the phone's own decision. */
function asQuestion(scan: WireScan, stated: Stated): WireScan {
  const { verdict: _verdict, reason: _reason, people: _people, ...rest } = scan;
  return {
    ...rest,
    decided: 'online',
    ...(stated.people !== undefined && { people: stated.people }),
  };
}
