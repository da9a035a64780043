import { CallFailed, type Writer } from '../domain/call-failed.ts';
import { Problem } from '../domain/problem.ts';
import { logFailure } from '../http/log.ts';

/**
 * Calls a writer, and once more if the call itself failed: its instance may have been replaced, and
 * everything it does is idempotent by id. Throws `busy` when it fails twice, with the second
 * failure as its cause; the first is logged here.
 */
export async function callActor<T>(writer: Writer, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (first) {
    logFailure('call_failed', first, { ...writer, attempt: 1 });
    try {
      return await call();
    } catch (second) {
      const cause = new CallFailed(writer, second);
      throw new Problem('busy', { detail: 'The writer did not answer.', retryAfter: 2, cause });
    }
  }
}

/** Sends a writer a notice without waiting for it. Never rejects: a failure is logged. */
export async function tellActor(writer: Writer, call: () => unknown): Promise<void> {
  try {
    await call();
  } catch (error) {
    logFailure('call_failed', error, writer);
  }
}
