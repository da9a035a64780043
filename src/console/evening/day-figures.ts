import type { Live } from '../../contract/answers/live.ts';
import { completeTo, type Totals } from '../../domain/attendance.ts';
import type { Day, Edition } from '../../domain/edition.ts';
import { endOfDay } from '../../domain/opening-hours.ts';
import { dayBegan } from '../../domain/presence.ts';
import type { DeviceView } from '../../store/gates/devices.ts';

/** A day's figures stated anew by a person. `made_at` in ms. */
export interface Correction {
  readonly id: string;
  readonly day: number;
  readonly entries: number;
  readonly exits: number;
  readonly reason: string;
  readonly made_at: number;
}

/** The statement of a day. */
export interface DayFigures extends Totals {
  readonly uncounted_exits: number;
  /** The latest correction, whose entries and exits replace the counted ones. */
  readonly correction: Correction | null;
  readonly phase: 'ahead' | 'running' | 'over';
  /** The instant (ms) up to which the figures are complete, at most the day's end. */
  readonly complete_to: number;
  readonly complete: boolean;
  /** Phones that were set aside, though they may hold scans of that day. */
  readonly excluded: number;
}

/** The statement of a day at an instant (ms). */
export function dayFigures(
  day: Day,
  edition: Edition,
  known: { live: Live; devices: readonly DeviceView[]; corrections: readonly Correction[] },
  now: number,
): DayFigures {
  const counted = known.live.days?.find((one) => one.id === String(day.number));
  const began = dayBegan(edition, day.opens_at);
  const end = endOfDay(day, edition);
  const waited = known.devices.filter((one) => one.state === 'active' && !one.set_aside);
  const excluded = known.devices.filter((one) => one.state === 'revoked' || one.set_aside);
  const complete_to = completeTo(waited, began, Math.min(now, end));
  return {
    entries: counted?.entries ?? 0,
    exits: counted?.exits ?? 0,
    re_entries: counted?.re_entries ?? 0,
    walk_ins: counted?.walk_ins ?? 0,
    parties: counted?.parties ?? 0,
    inside: counted?.inside ?? 0,
    uncounted_exits: counted?.uncounted_exits ?? 0,
    correction: known.corrections.at(-1) ?? null,
    phase: now < began ? 'ahead' : now < end ? 'running' : 'over',
    complete_to,
    complete: complete_to >= end,
    excluded: excluded.filter((one) => (one.last_seen ?? 0) >= began).length,
  };
}
