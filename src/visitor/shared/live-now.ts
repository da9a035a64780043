import type { Live } from '../../contract/answers/live.ts';
import type { LiveDetail } from '../../domain/edition.ts';
import { dayBegan, dayNumberAt } from '../../domain/presence.ts';
import type { Env } from '../../env.ts';
import { logFailure } from '../../http/log.ts';
import { readLive } from '../../operations/read-live.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';

/** The figures that an edition shows to the public, from its first opening on; before it, null. */
export async function figuresNow(
  env: Env,
  edition: StoredEdition,
  now: number,
): Promise<Live | null> {
  const opens = edition.days[0]?.opens_at ?? Number.POSITIVE_INFINITY;
  return now < opens ? null : liveOrNone(env, edition, edition.live_detail, now);
}

/**
 * The states of the gates, from the morning of the first day on; before it, null. People come
 * before the gates open, and a gate may be held by then.
 */
export async function gatesNow(
  env: Env,
  edition: StoredEdition,
  now: number,
): Promise<Live | null> {
  const [first] = edition.days;
  if (!first || now < dayBegan(edition, first.opens_at)) return null;
  return liveOrNone(env, edition, 'exact', now);
}

/** The states of the gates on one day of the edition: on another day they would only alarm. */
export async function gatesOfDay(
  env: Env,
  edition: StoredEdition,
  day: number,
  now: number,
): Promise<Live | null> {
  return dayNumberAt(edition, now) === day ? gatesNow(env, edition, now) : null;
}

/** The live figures until the last day has closed; a page never fails without them. */
async function liveOrNone(
  env: Env,
  edition: StoredEdition,
  detail: LiveDetail,
  now: number,
): Promise<Live | null> {
  if (now > (edition.days.at(-1)?.closes_at ?? 0)) return null;
  try {
    return await readLive(env, edition, detail, now);
  } catch (error) {
    logFailure('page_without_figures', error, { edition: edition.number });
    return null;
  }
}
