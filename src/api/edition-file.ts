import type { HeardEditionFile } from '../contract/requests/edition-file.ts';
import { DEFAULT_POLICY, type Slot } from '../domain/edition.ts';
import { withInstants } from '../domain/edition-times.ts';
import type { EditionPlan } from '../store/editions/create-edition.ts';
import { demandTimes } from './edition-times.ts';

/**
 * The edition of a file, with instants for its local times. Throws `invalid_request` with a
 * sentence for times that cannot be.
 */
export function planOf(file: HeardEditionFile): EditionPlan {
  const { timezone, registration, policy, days, gates, ...own } = file;
  let slotsBefore = 0;
  const plan = withInstants({
    ...own,
    timezone,
    status: 'open' as const,
    registration: { ...registration, opens_at: 0, closes_at: 0 },
    policy: { ...DEFAULT_POLICY, ...policy },
    days: days.map((day, i) => {
      const first = slotsBefore + 1;
      slotsBefore += day.windows.length;
      const slots = day.windows.map(
        ({ from, to, capacity }, n): Slot => ({
          number: first + n,
          day: i + 1,
          from,
          to,
          starts_at: 0,
          ends_at: 0,
          capacity,
        }),
      );
      const { date, opens, closes } = day;
      return { number: i + 1, date, opens, closes, opens_at: 0, closes_at: 0, slots };
    }),
    gates: gates.map((gate, i) => ({ ...gate, number: i + 1 })),
  });
  demandTimes(plan);
  return plan;
}
