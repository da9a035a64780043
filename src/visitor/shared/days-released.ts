import { type PublicDay, publicDays } from '../../domain/figures/release.ts';
import type { Env } from '../../env.ts';
import { releasesNow } from '../../store/releases/releases.ts';

/** Days of an edition of which something is released at `now` (ms), at most a second old. */
export async function daysReleased(env: Env, event: number, now: number): Promise<PublicDay[]> {
  return publicDays(await releasesNow(env, event, now), now);
}
