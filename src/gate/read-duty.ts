import * as v from 'valibot';
import type { AskedAlert } from '../domain/alert.ts';
import { ALERT_KINDS, ALERTS_MAX } from '../domain/scan.ts';
import { instant } from './read-scans.ts';

const Alert = v.object({
  id: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  kind: v.picklist(ALERT_KINDS),
  at: instant,
});

const Health = v.object({
  battery: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  version: v.pipe(v.string(), v.maxLength(40)),
});

/** What a phone says beside its scans. What is malformed in it never holds the scans back. */
export const dutyFields = {
  health: v.optional(v.fallback(v.nullable(Health), null), null),
  own_hold: v.optional(v.nullable(instant)),
  alerts: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(ALERTS_MAX)), []),
};

/** Calls for help as sent, never later than now; one that is malformed is left out and not taken. */
export function readAlerts(raw: readonly unknown[], now: number): AskedAlert[] {
  return raw.flatMap((one) => {
    const parsed = v.safeParse(Alert, one);
    if (!parsed.success) return [];
    return [{ ...parsed.output, at: Math.min(parsed.output.at, now) }];
  });
}
