import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GatePolicy } from '../../src/contract/answers/ledger.ts';
import { formatToken, parseToken, signTicket } from '../../src/domain/token.ts';
import { readSigners } from '../../src/store/keys/signer.ts';
import { send } from './forms.ts';
import { inService } from './gatekeepers.ts';
import {
  enrol,
  family,
  newWorld,
  type Phone,
  post,
  register,
  registered,
  request,
  scanOne,
  ticketFor,
  type World,
} from './world.ts';

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

const OPERATOR = { Authorization: `Bearer ${env.OPERATOR_KEY}` };

function rotate(event: unknown = world.slug, headers: Record<string, string> = OPERATOR) {
  return post('/api/v1/operator/signing-keys', { event }, headers);
}

async function policy(): Promise<GatePolicy> {
  const answer = await request('/api/v1/ledger', { headers: phone.headers });
  return (await answer.json<{ policy: GatePolicy }>()).policy;
}

function keyOf(token: string): number | undefined {
  return parseToken(token)?.payload.keyId;
}

async function versionOf(of: World): Promise<unknown> {
  return env.DB.prepare('SELECT version FROM event WHERE number = ?1').bind(of.number).first();
}

describe('the next signing key', () => {
  it('signs the serials to come; those given out keep theirs, changed ones too', async () => {
    const first = await registered(world);
    const [old] = first.tickets;
    const rotated = await rotate();
    expect(rotated.status).toBe(201);
    expect(await rotated.json()).toEqual({ slug: world.slug, id: 2, from_serial: 2 });
    const fresh = await ticketFor(world);
    expect([keyOf(old?.token ?? ''), keyOf(fresh.token)]).toEqual([1, 2]);
    const manage = new URL(first.registration.manage_url).pathname;
    const body = new URLSearchParams({ slot: '1', adults: '2', children: '1' });
    expect((await send(`${manage}/change`, body)).status).toBe(303);
    const sql = 'SELECT serial, revision, key_id FROM ticket WHERE event = ?1 ORDER BY serial';
    const { results } = await env.DB.prepare(sql).bind(world.number).all();
    expect(results).toEqual([
      { serial: 1, revision: 1, key_id: 1 },
      { serial: 2, revision: 0, key_id: 2 },
    ]);
    for (const token of [old?.token, fresh.token]) {
      expect((await request(`/t/${token}`)).status).toBe(200);
      expect(await scanOne(phone, { ticket: token ?? '' })).toMatchObject({ verdict: 'admitted' });
    }
  });

  it('is known to a phone that had enrolled before, with the serials of each', async () => {
    await ticketFor(world);
    expect((await policy()).keys).toMatchObject([{ id: 1, from_serial: 1, to_serial: null }]);
    await rotate();
    const { keys } = await policy();
    expect(keys).toMatchObject([
      { id: 1, from_serial: 1, to_serial: 1 },
      { id: 2, from_serial: 2, to_serial: null },
    ]);
    expect(keys?.[0]?.jwk).not.toEqual(keys?.[1]?.jwk);
    expect(JSON.stringify(keys)).not.toMatch(/"d"|private/);
  });

  it('leaves the one before no serial of its own: what that signs there is forged', async () => {
    await ticketFor(world);
    await rotate();
    const fresh = await ticketFor(world);
    const parsed = parseToken(fresh.token);
    const [before] = await readSigners(env.DB, env.SECRET_KEY, world.number);
    if (!parsed || !before) throw new Error('no ticket');
    const payload = { ...parsed.payload, keyId: 1 };
    const forged = formatToken(payload, await signTicket(payload, before.key));
    const refused = { verdict: 'refused', reason: 'bad_signature' };
    expect(await scanOne(phone, { ticket: forged })).toMatchObject(refused);
    expect((await request(`/t/${forged}`)).status).toBe(404);
    expect(await scanOne(phone, { ticket: fresh.token })).toMatchObject({ verdict: 'admitted' });
  });

  it('replaces one that has signed nothing too, whose serials are then its own', async () => {
    const rotated = await rotate();
    expect(rotated.status).toBe(201);
    expect(await rotated.json()).toMatchObject({ id: 2, from_serial: 1 });
    const fresh = await ticketFor(world);
    expect(keyOf(fresh.token)).toBe(2);
    expect(await scanOne(phone, { ticket: fresh.token })).toMatchObject({ verdict: 'admitted' });
    expect((await policy()).keys).toMatchObject([{ id: 1, to_serial: 0 }, { id: 2 }]);
  });

  it('is made once for each key that it is to replace, also by many at once', async () => {
    await ticketFor(world);
    const again = (replaces: number) =>
      post('/api/v1/operator/signing-keys', { event: world.slug, replaces }, OPERATOR);
    const answers = await Promise.all(Array.from({ length: 8 }, () => again(1)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await again(1)).status).toBe(200);
    for (const answer of answers) expect(await answer.json()).toMatchObject({ id: 2 });
    const audit = `SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'rotate'`;
    expect(await env.DB.prepare(audit).bind(world.number).first()).toEqual({ n: 1 });
    expect(await versionOf(world)).toEqual({ version: 2 });
    for (const replaces of [-1, 256, 1.5, '1']) {
      const body = { event: world.slug, replaces };
      expect((await post('/api/v1/operator/signing-keys', body, OPERATOR)).status).toBe(422);
    }
  });

  it('comes in the middle of a surge, and every ticket is good', async () => {
    const surge = () => Array.from({ length: 12 }, () => register(world, family()));
    const answers = (
      await Promise.all([...surge(), rotate(), ...surge(), rotate(), ...surge()])
    ).filter((answer) => answer.url.includes('registrations') || answer.status === 201);
    const tokens: string[] = [];
    for (const answer of answers) {
      const { tickets = [] } = await answer.json<{ tickets?: { token: string }[] }>();
      tokens.push(...tickets.map(({ token }) => token));
    }
    expect(tokens).toHaveLength(36);
    for (const ticket of tokens) {
      expect(await scanOne(phone, { ticket })).toMatchObject({ verdict: 'admitted' });
    }
  });

  it('is there after a restart of the writers', async () => {
    await ticketFor(world);
    await rotate();
    await evictDurableObject(inService(world));
    await evictDurableObject(env.REGISTRAR.getByName(String(world.number)));
    const fresh = await ticketFor(world);
    expect(keyOf(fresh.token)).toBe(2);
    expect((await policy()).keys).toHaveLength(2);
  });

  it('is the operator’s to make, for an edition that there is', async () => {
    await ticketFor(world);
    expect((await rotate(world.slug, {})).status).toBe(401);
    expect((await rotate('nowhere')).status).toBe(404);
    expect((await rotate(7)).status).toBe(422);
    expect(await versionOf(world)).toEqual({ version: 1 });
  });

  it('ends with the last number that a token can carry', async () => {
    await ticketFor(world);
    const copied = `INSERT INTO signing_key
      SELECT event, 255, public_jwk, private_key, 1, NULL, created_at FROM signing_key
      WHERE event = ?1 AND id = 1`;
    await env.DB.prepare(copied).bind(world.number).run();
    expect((await rotate()).status).toBe(422);
  });
});
