import type { Day } from '../edition.ts';
import type { ReleaseStatus } from './release-status.ts';

/**
 * Whether figures of a day can be released at an instant (ms): before its gates close, what was counted
 * is not final.
 */
export function mayRelease(
  status: ReleaseStatus,
  day: Pick<Day, 'opens_at' | 'closes_at'>,
  now: number,
): boolean {
  return now >= (status === 'final' ? day.closes_at : day.opens_at);
}
