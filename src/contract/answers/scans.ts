import * as v from 'valibot';
import {
  cursor,
  ifReadable,
  milliseconds,
  type ReadAs,
  readableOf,
  type SentAs,
} from '../parts.ts';
import { ledger } from './ledger.ts';
import { scanResult } from './scan-result.ts';

/**
 * The role that has seen a call for help, null for one that is not known any more. `at` with
 * offset.
 */
const seenAlert = v.object({
  id: v.string(),
  by: v.nullable(v.string()),
  at: v.pipe(v.string(), v.isoTimestamp()),
});
export type WireSeenAlert = SentAs<typeof seenAlert>;

/** What `POST /scans` answers. */
export const scansAnswer = v.object({
  /** In the order sent. */
  results: v.array(scanResult),
  cursor,
  /** Ids of the alerts that are written. */
  alerts: ifReadable(v.array(v.string())),
  /** Ids of the shift sheets that are written. */
  shifts: ifReadable(v.array(v.string())),
  /**
   * The device's own calls for help of the last hours that were seen, with the first role that saw
   * each.
   */
  alerts_seen: ifReadable(readableOf(seenAlert)),
  ledger: v.optional(ledger),
  /** The server's clock. */
  now: milliseconds,
});
export type ScansAnswer = SentAs<typeof scansAnswer>;
/** The same, as a phone has read it. */
export type HeardScans = ReadAs<typeof scansAnswer>;
