import { askGatekeeper } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import { DAY_MS, MINUTE_MS } from '../domain/time.ts';
import type { Stretch, VoidedSpan } from '../domain/voided-span.ts';
import type { Env } from '../env.ts';
import type { By } from '../store/d1/audit.ts';
import { allow, type MemberContext } from './context.ts';

/** Scans taken out at once: a group of the Gatekeeper. */
const STEP = 500;
/**
 * Read at once, ms: the log is ordered by time, and the gates need the database in between. A day
 * has fewer such spans than one request may have queries.
 */
const SLICE_MS = 30 * MINUTE_MS;
/** A day of the gates, from its first hour to its last, ms; and the minute in which it ends. */
const LONGEST_MS = DAY_MS + MINUTE_MS;

/** Whether it has a beginning and an end, and is no longer than a day. */
export function isStretch({ from, to }: Stretch): boolean {
  return from < to && to - from <= LONGEST_MS;
}

/**
 * Takes what a phone counted in a span of time out of the count, and what it brings of that time
 * from now on: the log keeps it, figures and ledger follow. If it is interrupted, it continues at
 * the next request. Gives the number of scans that counted until now. Throws `not_found`,
 * `invalid_request`, `busy`.
 */
export async function voidScans(
  context: MemberContext,
  { device, from, to }: VoidedSpan,
): Promise<number> {
  allow(context, 'void_scans');
  const { env, by, now } = context;
  if (!isStretch({ from, to })) throw new Problem('invalid_request');
  // First the scans still to come: those that arrive meanwhile are then counted by neither.
  const order = { type: 'void' as const, span: { device, from, to } };
  const stands = await askGatekeeper(env, by.event, (gatekeeper) =>
    gatekeeper.order(by.event, order, by.id, now),
  );
  if (!stands) throw new Problem('not_found');
  let voided = 0;
  for (let start = from; start < to; start += SLICE_MS) {
    const slice = { from: start, to: Math.min(to, start + SLICE_MS) };
    voided += await voidSlice(env, by, device, slice);
  }
  return voided;
}

async function voidSlice(env: Env, by: By, device: string, slice: Stretch): Promise<number> {
  let voided = 0;
  for (;;) {
    const answer = await askGatekeeper(env, by.event, (gatekeeper) =>
      gatekeeper.voidScans(by.event, device, slice, STEP),
    );
    if (answer === null) throw new Problem('not_found');
    if (answer.outcome !== 'voided') throw new Problem('busy', { retryAfter: 5 });
    voided += answer.scans;
    if (answer.scans < STEP) return voided;
  }
}
