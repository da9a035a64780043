import { Hono } from 'hono';
import { askGatekeeper } from '../actors/stubs.ts';
import { handIn } from '../contract/requests/rescues.ts';
import { Problem } from '../domain/problem.ts';
import type { App } from '../env.ts';
import { ANY_NESTING, jsonBody, jsonUpTo } from '../http/json-body.ts';
import { asDevice, freshNonce, refusal, speakerOf, speakersEdition } from './device-auth.ts';
import { partitionScans, readScans } from './read-scans.ts';
import { readerOf } from './reader.ts';

const HAND_IN_BYTES = 1024 * 1024;

/** Nothing of this request was acknowledged: whoever brought it keeps it. */
export function handInFull(): Problem {
  return new Problem('busy', {
    detail: 'No more is kept of this device: let an organizer look at what it handed in.',
    retryAfter: 60,
  });
}

/** What a revoked phone still has, taken once and kept apart: nothing of it counts by itself. */
export const handIns = new Hono<App>()
  .on('POST', '/hand-ins', freshNonce)
  .post(
    '/hand-ins',
    jsonUpTo(HAND_IN_BYTES, ANY_NESTING),
    asDevice,
    jsonBody(handIn),
    async (c) => {
      const now = c.get('now');
      const { event, who } = speakerOf(c);
      const edition = await speakersEdition(c.env, event, now);
      const { scans: sent, last } = c.req.valid('json');
      const read = await readScans(sent, readerOf(c.env, edition, now));
      const handed = await partitionScans(sent, read);
      const answer = await askGatekeeper(c.env, event, (gatekeeper) =>
        gatekeeper.handIn(event, who, handed, last),
      );
      if (answer.outcome === 'in_service') {
        throw new Problem('forbidden', { detail: 'A gate in service sends its scans as scans.' });
      }
      if (answer.outcome === 'full') throw handInFull();
      if (answer.outcome !== 'taken') throw refusal(answer);
      return c.json({ taken: sent.length });
    },
  );
