import type { ChecklistRow } from '../../domain/editing/checklist.ts';
import type { Edition } from '../../domain/edition.ts';
import { type PageName, pageAddress } from '../shell/sections.ts';

/** The page on which each step of the checklist is done; a step without one is not asked for. */
export const STEP_PAGES: Readonly<Partial<Record<ChecklistRow['step'], PageName>>> = {
  name: 'words',
  days: 'days',
  windows: 'days',
  registration: 'rules',
  gates: 'setUpGates',
  controller: 'rules',
  carriers: 'rules',
  second_owner: 'team',
  cndp: 'rules',
  amazigh: 'words',
  step_free: 'setUpGates',
  desk: 'words',
  shares: 'shares',
  capacity: 'shares',
  phones: 'gates',
  way: 'words',
  notices: 'notices',
};

/** Where on its page a step is done, if not at its head. */
function placeOf(step: ChecklistRow['step'], edition: Edition): string {
  if (step === 'amazigh') return '#reviewed';
  // Of an archived edition nothing is published: its notices are read.
  return step === 'notices' && edition.status !== 'archived' ? '/new' : '';
}

/** The path at which a step is done; null for one that has no page. */
export function stepAddress(
  step: ChecklistRow['step'],
  edition: Edition,
  now: number,
): string | null {
  const page = STEP_PAGES[step];
  return page ? `${pageAddress(page, edition, now)}${placeOf(step, edition)}` : null;
}
