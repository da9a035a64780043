import { Hono } from 'hono';
import * as v from 'valibot';
import { checkParty } from '../domain/party.ts';
import { Problem } from '../domain/problem.ts';
import type { App } from '../env.ts';
import { countedNetwork } from '../http/ceilings.ts';
import { jsonBody, jsonUpTo } from '../http/json-body.ts';
import { registerParty } from '../operations/register-party.ts';
import { editionBySlug } from '../store/editions/editions.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A registration is under two kilobytes; names in any script take four bytes a character. */
const BODY_BYTES = 64 * 1024;

const text = v.optional(v.nullable(v.string()), '');
const count = v.optional(v.nullable(v.number()), null);

const Body = v.object({
  slot: v.string(),
  kind: v.string(),
  party: v.object({ adults: count, children: count, girls: count, boys: count, coaches: count }),
  organisation: text,
  group_code: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(80))), ''),
  contact: v.object({ name: text, phone: text, email: text }),
  locale: v.optional(v.string(), 'ar'),
  consent: v.optional(v.boolean(), false),
  news: v.optional(v.boolean(), false),
  step_free: v.optional(v.boolean(), false),
});

/** `POST /events/{slug}/registrations`: places for a party, and its tickets. */
export const registrations = new Hono<App>().post(
  '/events/:slug/registrations',
  jsonUpTo(BODY_BYTES),
  jsonBody(Body),
  async (c) => {
    const now = c.get('now');
    const edition = await editionBySlug(c.env, c.req.param('slug'), now);
    c.set('editionNumber', edition?.number);
    if (!edition || edition.status === 'draft') {
      throw new Problem('not_found', { detail: 'There is no such event.' });
    }
    const key = c.req.header('Idempotency-Key') ?? '';
    if (!UUID.test(key)) {
      throw new Problem('invalid_request', {
        detail: 'The header Idempotency-Key must be a UUID.',
        errors: [{ path: 'Idempotency-Key', message: key === '' ? 'required' : 'invalid' }],
      });
    }
    const checked = checkParty(draftOf(c.req.valid('json')), edition);
    if (!checked.ok) throw new Problem('invalid_request', { errors: checked.errors });
    const { created, receipt } = await registerParty(
      { actor: 'visitor', env: c.env, now, request: c.get('requestId') },
      { edition, key, party: checked.request, network: countedNetwork(c) },
    );
    c.header('Cache-Control', 'no-store');
    return c.json(receipt, created ? 201 : 200);
  },
);

function draftOf(body: v.InferOutput<typeof Body>) {
  const { party, contact, organisation, group_code, ...rest } = body;
  return {
    ...rest,
    ...party,
    organisation: organisation ?? '',
    group_code: group_code ?? '',
    name: contact.name ?? '',
    phone: contact.phone ?? '',
    email: contact.email ?? '',
  };
}
