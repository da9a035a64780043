import * as v from 'valibot';
import type { AskedAlert } from '../domain/alert.ts';
import { LABEL_MAX, QUEUED_MAX, type Span, within } from '../domain/bounds.ts';
import type { DeviceReport } from '../domain/device-health.ts';
import { ALERT_KINDS, ALERTS_MAX } from '../domain/scan.ts';
import { instant } from './instant.ts';
import { cutPhoneText } from './phone-text.ts';

const Alert = v.object({
  id: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  kind: v.picklist(ALERT_KINDS),
  at: instant,
});

const charge = v.pipe(
  v.number(),
  v.transform((said) => Math.min(1, Math.max(0, said))),
);

const Health = v.object({
  battery: v.optional(v.fallback(v.nullable(charge), null), null),
  version: cutPhoneText(LABEL_MAX),
});

/** A count brought within its bounds; what is none was not said. */
const queued = v.pipe(
  v.fallback(v.number(), 0),
  v.transform((said) => Math.min(QUEUED_MAX, Math.max(0, Math.ceil(said)))),
);

/** Null where nothing is held; undefined, as if it were not said, for what is no time. */
const ownHold = v.pipe(
  v.unknown(),
  v.transform((said) => {
    const parsed = v.safeParse(v.nullable(instant), said);
    return parsed.success ? parsed.output : undefined;
  }),
);

/** As many calls as are taken at once: the others come again. What is no list calls for nothing. */
const calls = v.pipe(
  v.unknown(),
  v.transform((said): unknown[] => (Array.isArray(said) ? said.slice(0, ALERTS_MAX) : [])),
);

/** What a phone says of itself beside its scans. It is read as far as it can be, and holds none back. */
export const reportFields = {
  queued: v.optional(queued, 0),
  oldest: v.optional(v.fallback(v.nullable(instant), null), null),
  signed_off: v.optional(v.fallback(v.boolean(), false), false),
  health: v.optional(v.fallback(v.nullable(Health), null), null),
  own_hold: v.optional(ownHold),
  alerts: v.optional(calls, []),
};

type Report = v.InferOutput<v.ObjectSchema<typeof reportFields, undefined>>;

/** A device's report of itself, its times within those of the edition. */
export function readReport(report: Report, span: Span): DeviceReport {
  const { queued: unsent, signed_off, health, own_hold, oldest } = report;
  const placed = (at: number | null) => (at === null ? null : within(at, span));
  return {
    queued: unsent,
    oldest: placed(oldest),
    signed_off,
    health,
    ...(own_hold !== undefined && { own_hold: placed(own_hold) }),
  };
}

/** Calls for help as sent, within the time of the edition; a malformed one is left out and not taken. */
export function readAlerts(raw: readonly unknown[], span: Span): AskedAlert[] {
  return raw.flatMap((one) => {
    const parsed = v.safeParse(Alert, one);
    if (!parsed.success) return [];
    return [{ ...parsed.output, at: within(parsed.output.at, span) }];
  });
}
