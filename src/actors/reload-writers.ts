import type { Env } from '../env.ts';
import { tellActor } from './call.ts';
import { gatekeeperOf, registrarOf } from './stubs.ts';

/**
 * Has the writers of an edition read it again. What is written is valid without this notice: a batch of
 * an older version fails, and starts again.
 */
export async function reloadWriters(env: Env, event: number): Promise<void> {
  await Promise.all([
    tellActor({ actor: 'gatekeeper', edition: event }, () =>
      gatekeeperOf(env, event).reload(event),
    ),
    tellActor({ actor: 'registrar', edition: event }, () => registrarOf(env, event).reload(event)),
  ]);
}
