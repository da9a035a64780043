import type { ChecklistRow } from '../../domain/editing/checklist.ts';
import type { PageName } from '../shell/sections.ts';

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
  notices: 'words',
};
