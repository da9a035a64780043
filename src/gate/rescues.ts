import { Hono } from 'hono';
import * as v from 'valibot';
import type { RescueAnswer } from '../contract/answers/rescues.ts';
import { type Rescue, rescueBody, rescue as schema } from '../contract/requests/rescues.ts';
import { Problem } from '../domain/problem.ts';
import type { App } from '../env.ts';
import { ANY_NESTING, jsonBody, jsonUpTo, nestedUpTo } from '../http/json-body.ts';
import { bringScans, findDeviceForRescue } from '../operations/gate-phone.ts';
import { asDevice, freshNonce, phoneContext, speakersEdition } from './device-auth.ts';
import { inOrder, partitionScans, readScans } from './read-scans.ts';
import { readerOf } from './reader.ts';
import { provesRescue } from './rescue-proof.ts';

/** A group of 60 scans is under 40 KB; the text is JSON within JSON, with every quote escaped. */
const RESCUE_BYTES = 1024 * 1024;

/** Scans that one phone showed to another, handed in by that one under the first one's name. */
export const rescues = new Hono<App>()
  .on('POST', '/rescues', freshNonce)
  .post('/rescues', jsonUpTo(RESCUE_BYTES, ANY_NESTING), asDevice, nestedUpTo())
  .post('/rescues', jsonBody(schema), async (c) => {
    const context = phoneContext(c);
    const edition = await speakersEdition(c.env, context.event, context.now);
    const rescue = c.req.valid('json');
    const device = await findDeviceForRescue(context, { id: rescue.device });
    if (!device || !(await provesRescue(rescue, device))) throw new Problem('rescue_invalid');
    const sent = scansIn(rescue);
    const read = await readScans(sent, readerOf(c.env, edition, context.now));
    const brought = { device, handed: await partitionScans(sent, read), sent: sent.length };
    const settled = await bringScans(context, brought);
    // Scans of a revoked phone are kept apart.
    const answer: RescueAnswer = settled
      ? { results: inOrder(read, settled) }
      : { results: [], kept_apart: true };
    return c.json(answer);
  });

/** The scans that were signed. Throws `rescue_invalid` when they are not this device's. */
function scansIn(rescue: Rescue): readonly unknown[] {
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), rescueBody), rescue.body);
  if (!body.success) {
    throw new Problem('invalid_request', { errors: [{ path: 'body', message: 'invalid' }] });
  }
  if (body.output.device !== rescue.device) throw new Problem('rescue_invalid');
  return body.output.scans;
}
