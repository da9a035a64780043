import * as v from 'valibot';
import { ifReadable, milliseconds, type ReadAs, readableOf, type SentAs } from '../parts.ts';
import { gateEvent } from './gate-event.ts';
import { gatePolicy, ownGate } from './ledger.ts';
import { ticketKey } from './ticket-key.ts';

/** What `POST /devices` answers. */
export const enrolment = v.object({
  device: v.object({ id: v.string(), name: v.string() }),
  /** Shown once. */
  token: v.string(),
  event: gateEvent,
  gate: ifReadable(ownGate),
  keys: readableOf(ticketKey),
  policy: gatePolicy,
  now: ifReadable(milliseconds),
});
export type EnrolmentAnswer = SentAs<typeof enrolment>;
/** The same, as a phone has read it. */
export type HeardEnrolment = ReadAs<typeof enrolment>;
