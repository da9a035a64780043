import { Hono } from 'hono';
import type { HandInAnswer } from '../contract/answers/rescues.ts';
import { handIn } from '../contract/requests/rescues.ts';
import type { App } from '../env.ts';
import { ANY_NESTING, jsonBody, jsonUpTo } from '../http/json-body.ts';
import { handInScans } from '../operations/gate-phone.ts';
import { asDevice, freshNonce, phoneContext, speakersEdition } from './device-auth.ts';
import { partitionScans, readScans } from './read-scans.ts';
import { readerOf } from './reader.ts';

const HAND_IN_BYTES = 1024 * 1024;

/** What a revoked phone still has, accepted once and kept apart: it does not count by itself. */
export const handIns = new Hono<App>()
  .on('POST', '/hand-ins', freshNonce)
  .post(
    '/hand-ins',
    jsonUpTo(HAND_IN_BYTES, ANY_NESTING),
    asDevice,
    jsonBody(handIn),
    async (c) => {
      const context = phoneContext(c);
      const edition = await speakersEdition(c.env, context.event, context.now);
      const { scans: sent, last } = c.req.valid('json');
      const read = await readScans(sent, readerOf(c.env, edition, context.now));
      const handed = await partitionScans(sent, read);
      await handInScans(context, { handed, last });
      const answer: HandInAnswer = { taken: sent.length };
      return c.json(answer);
    },
  );
