import type { By } from '../d1/audit.ts';
import type { Verb } from '../d1/batch.ts';
import { addCorrection, type StatedFigure } from './corrections.ts';
import { acceptAll, declineAll } from './hand-in-decisions.ts';

/** What a member decides of an edition's figures: of what a device handed in, and of a day's sums. */
export type Decision =
  | { readonly type: 'accept' | 'decline'; readonly device: string }
  | { readonly type: 'correct'; readonly stated: StatedFigure };

/** Writes a decision with its audit row, once however often it is made. `now`: ms. */
export function writeDecision(db: D1Database, by: By, decision: Decision, now: number): Verb<void> {
  switch (decision.type) {
    case 'accept':
      return acceptAll(db, by, decision.device, now);
    case 'decline':
      return declineAll(db, by, decision.device, now);
    case 'correct':
      return addCorrection(db, by, decision.stated, now);
  }
}
