import { CallFailed, type WriterName } from '../domain/call-failed.ts';
import { Problem } from '../domain/problem.ts';
import { chainOf, type FailureFacts, factsOf } from './failure.ts';

/** Every kind of line. `docs/operations.md` says what each means and what to do. */
export const LINES = [
  'request_failed',
  'request_slow',
  'call_failed',
  'batch_failed',
  'reports_not_written',
  'shifts_not_kept',
  'page_without_figures',
  'page_without_picture',
  'page_without_notices',
  'notice_not_at_gates',
  'live_not_told',
  'sessions_not_checked',
  'messages_not_sent',
  'cron_failed',
  'zone_data_old',
] as const;
export type Line = (typeof LINES)[number];

/** Where a line comes from. Words and numbers of the service alone: no typed text. */
export interface Circumstances {
  /** The number that the answer carried in `X-Request-Id`. */
  readonly request?: string;
  readonly method?: string;
  /** The pattern of the route, never the path: that can be a private link. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly actor?: WriterName;
  /** An edition's number. */
  readonly edition?: number;
  /** What the batch rested on that had changed. */
  readonly stale?: 'epoch' | 'ground' | 'edition';
  /** Which try of the same call it was, from 1. */
  readonly attempt?: number;
}

/**
 * Logs one failure as one line of JSON: its class, frames and D1's code, with its causes. Messages
 * are never logged: those of the database carry what people typed.
 */
export function logFailure(line: Line, failure: unknown, where: Circumstances = {}): void {
  const [first, ...causes] = factsOf(failure);
  write(line, { ...writerOf(failure), ...where }, first, causes);
}

/** Logs what succeeded, but slowly. */
export function logSlow(where: Circumstances): void {
  write('request_slow', where);
}

/** Logs that this runtime does not know the law of Morocco: the instants of a new edition would be wrong. */
export function logOldZoneData(): void {
  write('zone_data_old', {});
}

/**
 * The failure in a form that may leave a writer: the runtime logs what crosses such a call, with
 * its message. Problems hold no typed text and stay as they are.
 */
export function withoutValues(failure: unknown): Error {
  if (failure instanceof Problem) return failure;
  const [first, ...causes] = factsOf(failure);
  const code = [first, ...causes].find((one) => one?.d1)?.d1;
  return new Error(code ? `D1_ERROR: ${code}` : `the writer failed: ${first?.class}`);
}

/** The writer that did not answer, where the failure or one of its causes names it. */
function writerOf(failure: unknown): Circumstances {
  const found = chainOf(failure).find((one) => one instanceof CallFailed);
  return found?.writer ?? {};
}

function write(
  line: Line,
  where: Circumstances,
  failure?: FailureFacts,
  causes: readonly FailureFacts[] = [],
): void {
  const entry = {
    line,
    at: new Date().toISOString(),
    ...where,
    ...failure,
    ...(causes.length > 0 && { causes }),
  };
  console.error(JSON.stringify(entry));
}
