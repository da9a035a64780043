import type { Live } from '../../contract/answers/live.ts';
import { ALERT_MS, type Alert } from '../../domain/alert.ts';
import { dayBegan } from '../../domain/presence.ts';
import type { Changes, Ground, TicketRecord } from '../../domain/scan-log.ts';
import { minuteOf } from '../../domain/time.ts';
import { run, together, type Verb } from '../../store/d1/batch.ts';
import { readLedgerClock, tickLedger } from '../../store/d1/fence.ts';
import { loadForWriter } from '../../store/editions/editions.ts';
import { admit, guardGround } from '../../store/gates/admit.ts';
import { addAlerts, readSeenAlerts, readUnseenAlerts } from '../../store/gates/alerts.ts';
import {
  type Inside,
  readDayMinutes,
  readInside,
  readLastDay,
  readTotals,
} from '../../store/gates/attendance.ts';
import { type DayConflicts, readConflictCounts } from '../../store/gates/conflicts.ts';
import { loadDevices } from '../../store/gates/devices.ts';
import { noteDuty } from '../../store/gates/duty.ts';
import { readTickets } from '../../store/gates/known-state.ts';
import { type LedgerChange, readChangedTickets, readMiscounted } from '../../store/gates/ledger.ts';
import { readOrders } from '../../store/gates/orders.ts';
import { readAtGates } from '../../store/notices/notices.ts';
import { readRegistered } from '../../store/registrations/registered.ts';
import { DayCounts } from './day-counts.ts';
import { DayLedger } from './day-ledger.ts';
import { DayMinutes, type PresentDay } from './day-minutes.ts';
import { DaysOnDuty } from './days-on-duty.ts';
import { Devices } from './devices.ts';
import { GroundMemory } from './ground-memory.ts';
import { LiveFigures, type LiveInputs } from './live-figures.ts';
import type { Known } from './live-flow.ts';
import { OpenAlerts } from './open-alerts.ts';
import { GateRules, ledgerDays } from './rules.ts';
import { SupervisorTests } from './supervisor-tests.ts';

/** Larger than the number of any day. */
const AFTER_ALL = 1_000;
/** Minutes of the longest day that there can be. */
const DAY_MINUTES = 25 * 60;

/** What a batch reads after it has written. */
export interface CommitReads {
  readonly seq: number;
  readonly changed: readonly LedgerChange[];
  /** Those that were supposed, as they are. */
  readonly tickets: readonly TicketRecord[];
  readonly insides: readonly Inside[];
  /** Of the alerts of this batch, those that were not known before. */
  readonly called: readonly Alert[];
  /** Null when this batch cannot have changed them. */
  readonly conflicts: readonly DayConflicts[] | null;
}

/** What a group has settled, on the ground that it was judged on. */
export interface Settlement {
  readonly changes: Changes;
  readonly ground: Ground;
  readonly alerts: readonly Alert[];
}

/**
 * Everything that the writer of an edition's gates keeps of it. The database holds the same, and
 * more.
 */
export class GatekeeperState {
  readonly devices = new Devices();
  readonly ledger = new DayLedger();
  readonly ground = new GroundMemory();
  readonly alerts = new OpenAlerts();
  /** Tickets whose re-entries must be counted again. */
  readonly recounts = new Set<number>();
  readonly #duties = new DaysOnDuty();
  readonly #dayCounts = new DayCounts();
  #board: LiveFigures | null = null;
  #rules: GateRules | null = null;
  #renewing: Promise<void> | null = null;
  readonly #supervisors = new SupervisorTests();

  get started(): boolean {
    return this.#rules !== null;
  }

  /** Throws before the first start. */
  get rules(): GateRules {
    if (!this.#rules) throw new Error('the Gatekeeper was asked before it started');
    return this.#rules;
  }

  /** Starts from the database. */
  async load(db: D1Database, event: number, now: number): Promise<void> {
    const edition = await loadForWriter(db, event);
    if (!edition) throw new Error('there is no such event');
    const days = ledgerDays(edition, now);
    const [orders, unseen, seen, seq, miscounted, notices] = await run(
      db,
      readOrders(db, event),
      readUnseenAlerts(db, event, now - ALERT_MS),
      readSeenAlerts(db, event, now - ALERT_MS),
      readLedgerClock(db, event),
      readMiscounted(db, event, days),
      readAtGates(db, event),
    );
    this.devices.load(await loadDevices(db, event));
    const rules = new GateRules(edition, orders, this.#supervisors);
    rules.hear(notices);
    this.#board = null;
    this.ground.clear();
    this.#duties.clear();
    this.alerts.load(unseen, seen);
    this.ledger.start(days, seq);
    for (const serial of miscounted) this.recounts.add(serial);
    this.#rules = rules;
  }

  /** Whether the live figures are read. No gate waits for them: they are read on demand. */
  get hasFigures(): boolean {
    return this.#board !== null;
  }

  /**
   * Reads the live figures as they are written, and the minutes of today. No batch may be written
   * meanwhile. `epoch`: of this writer.
   */
  async loadFigures(db: D1Database, event: number, epoch: number, now: number): Promise<void> {
    const { edition } = this.rules;
    const days = [0, ...edition.days.map((day) => day.number)];
    const present = this.#presentDay(now);
    const from = present.began;
    const [[conflicts, registered], totals, insides, gates, last] = await run(
      db,
      this.#dayCounts.reading(db, event),
      readTotals(db, event),
      together(...days.map((day) => readInside(db, event, day))),
      readDayMinutes(db, event, present.day, { from, to: from + DAY_MINUTES }),
      readLastDay(db, event, present.before),
    );
    const minutes = new DayMinutes(epoch);
    minutes.load(present, gates, last);
    const board = new LiveFigures(minutes);
    board.load(totals, insides);
    this.#dayCounts.conflicts = conflicts;
    this.#dayCounts.learnRegistered(registered, now);
    this.#board = board;
  }

  /** Reads how many are registered, unless that was done some seconds ago: once for all callers. */
  async renewFigures(db: D1Database, event: number, now: number): Promise<void> {
    if (!this.#dayCounts.isStale(now)) return;
    this.#renewing ??= this.#readRegistered(db, event, now).finally(() => {
      this.#renewing = null;
    });
    await this.#renewing;
  }

  async #readRegistered(db: D1Database, event: number, now: number): Promise<void> {
    const [registered] = await run(db, readRegistered(db, event));
    this.#dayCounts.learnRegistered(registered, now);
  }

  /** Everything that one batch writes, and reads again after it has written. */
  writing(db: D1Database, event: number, what: Settlement, now: number): Verb<CommitReads> {
    const { changes, ground, alerts } = what;
    const counts = [...changes.scans.values()].filter((scan) => scan.type === 'count');
    const recounted = [...new Set(counts.map((scan) => scan.day))];
    const duties = this.#duties.news(changes.scans.values());
    const all = together(
      // The log has the number too: what is sealed is told apart by it.
      changes.scans.size + changes.tallies.size > 0
        ? tickLedger(db, event)
        : readLedgerClock(db, event),
      changes.scans.size > 0 ? guardGround(db, event, ground) : NOTHING,
      admit(db, event, changes, ground, now),
      alerts.length > 0 ? addAlerts(db, event, alerts, now) : NO_ALERTS,
      readChangedTickets(db, event, this.ledger.days, this.ledger.seq),
      together(...recounted.map((day) => readInside(db, event, day))),
      mayMoveConflicts(changes) ? readConflictCounts(db, event) : UNMOVED,
      ground.supposed?.size ? readTickets(db, event, ground.supposed) : NO_TICKETS,
      duties.length > 0 ? noteDuty(db, event, duties) : NOTHING,
    );
    return {
      statements: all.statements,
      read: (results) => {
        const [seq, , , called, changed, insides, conflicts, tickets] = all.read(results);
        return { seq, changed, insides, called, conflicts, tickets };
      },
    };
  }

  /** Updates memory with what was committed. Whether consoles must be updated. */
  learn({ changes, ground }: Settlement, after: CommitReads, now: number): boolean {
    const { state } = ground;
    this.#duties.learn(changes.scans.values());
    for (const ticket of after.tickets) state.tickets.set(ticket.serial, ticket);
    this.ground.learn(state, after.changed);
    this.#board?.turn(this.#presentDay(now));
    this.#board?.add([...changes.buckets.values()], changes.flows, now);
    for (const inside of after.insides) this.#board?.setHeadCount(inside);
    for (const { serial, recount } of after.changed) if (recount) this.recounts.add(serial);
    if (after.conflicts) this.#dayCounts.conflicts = after.conflicts;
    this.ledger.learn(after.changed, { changes, state }, after.seq, now);
    this.alerts.add(after.called);
    this.alerts.tidy(now);
    return changes.scans.size + after.called.length > 0;
  }

  /** The live figures at an instant (ms), exact. Throws before they were read. */
  live(now: number): Live {
    return this.#figures(now).live(this.rules.edition, this.#moment(now));
  }

  /** The same, with what a board shows beside them of which it does not know yet. */
  board(now: number, known: Known): Live {
    const { edition } = this.rules;
    const moment = this.#moment(now);
    const figures = this.#figures(now);
    return { ...figures.live(edition, moment), ...figures.ofBoard(edition, moment, known) };
  }

  #figures(now: number): LiveFigures {
    if (!this.#board) throw new Error('figures were asked for before they were read');
    this.#board.turn(this.#presentDay(now));
    return this.#board;
  }

  #presentDay(now: number): PresentDay {
    const { edition } = this.rules;
    const began = dayBegan(edition, now);
    const day = this.rules.dayAt(now);
    const ahead = edition.days.filter((one) => one.opens_at >= began);
    // Between two days, those before it are over as well.
    const before = day > 0 ? day : Math.min(...ahead.map((one) => one.number), AFTER_ALL);
    return { day, before, began: minuteOf(began) };
  }

  #moment(now: number): LiveInputs {
    const { edition, holds, freeFlow } = this.rules;
    return {
      now,
      today: this.rules.dayAt(now),
      todayBegan: dayBegan(edition, now),
      holds,
      freeFlow,
      dayCounts: this.#dayCounts,
      devices: this.devices.active(),
      alerts: this.alerts.open(now),
    };
  }
}

/** Whether a group marked people who were let in twice, or took back or replaced what may be marked. */
function mayMoveConflicts({ scans }: Changes): boolean {
  return [...scans.values()].some(
    (scan) => scan.conflict || scan.undone || (scan.reported && scan.verdict === 'refused'),
  );
}

const UNMOVED: Verb<null> = { statements: [], read: () => null };
const NOTHING: Verb<unknown> = { statements: [], read: () => undefined };
const NO_TICKETS: Verb<readonly TicketRecord[]> = { statements: [], read: () => [] };
const NO_ALERTS: Verb<readonly Alert[]> = { statements: [], read: () => [] };
