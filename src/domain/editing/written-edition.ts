import type { Edition } from '../edition.ts';
import { dayFieldsOf, gateFieldsOf, settingsOf, windowFieldsOf } from './edits.ts';
import { inNewNumbers } from './new-edition.ts';

/**
 * An edition as a file: everything that is set of it, and nobody who registered or works for it. Set up
 * from the file it is the same, with days, windows and gates numbered in their order.
 */
export function writtenEdition(edition: Edition) {
  const { slug, status } = edition;
  const renumbered = inNewNumbers(edition);
  return {
    slug,
    status: status === 'archived' ? ('closed' as const) : status,
    ...settingsOf(edition),
    programme: renumbered.programme,
    plan: renumbered.plan,
    days: edition.days.map((day) => ({
      ...dayFieldsOf(day),
      windows: day.slots.map(windowFieldsOf),
    })),
    gates: edition.gates.map(gateFieldsOf),
  };
}
