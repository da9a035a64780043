import * as v from 'valibot';
import { count, ifReadable, type SentAs } from '../parts.ts';
import { scanResult } from './scan-result.ts';

/** What `POST /rescues` answers. */
export const rescueAnswer = v.object({
  /** In the order signed. */
  results: v.array(scanResult),
  /** The phone is revoked: nothing counts yet. */
  kept_apart: ifReadable(v.boolean()),
});
export type RescueAnswer = SentAs<typeof rescueAnswer>;

/** What `POST /hand-ins` answers: scans kept, those that were known included. */
export const handInAnswer = v.object({ taken: count });
export type HandInAnswer = SentAs<typeof handInAnswer>;
