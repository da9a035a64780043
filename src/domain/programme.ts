import type { Edition } from './edition.ts';
import type { Show } from './edition-parts.ts';
import { eventInstant } from './edition-times.ts';

/** A show with its instants, ms. */
export interface TimedShow {
  readonly show: Show;
  readonly from: number;
  readonly to: number;
}

/** The shows of a day in their order: by the clock, and what is after midnight last. */
export function showsOfDay(
  edition: Pick<Edition, 'days' | 'programme' | 'timezone' | 'policy'>,
  number: number,
): TimedShow[] {
  const { days, programme = [], timezone, policy } = edition;
  const day = days.find((one) => one.number === number);
  if (!day) return [];
  const at = (time: string, edge: 'from' | 'to') =>
    eventInstant(day.date, time, edge, timezone, policy.day_ends);
  return programme
    .filter((show) => show.day === number)
    .map((show) => ({ show, from: at(show.from, 'from'), to: at(show.to, 'to') }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}
