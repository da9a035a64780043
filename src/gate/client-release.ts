import type { Context } from 'hono';
import { isTooOld, RELEASE_HEADER } from '../contract/release.ts';
import { Problem } from '../domain/problem.ts';
import type { App } from '../env.ts';

/**
 * Refuses a page of a release that cannot read the answer. What it has to send is accepted all the
 * same: scans without `since`, hand-ins, rescues. Throws `client_too_old`.
 */
export function demandReadableBy(c: Context<App>): void {
  if (!isTooOld(c.req.header(RELEASE_HEADER))) return;
  throw new Problem('client_too_old', {
    detail:
      'This release cannot read the answer: reload the page. Scans are taken without `since`.',
  });
}
