import { readLive } from '../../actors/live.ts';
import type { Live } from '../../domain/attendance.ts';
import type { Env } from '../../env.ts';
import { logFailure } from '../../http/log.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';

/** The live figures on a day of the edition; a page never fails for want of them. */
export async function liveOrNone(
  env: Env,
  edition: StoredEdition,
  detail: 'coarse' | 'exact',
  now: number,
): Promise<Live | null> {
  const opens = edition.days[0]?.opens_at ?? Number.POSITIVE_INFINITY;
  const closes = edition.days.at(-1)?.closes_at ?? 0;
  if (now < opens || now > closes) return null;
  try {
    return await readLive(env, edition, detail, now);
  } catch (error) {
    logFailure('page_without_figures', error, { edition: edition.number });
    return null;
  }
}
