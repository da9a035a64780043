import type { HeardEditionExport } from '../contract/requests/edition-export.ts';
import type { HeardEditionFile } from '../contract/requests/edition-file.ts';
import { missingSteps } from '../domain/editing/checklist.ts';
import { type Settings, settingsOf } from '../domain/editing/edits.ts';
import { mergeFields } from '../domain/editing/merge.ts';
import { blankEdition } from '../domain/editing/new-edition.ts';
import { DEFAULT_POLICY, type Slot } from '../domain/edition.ts';
import { withInstants } from '../domain/edition-times.ts';
import { Problem } from '../domain/problem.ts';
import type { EditionPlan } from '../store/editions/create-edition.ts';
import { demandTimes } from './edition-times.ts';

/**
 * The edition of a file that the service wrote itself. One that is public needs days and gates, and
 * its name in Arabic and French. Throws `invalid_request`.
 */
export function planOfExport(file: HeardEditionExport, now: number): EditionPlan {
  const { slug, status, days, gates, ...settings } = file;
  const blank = { ...blankEdition(slug, {}, now), number: 0 };
  const set = mergeFields<Settings>(undefined, settings, settingsOf(blank)).merged;
  const registration = { ...blank.registration, ...set.registration };
  let last = 0;
  const plan = withInstants<EditionPlan>({
    ...blank,
    ...set,
    registration,
    status,
    days: days.map(({ windows, ...day }, i) => ({
      ...{ ...day, number: i + 1, opens_at: 0, closes_at: 0 },
      slots: windows.map((window) => {
        last += 1;
        return { ...window, number: last, day: i + 1, starts_at: 0, ends_at: 0 };
      }),
    })),
    gates: gates.map((gate, i) => ({ ...gate, number: i + 1 })),
  });
  const missing = status === 'draft' ? [] : missingSteps({ ...plan, number: 0 });
  const [lacks] = missing.filter((step) => ['name', 'days', 'windows', 'gates'].includes(step));
  if (lacks) {
    const detail = `An edition that is public needs what its checklist calls ${lacks}.`;
    throw new Problem('invalid_request', { detail, errors: [{ path: lacks, message: 'invalid' }] });
  }
  demandTimes(plan);
  return plan;
}

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
