import type { Live } from '../../contract/answers/live.ts';
import { dayNumberAt } from '../../domain/presence.ts';
import type { Env } from '../../env.ts';
import { logFailure } from '../../http/log.ts';
import { readLive } from '../../operations/read-live.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';

/** The live figures on a day of the edition; a page never fails without them. */
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

/** The states of the gates on one day of the edition: on another day they would only alarm. */
export function liveOfDay(
  env: Env,
  edition: StoredEdition,
  day: number,
  now: number,
): Promise<Live | null> {
  const isToday = dayNumberAt(edition, now) === day;
  return isToday ? liveOrNone(env, edition, 'exact', now) : Promise.resolve(null);
}
