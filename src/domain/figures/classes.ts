import type { ClassedMinute, VisitClasses } from './figures.ts';
import type { ReplayedEntry } from './replay.ts';

/** What the attendance says of a gate and a minute. People. */
export interface CountedMinute {
  readonly gate: number;
  readonly minute: number;
  readonly entries: number;
  readonly walk_ins: number;
  readonly exits: number;
  readonly children: number;
}

/** Of the people of an entry, those who were not admitted for the first time. */
type Repeated = Pick<ReplayedEntry, 'again' | 'beyond'>;

/** The people of some minutes who were not admitted for the first time, by day, gate and minute. */
export class RepeatedMinutes {
  readonly #minutes = new Map<string, { again: number; beyond: number }>();

  add({ day, gate, minute, again, beyond }: Omit<ReplayedEntry, 'first'>): void {
    if (again + beyond === 0) return;
    const key = `${day}:${gate}:${minute}`;
    const known = this.#minutes.get(key);
    if (known) {
      known.again += again;
      known.beyond += beyond;
    } else this.#minutes.set(key, { again, beyond });
  }

  of(day: number, gate: number, minute: number): Repeated {
    return this.#minutes.get(`${day}:${gate}:${minute}`) ?? { again: 0, beyond: 0 };
  }
}

/**
 * The classes of what a gate counted in a minute. A scan that was taken back between the two readings
 * makes no class negative, and never moves their sum: it is what the gate counted.
 */
export function classed(
  { gate, minute, entries, walk_ins, exits, children }: CountedMinute,
  repeated: Repeated,
): ClassedMinute {
  const ofTickets = entries - walk_ins;
  const repeat_visits = Math.min(repeated.again, ofTickets);
  const beyond_booking = Math.min(repeated.beyond, ofTickets - repeat_visits);
  const visitors_by_ticket = ofTickets - repeat_visits - beyond_booking;
  const classes: VisitClasses = {
    visitors_by_ticket,
    repeat_visits,
    walk_in_visits: walk_ins,
    beyond_booking,
  };
  return { gate, minute, ...classes, exits, children };
}
