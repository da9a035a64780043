import * as v from 'valibot';
import { takenAs } from '../parts.ts';

/** RFC 7517, public. Which keys are of use is looked at where they are used. */
export const publicKey = takenAs(
  v.custom<Readonly<Record<string, unknown>>>(() => true),
  v.unknown(),
);
