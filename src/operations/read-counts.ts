import { askGatekeeper, askRegistrar } from '../actors/stubs.ts';
import type { WriterCounts } from '../actors/writer-counts.ts';
import type { Writer } from '../domain/call-failed.ts';
import { logFailure } from '../http/log.ts';
import { allow, type OperatorContext } from './context.ts';

export type { WriterCounts };

/** A writer that gives no answer within this, ms, is reported as not answering. */
const PATIENCE_MS = 3_000;

/** The counters of one writer; null where it did not answer. */
export interface CountsOf extends Writer {
  readonly counts: WriterCounts | null;
}

/** Asks both writers of each edition for their counters, all at once. Never rejects. */
export async function readCounts(
  context: OperatorContext,
  editions: readonly number[],
): Promise<CountsOf[]> {
  allow(context, 'read_counters');
  const { env } = context;
  return Promise.all(
    editions.flatMap((edition) => [
      inTime(
        { actor: 'registrar', edition },
        askRegistrar(env, edition, (one) => one.counts()),
      ),
      inTime(
        { actor: 'gatekeeper', edition },
        askGatekeeper(env, edition, (one) => one.counts()),
      ),
    ]),
  );
}

async function inTime(writer: Writer, answer: Promise<WriterCounts>): Promise<CountsOf> {
  const answered = answer.catch((error: unknown) => {
    logFailure('call_failed', error, writer);
    return null;
  });
  const counts = await Promise.race([answered, scheduler.wait(PATIENCE_MS).then(() => null)]);
  return { ...writer, counts };
}
