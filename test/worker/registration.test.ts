import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { family, newWorld, post, register, registered, request, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

describe('registering a family', () => {
  it('gives a reference, a private link and one ticket for all of them', async () => {
    const response = await register(world, family());
    expect(response.status).toBe(201);
    const { registration, tickets } = await response.json<Record<string, never>>();
    expect(registration).toMatchObject({ status: 'confirmed' });
    expect(tickets).toEqual([
      expect.objectContaining({ kind: 'family', admits: 5, adults: 2, children: 3 }),
    ]);
  });

  it('gives the same answer for the same key and content, once', async () => {
    const key = crypto.randomUUID();
    const body = family();
    const first = await register(world, body, key);
    const second = await register(world, body, key);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
  });

  it('tells nothing of the first when the key comes back with other content', async () => {
    const key = crypto.randomUUID();
    await register(world, family(), key);
    const other = await register(world, family({ slot: '2' }), key);
    expect(other.status).toBe(422);
    const problem = await other.json<Record<string, unknown>>();
    expect(problem).toMatchObject({ code: 'idempotency_key_reused', status: 422 });
    expect(JSON.stringify(problem)).not.toContain('manage_url');
  });

  it('seals what it knows of people', async () => {
    const name = 'خديجة بنت خويلد';
    await registered(world, { contact: { name, phone: '0612345678', email: 'k@example.org' } });
    const rows = await env.DB.prepare('SELECT * FROM registration').all();
    const stored = JSON.stringify(rows.results);
    for (const secret of [name, '612345678', 'k@example.org']) expect(stored).not.toContain(secret);
  });
});

describe('an event as JSON', () => {
  it('says what there is and what is left', async () => {
    const body = await (await request(`/api/v1/events/${world.slug}`)).json<
      Record<string, never>
    >();
    expect(body).toMatchObject({ slug: world.slug, timezone: 'Africa/Casablanca', party_max: 10 });
    expect(Object.keys(body.name)).toEqual(['ar', 'zgh', 'fr', 'en']);
  });

  it('is not there for an unknown slug', async () => {
    const response = await request('/api/v1/events/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('X-Request-Id')).toBeTruthy();
  });
});

describe('a body that cannot be taken', () => {
  const cases: [string, unknown, number, string][] = [
    ['malformed JSON', '{"slot":', 422, 'invalid_request'],
    ['a list', [], 422, 'invalid_request'],
    ['numbers as text', family({ party: { adults: '2' } }), 422, 'invalid_request'],
    ['no adult', family({ party: { adults: 0, children: 2 } }), 422, 'invalid_request'],
    ['a negative party', family({ party: { adults: 1, children: -1 } }), 422, 'invalid_request'],
    ['a huge party', family({ party: { adults: 1e9, children: 0 } }), 422, 'invalid_request'],
    ['an unknown slot', family({ slot: '9999' }), 422, 'invalid_request'],
    ['an unknown kind', family({ kind: 'tribe' }), 422, 'invalid_request'],
    ['no consent', family({ consent: false }), 422, 'invalid_request'],
    ['no way to be reached', family({ contact: { name: 'x' } }), 422, 'invalid_request'],
    [
      'a name of 10,000 characters',
      family({ contact: { name: 'م'.repeat(10_000), phone: '0612345678' } }),
      422,
      'invalid_request',
    ],
    ['ten megabytes', 'x'.repeat(10_000_000), 413, 'payload_too_large'],
  ];
  it.each(cases)('%s', async (_, body, status, code) => {
    const before = await registrations();
    const response = await register(world, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, status });
    expect(await registrations()).toBe(before);
  });

  it('is refused when it is no JSON', async () => {
    const path = `/api/v1/events/${world.slug}/registrations`;
    const headers = { 'Content-Type': 'text/plain' };
    expect((await post(path, 'hello', headers)).status).toBe(415);
  });

  it('names each field that is wrong', async () => {
    const response = await register(world, family({ consent: false, kind: 'tribe' }));
    const { errors } = await response.json<{ errors: { path: string }[] }>();
    expect(errors.map((error) => error.path).sort()).toEqual(['consent', 'kind']);
  });
});

async function registrations(): Promise<number> {
  const row = await env.DB.prepare('SELECT count(*) AS n FROM registration').first<{ n: number }>();
  return row?.n ?? -1;
}
