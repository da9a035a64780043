import { type ClassedMinute, VISIT_CLASSES, type VisitClasses, visitsOf } from './figures.ts';

/** What some minutes come to. People. */
export interface ClassSums extends VisitClasses {
  readonly visits: number;
  readonly exits: number;
  readonly children: number;
}

const COUNTED = [...VISIT_CLASSES, 'exits', 'children'] as const;

/** The sums of a day's minutes by what each of them belongs to, in the order in which that first comes. */
export function sumsBy<K>(
  minutes: Iterable<ClassedMinute>,
  keyOf: (minute: ClassedMinute) => K,
): Map<K, ClassSums> {
  const sums = new Map<K, Record<(typeof COUNTED)[number], number>>();
  for (const minute of minutes) {
    const key = keyOf(minute);
    const known = sums.get(key) ?? {
      ...{ visitors_by_ticket: 0, repeat_visits: 0, walk_in_visits: 0, beyond_booking: 0 },
      ...{ exits: 0, children: 0 },
    };
    for (const name of COUNTED) known[name] += minute[name];
    sums.set(key, known);
  }
  return new Map(Array.from(sums, ([key, one]) => [key, { ...one, visits: visitsOf(one) }]));
}
