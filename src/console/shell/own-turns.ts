import { createMiddleware } from 'hono/factory';
import { InFlight } from '../../domain/in-flight.ts';
import { Problem } from '../../domain/problem.ts';
import type { MemberApp } from './session.ts';

/** Two tabs are opened at once; more wait for nothing but the first. */
const PAGES_AT_ONCE = 2;
const RETRY_S = 2;

const reading = new InFlight(PAGES_AT_ONCE);

/**
 * For pages that read the log of a whole day: a member has two of them in progress in an isolate, and
 * those beyond are told to come back. A hundred at once made a scan at a gate wait for seconds.
 */
export const ownTurns = createMiddleware<MemberApp>(async function takeOwnTurn(c, next) {
  const done = reading.run(c.var.member.id, next);
  if (!done) throw new Problem('busy', { retryAfter: RETRY_S });
  await done;
});
