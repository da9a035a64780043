import { Hono } from 'hono';
import * as v from 'valibot';
import { askGatekeeper } from '../actors/stubs.ts';
import { type Rescue, rescueBody, rescue as schema } from '../contract/requests/rescues.ts';
import { Problem } from '../domain/problem.ts';
import type { AskedScan } from '../domain/scan-log.ts';
import type { App, Env } from '../env.ts';
import { ANY_NESTING, jsonBody, jsonUpTo, nestedUpTo } from '../http/json-body.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { countNew, type Handed, idsOf, noteRescue } from '../store/gates/hand-ins.ts';
import { asDevice, freshNonce, refusal, speakerOf, speakersEdition } from './device-auth.ts';
import { handInFull } from './hand-ins.ts';
import { inOrder, partitionScans, type ReadScan, readScans } from './read-scans.ts';
import { readerOf } from './reader.ts';
import { provesRescue } from './rescue-proof.ts';

/** A group of 60 scans is under 40 KB; the text is JSON within JSON, with every quote escaped. */
const RESCUE_BYTES = 1024 * 1024;

/** What a phone in need showed another one, handed in by that one under the first one's name. */
export const rescues = new Hono<App>()
  .on('POST', '/rescues', freshNonce)
  .post('/rescues', jsonUpTo(RESCUE_BYTES, ANY_NESTING), asDevice, nestedUpTo())
  .post('/rescues', jsonBody(schema), async (c) => {
    const now = c.get('now');
    const { event, who } = speakerOf(c);
    const edition = await speakersEdition(c.env, event, now);
    const rescue = c.req.valid('json');
    const lookup = await askGatekeeper(c.env, event, (gatekeeper) =>
      gatekeeper.findDeviceForRescue(event, who, rescue.device),
    );
    if (lookup.outcome !== 'found') throw refusal(lookup);
    const { device } = lookup;
    if (!device || !(await provesRescue(rescue, device))) throw new Problem('rescue_invalid');
    const sent = scansIn(rescue);
    const read = await readScans(sent, readerOf(c.env, edition, now));
    const handed = await partitionScans(sent, read);
    const apart = device.state === 'revoked';
    const fresh = await countNew(
      c.env.DB,
      event,
      idsOf(device.id, apart ? handed : { ...handed, unread: [] }),
    );
    if (apart && !(await keepApart(c.env, edition, device.id, handed))) throw handInFull();
    const results = apart ? [] : await settleFor(c.env, edition, device.id, handed.scans, read);
    const by = { event, id: `device ${who.device}` };
    await noteRescue(c.env.DB, by, { device: device.id, scans: sent.length, fresh }, now);
    return c.json({ results, ...(apart && { kept_apart: true }) });
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

async function settleFor(
  env: Env,
  { number }: StoredEdition,
  device: string,
  scans: readonly AskedScan[],
  read: readonly ReadScan[],
) {
  const settled = await askGatekeeper(env, number, (gatekeeper) =>
    gatekeeper.settleFor(number, device, scans),
  );
  if (settled === null) throw new Problem('rescue_invalid');
  if (settled.outcome !== 'settled') throw refusal(settled);
  return inOrder(read, settled.results);
}

function keepApart(
  env: Env,
  { number }: StoredEdition,
  device: string,
  handed: Handed,
): Promise<boolean> {
  return askGatekeeper(env, number, (gatekeeper) => gatekeeper.keepApart(number, device, handed));
}
