import type { Env } from '../env.ts';
import { logFailure } from '../http/log.ts';
import { eraseContacts } from '../operations/editions.ts';

/**
 * The work of a minute, at the instant (ms) at which it was due. Never rejects: the next minute
 * tries again.
 */
export async function runScheduled(env: Env, now: number): Promise<void> {
  try {
    await eraseContacts({ actor: 'service', env, now, request: null });
  } catch (error) {
    logFailure('cron_failed', error);
  }
}
