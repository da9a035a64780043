import type { Live, LiveAlert, LiveDay, LiveGate } from '../../contract/answers/live.ts';
import { gateState } from '../../domain/admission.ts';
import type { Alert } from '../../domain/alert.ts';
import {
  type Anchor,
  addCounts,
  type Bucket,
  type Counts,
  completeTo,
  type DeviceContact,
  heldByStaff,
  noCounts,
  peopleInside,
  phonesOnDuty,
  type Totals,
} from '../../domain/attendance.ts';
import { isoWithOffset } from '../../domain/calendar.ts';
import { crowdAt } from '../../domain/crowd.ts';
import type { DeviceHealth } from '../../domain/device-health.ts';
import type { Edition, Hold } from '../../domain/edition.ts';
import type { FreeFlow } from '../../domain/hold.ts';
import { freeFlowAt, holdAt } from '../../domain/hold.ts';
import { readable } from '../../domain/other-language.ts';
import type { Movement } from '../../domain/scan-log.ts';
import { minuteOf } from '../../domain/time.ts';
import type { Inside } from '../../store/gates/attendance.ts';
import type { DayCounts } from './day-counts.ts';
import type { DayMinutes, PresentDay } from './day-minutes.ts';
import { FlowOfToday, type Known } from './live-flow.ts';

/** Minutes over which a gate's rate is taken. */
const RATE_MINUTES = 5;

const DAY_TOTALS = ['entries', 'exits', 're_entries', 'walk_ins', 'parties'] as const;

interface DayFigures {
  readonly gates: Map<number, Counts>;
  anchor: Anchor | null;
  flow: number;
}

/** A device as the board shows it. */
interface LiveDevice extends DeviceContact {
  readonly gate: number;
  readonly health: DeviceHealth | null;
}

/** Facts that the board shows beside its figures. Instants in ms. */
export interface LiveInputs {
  readonly now: number;
  /** The number of today's day, 0 outside of the edition, and when it began. */
  readonly today: number;
  readonly todayBegan: number;
  readonly holds: readonly Hold[];
  readonly freeFlow: readonly FreeFlow[];
  readonly dayCounts: DayCounts;
  readonly devices: readonly LiveDevice[];
  /** Alerts that are still shown, the latest first. */
  readonly alerts: readonly Alert[];
}

/** The sums of an edition in memory: the live figures are made from them. */
export class LiveFigures {
  readonly #days = new Map<number, DayFigures>();
  readonly #minutes: DayMinutes;
  readonly #flow = new FlowOfToday();

  /** `minutes`: those of today, read already. */
  constructor(minutes: DayMinutes) {
    this.#minutes = minutes;
  }

  load(
    totals: readonly (Counts & { readonly day: number; readonly gate: number })[],
    insides: readonly Inside[],
  ): void {
    for (const { day, gate, ...counts } of totals) addCounts(this.#gate(day, gate), counts);
    for (const inside of insides) this.setHeadCount(inside);
  }

  /** Adds what one committed group moved, at an instant (ms). */
  add(buckets: readonly Bucket[], flows: readonly Movement[], now: number): void {
    for (const bucket of buckets) addCounts(this.#gate(bucket.day, bucket.gate), bucket);
    this.#minutes.add(buckets, now);
    for (const { day, at, net } of flows) {
      const figures = this.#day(day);
      if (figures.anchor === null || at > figures.anchor.at) figures.flow += net;
    }
  }

  /** Takes what the database says of a day, after a count by eye was added or taken back. */
  setHeadCount(inside: Inside): void {
    const figures = this.#day(inside.day);
    figures.anchor = inside.anchor;
    figures.flow = inside.flow;
  }

  /** What a board shows beside the live figures: how full the site is, and what is new of today. */
  ofBoard(edition: Edition, moment: LiveInputs, known: Known): Pick<Live, 'crowd' | 'flow'> {
    const { now, today, holds } = moment;
    const { site = null } = edition;
    const crowd = site && {
      state: crowdAt(this.#totals(today).inside, site),
      capacity: site.capacity,
    };
    const flow = this.#flow.of(edition, this.#minutes, holds, { known, now });
    return { ...(crowd && { crowd }), ...(flow && { flow }) };
  }

  /** The live figures, exact. */
  live(edition: Edition, moment: LiveInputs): Live {
    const { now, today, devices } = moment;
    const zone = edition.timezone;
    const day = edition.days.find((one) => one.number === today);
    const present = this.#totals(today);
    const complete = completeTo(devices, moment.todayBegan, now);
    return {
      as_of: isoWithOffset(now, zone),
      complete_to: isoWithOffset(complete, zone),
      ...this.#whole(),
      ...moment.dayCounts.all(),
      inside: present.inside,
      today: { date: day?.date ?? null, ...present },
      gates: edition.gates.map((gate) => this.#liveGate(edition, gate, moment)),
      days: edition.days.map((one) => this.#liveDay(one, moment)),
      ...this.#outside(),
      devices: phonesOnDuty(devices, moment.todayBegan, now),
      alerts: moment.alerts.map((alert) => liveAlert(alert, zone)),
    };
  }

  #liveGate(edition: Edition, gate: Edition['gates'][number], moment: LiveInputs): LiveGate {
    const { now, today, holds, devices } = moment;
    const counts = this.#days.get(today)?.gates.get(gate.number) ?? noCounts();
    const state = gateState(gate.number, now, { holds, policy: edition.policy });
    const own = devices.filter((device) => device.gate === gate.number);
    const last = Math.max(0, ...own.map((device) => device.last_seen ?? 0));
    const byStaff = state === 'open' ? heldByStaff(own, moment.todayBegan) : null;
    return {
      id: String(gate.number),
      name: readable(gate.name),
      state: state === 'draining' || byStaff !== null ? 'held' : state,
      own_hold: byStaff === null ? null : isoWithOffset(byStaff, edition.timezone),
      ...saidOf(holdAt(holds, gate.number, now), gate.number, edition.timezone),
      free_flow: freeFlowAt(moment.freeFlow, gate.number, now) !== null,
      entries: counts.entries,
      exits: counts.exits,
      per_minute: this.#rate(gate.number, now),
      last_seen: last > 0 ? isoWithOffset(last, edition.timezone) : null,
    };
  }

  #liveDay(day: Edition['days'][number], { now, today, dayCounts }: LiveInputs): LiveDay {
    const totals = this.#totals(day.number);
    const over = now >= day.closes_at && day.number !== today;
    return {
      id: String(day.number),
      date: day.date,
      ...totals,
      ...dayCounts.of(day.number),
      inside: over ? 0 : totals.inside,
      uncounted_exits: over ? totals.inside : 0,
    };
  }

  /** Scans dated outside every day of the edition: kept as its day 0. */
  #outside(): Pick<Live, 'outside'> {
    const totals = this.#totals(0);
    const isNone = DAY_TOTALS.every((name) => totals[name] === 0);
    return isNone ? {} : { outside: totals };
  }

  #rate(gate: number, now: number): number {
    const first = minuteOf(now) - RATE_MINUTES + 1;
    return Math.round(this.#minutes.passed(gate, first, RATE_MINUTES).entries / RATE_MINUTES);
  }

  /** Begins another day in the minutes that are kept, if it is one. */
  turn(present: PresentDay): void {
    this.#minutes.turn(present);
  }

  #totals(day: number): Totals {
    const figures = this.#days.get(day);
    if (!figures) return published(noCounts(), 0);
    const inside = peopleInside(figures.anchor, figures.flow);
    return published(sumOf(figures.gates.values()), inside);
  }

  #whole(): Totals {
    const all = [...this.#days.values()].flatMap((figures) => [...figures.gates.values()]);
    return published(sumOf(all), 0);
  }

  #day(day: number): DayFigures {
    const known = this.#days.get(day);
    if (known) return known;
    const fresh: DayFigures = { gates: new Map(), anchor: null, flow: 0 };
    this.#days.set(day, fresh);
    return fresh;
  }

  #gate(day: number, gate: number): Counts {
    const { gates } = this.#day(day);
    const known = gates.get(gate);
    if (known) return known;
    const fresh = noCounts();
    gates.set(gate, fresh);
    return fresh;
  }
}

/**
 * What is shown at a gate of its hold. People are never sent to the gate where they already are.
 */
function saidOf(hold: Hold | null, gate: number, zone: string) {
  const { reason = null, until = null, send_to = null } = hold ?? {};
  return {
    reason,
    until: until === null ? null : isoWithOffset(until, zone),
    send_to: send_to === null || send_to === gate ? null : String(send_to),
  };
}

function liveAlert(alert: Alert, zone: string): LiveAlert {
  const { id, kind, gate, device, at } = alert;
  return { id, kind, gate: String(gate), device, at: isoWithOffset(at, zone) };
}

function sumOf(all: Iterable<Readonly<Counts>>): Counts {
  const sum = noCounts();
  for (const counts of all) addCounts(sum, counts);
  return sum;
}

function published(counts: Readonly<Counts>, inside: number): Totals {
  const { entries, exits, re_entries, walk_ins, parties } = counts;
  return { entries, exits, inside, re_entries, walk_ins, parties };
}
