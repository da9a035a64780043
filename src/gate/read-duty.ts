import { readEach } from '../contract/parts.ts';
import { alert } from '../contract/requests/report.ts';
import type { HeardRequest } from '../contract/requests/scans.ts';
import type { AskedAlert } from '../domain/alert.ts';
import { type Span, within } from '../domain/bounds.ts';
import type { DeviceReport } from '../domain/device-health.ts';

type Report = Pick<HeardRequest, 'queued' | 'oldest' | 'signed_off' | 'health' | 'own_hold'>;

/** A device's report of itself, its times within those of the edition. */
export function readReport(report: Report, span: Span): DeviceReport {
  const { queued: unsent, signed_off, health, own_hold, oldest } = report;
  const placed = (at: number | null) => (at === null ? null : within(at, span));
  return {
    queued: unsent,
    oldest: placed(oldest),
    signed_off,
    health: health && readHealth(health, span),
    ...(own_hold !== undefined && { own_hold: placed(own_hold) }),
  };
}

/** Practice begins days before an edition: only what lies ahead is moved. */
function readHealth(
  { battery, version, practised }: NonNullable<Report['health']>,
  { latest }: Span,
): NonNullable<DeviceReport['health']> {
  if (practised === undefined) return { battery, version };
  return { battery, version, practised: within(practised, { earliest: 0, latest }) };
}

/** Calls for help as sent, within the time of the edition; a malformed one is left out. */
export function readAlerts(raw: readonly unknown[], span: Span): AskedAlert[] {
  return readEach(alert, raw).map((one) => ({ ...one, at: within(one.at, span) }));
}
