import * as v from 'valibot';
import { SCANS_MAX } from '../../domain/bounds.ts';
import { cursor, type ReadAs, type SentAs, takenAs } from '../parts.ts';
import {
  alerts,
  editionVersion,
  oldest,
  ownHealth,
  ownHold,
  queued,
  shifts,
  signedOff,
} from './report.ts';
import { scan } from './scan.ts';

/** As many scans as are taken at once, each of which is read by itself. */
export const scanList = takenAs(
  v.pipe(v.array(scan), v.maxLength(SCANS_MAX)),
  v.pipe(v.array(v.unknown()), v.maxLength(SCANS_MAX)),
);

/** `POST /scans`. */
export const scansRequest = v.object({
  scans: scanList,
  /** Asks for the ledger from this cursor on. */
  since: v.optional(v.nullable(cursor)),
  /** The version of the edition that the phone has: with `since`, it gets the one of now. */
  edition: editionVersion,
  queued,
  oldest,
  signed_off: signedOff,
  health: ownHealth,
  own_hold: ownHold,
  alerts,
  shifts,
});
export type ScansRequest = SentAs<typeof scansRequest>;
/** The same, as the service has read it. */
export type HeardRequest = ReadAs<typeof scansRequest>;
