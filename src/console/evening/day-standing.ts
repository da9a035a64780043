import { completeTo } from '../../domain/attendance.ts';
import type { Day, Edition } from '../../domain/edition.ts';
import { endOfDay } from '../../domain/opening-hours.ts';
import { dayBegan } from '../../domain/presence.ts';
import type { DeviceView } from '../../store/gates/devices.ts';

/** How far a day is, and how complete what its gates counted. */
export interface DayStanding {
  readonly phase: 'ahead' | 'running' | 'over';
  /** The instant (ms) up to which the figures are complete, at most the day's end. */
  readonly complete_to: number;
  readonly complete: boolean;
  /** Phones that were set aside, though they may hold scans of that day. */
  readonly excluded: number;
}

/** How far a day is at an instant (ms). */
export function dayStanding(
  day: Day,
  edition: Edition,
  known: { devices: readonly DeviceView[] },
  now: number,
): DayStanding {
  const began = dayBegan(edition, day.opens_at);
  const end = endOfDay(day, edition);
  const waited = known.devices.filter((one) => one.state === 'active' && !one.set_aside);
  const excluded = known.devices.filter((one) => one.state === 'revoked' || one.set_aside);
  const complete_to = completeTo(waited, began, Math.min(now, end));
  return {
    phase: now < began ? 'ahead' : now < end ? 'running' : 'over',
    complete_to,
    complete: complete_to >= end,
    excluded: excluded.filter((one) => (one.last_seen ?? 0) >= began).length,
  };
}
