import { MINUTE_MS } from '../../../domain/time.ts';
import type { Settings } from '../records.ts';
import type { HeardOf } from '../sync/take-answer.ts';

/** A call for help that is not acknowledged by then is worth a telephone call, ms. */
const UNHEARD_MS = 4_000;
/** Milliseconds after arrival before the gate says that a call was not seen. */
const ARRIVED_MS = 20_000;
/** How long the state of a call stays on the screen, ms. */
const TOLD_MS = 10 * MINUTE_MS;

/** The state of the last call for help. */
export type CallState =
  | { readonly as: 'waiting' | 'delivered' | 'unseen' }
  | { readonly as: 'seen'; readonly by: string | null; readonly at: string };

/**
 * What to tell those who called, at a corrected time (ms); null when there is nothing to tell.
 * @param seen of this phone's calls, as the server last said
 */
export function callState(
  { alerts, called }: Pick<Settings, 'alerts' | 'called'>,
  seen: readonly HeardOf[],
  now: number,
): CallState | null {
  const [oldest] = alerts;
  if (oldest) return now - Date.parse(oldest.at) > UNHEARD_MS ? { as: 'waiting' } : null;
  if (!called) return null;
  const last = seen.find(({ id }) => id === called.id);
  if (last) {
    const { by, at, known_at } = last;
    return now - known_at < TOLD_MS ? { as: 'seen', by, at } : null;
  }
  const age = now - called.arrived_at;
  if (age >= TOLD_MS) return null;
  return { as: age < ARRIVED_MS ? 'delivered' : 'unseen' };
}
