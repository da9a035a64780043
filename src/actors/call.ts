import { Problem } from '../domain/problem.ts';

/**
 * Calls an actor, and once more if the call itself failed: the actor may have been replaced under
 * it, and everything it does is idempotent by id. Throws `busy` when it fails twice.
 */
export async function callActor<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch {
    try {
      return await call();
    } catch {
      throw new Problem('busy', { detail: 'The writer did not answer.', retryAfter: 2 });
    }
  }
}
