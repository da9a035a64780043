import { type Context, Hono } from 'hono';
import type { ReadAs } from '../contract/parts.ts';
import { registrationRequest } from '../contract/requests/registration.ts';
import { checkParty } from '../domain/party.ts';
import { Problem } from '../domain/problem.ts';
import type { App } from '../env.ts';
import { countedNetwork } from '../http/ceilings.ts';
import { jsonBody, jsonUpTo } from '../http/json-body.ts';
import { registerParty } from '../operations/register-party.ts';
import { editionBySlug, type StoredEdition } from '../store/editions/editions.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A registration is under two kilobytes; names in any script take four bytes a character. */
export const BODY_BYTES = 64 * 1024;

/** `POST /events/{slug}/registrations`: places for a party, and its tickets. */
export const registrations = new Hono<App>().post(
  '/events/:slug/registrations',
  jsonUpTo(BODY_BYTES),
  jsonBody(registrationRequest),
  async (c) => {
    const now = c.get('now');
    const edition = await openEditionOf(c, c.req.param('slug'));
    const key = keyIn(c);
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

/** The published edition of a slug. Throws `not_found`. */
export async function openEditionOf(c: Context<App>, slug: string): Promise<StoredEdition> {
  const edition = await editionBySlug(c.env, slug, c.get('now'));
  c.set('editionNumber', edition?.number);
  if (edition && edition.status !== 'draft') return edition;
  throw new Problem('not_found', { detail: 'There is no such event.' });
}

/** The key under which something is asked once. Throws `invalid_request`. */
export function keyIn(c: Context<App>): string {
  const key = c.req.header('Idempotency-Key') ?? '';
  if (UUID.test(key)) return key;
  throw new Problem('invalid_request', {
    detail: 'The header Idempotency-Key must be a UUID.',
    errors: [{ path: 'Idempotency-Key', message: key === '' ? 'required' : 'invalid' }],
  });
}

type Body = ReadAs<typeof registrationRequest>;

/** A body as a party that is checked; what only some kinds say may be absent. */
export function draftOf(
  body: Omit<Body, 'also' | 'group_code' | 'media'> &
    Partial<Pick<Body, 'also' | 'group_code' | 'media'>>,
) {
  const { party, contact, organisation, group_code, consent = false, media, ...rest } = body;
  return {
    ...rest,
    ...party,
    consent,
    organisation: organisation ?? '',
    group_code: group_code ?? '',
    name: contact.name ?? '',
    phone: contact.phone ?? '',
    email: contact.email ?? '',
    media: !media
      ? null
      : {
          work: media.work ?? '',
          equipment: media.equipment ?? '',
          vehicle: media.vehicle ?? '',
        },
  };
}
