import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { family, newWorld, register, registered, request, type World } from './world.ts';

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
    const response = await request(`/api/v1/events/${world.slug}`);
    const body = await response.json<{ name: Record<string, string> }>();
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
