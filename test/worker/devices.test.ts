import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { newNonce } from '../../src/gate/dpop.ts';
import { revokeDevice, setAsideDevice } from '../../src/operations/phones.ts';
import { run } from '../../src/store/d1/batch.ts';
import { enrolDevice } from '../../src/store/gates/devices.ts';
import { hashSecret } from '../../src/store/keys/keys.ts';
import { inviteGate, inviteMember } from '../../src/store/members/invite.ts';
import { asMember } from './acting.ts';
import { held, newGatekeeper, settledBy } from './gatekeepers.ts';
import { askWith, newProofKey, type ProofKey, proof } from './proof.ts';
import { enrol, newWorld, post, request, sendScans, type World, ZONE } from './world.ts';

const HOUR = 3_600_000;

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

async function invite(keyRequired = false, gate = 1): Promise<string> {
  const by = { event: world.number, id: 'test', keyRequired };
  return (await inviteGate(env, by, gate, Date.now())).code;
}

function enrolWith(code: unknown, more: object = {}): Promise<Response> {
  return post('/api/v1/devices', { code, name: 'هاتف الباب', ...more });
}

async function refusedWith(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ code, status });
}

describe('a phone that enrols', () => {
  it('gets what it needs to decide by itself, and no secret', async () => {
    const response = await enrolWith(await invite(false, 3));
    expect(response.status).toBe(201);
    const text = await response.text();
    const body = JSON.parse(text);
    expect(body).toMatchObject({
      device: { id: expect.any(String), name: 'هاتف الباب' },
      token: expect.any(String),
      event: {
        number: world.number,
        slug: world.slug,
        timezone: ZONE,
        party_max: 10,
        code_key: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
        host: 'localhost:8787',
      },
      gate: { id: '3', name: { en: 'Gate 3 · schools' } },
      keys: [{ id: 1, jwk: { kty: 'EC', crv: 'P-256' } }],
      policy: { reentry: true, walk_ins: true, holds: [], today: 1, gate: { id: '3' } },
    });
    expect(body.event.days).toHaveLength(5);
    expect(body.event.slots).toHaveLength(30);
    expect(body.keys[0].jwk).not.toHaveProperty('d');
    expect(text).not.toMatch(/private_key|data_key|secret/);
  });

  it('may speak from then on', async () => {
    const phone = await enrol(world);
    expect((await sendScans(phone, [])).status).toBe(200);
    expect((await request('/api/v1/ledger', { headers: phone.headers })).status).toBe(200);
  });

  it('is known by a name that shows, or by its id', async () => {
    const named = await (await enrolWith(await invite(), { name: ' \u202eGate\u0000 2 ' })).json();
    expect(named).toMatchObject({ device: { name: 'Gate 2' } });
    const blank = await (await enrolWith(await invite(), { name: '\u200b' })).json<{
      device: { id: string; name: string };
    }>();
    expect(blank.device.name).toBe(blank.device.id);
  });
});

describe('a one-time code', () => {
  it('is spent once', async () => {
    const code = await invite();
    expect((await enrolWith(code)).status).toBe(201);
    await refusedWith(await enrolWith(code), 403, 'invitation_invalid');
  });

  it('is spent once when ten phones race for it', async () => {
    const code = await invite();
    const answers = await Promise.all(Array.from({ length: 10 }, () => enrolWith(code)));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 403)]);
    const sql = `SELECT count(*) AS n FROM device d JOIN invitation i ON i.used_by = d.id
      WHERE i.hash = ?1`;
    const row = await env.DB.prepare(sql)
      .bind(await hashSecret(code))
      .first<{ n: number }>();
    expect(row?.n).toBe(1);
  });

  it('that is unknown, expired or for somebody else opens nothing', async () => {
    await refusedWith(await enrolWith('abcdefgh'), 403, 'invitation_invalid');
    await refusedWith(await enrolWith(''), 403, 'invitation_invalid');
    const old = await invite();
    const expire = 'UPDATE invitation SET expires_at = ?2 WHERE hash = ?1';
    await env.DB.prepare(expire)
      .bind(await hashSecret(old), Date.now() - 1)
      .run();
    await refusedWith(await enrolWith(old), 403, 'invitation_invalid');
    const by = { event: world.number, id: 'test' };
    const organizer = await inviteMember(env, by, 'owner', Date.now());
    await refusedWith(await enrolWith(organizer.code), 403, 'invitation_invalid');
  });

  it('whose answer was lost gives the same phone again, once', async () => {
    const enrolment = {
      invitation_hash: await hashSecret(await invite()),
      device: 'lostreply2345678',
      name: 'phone',
      token_hash: 'hash',
      key_thumbprint: null,
      now: Date.now(),
    };
    const [first] = await run(env.DB, enrolDevice(env.DB, world.number, enrolment));
    const [again] = await run(env.DB, enrolDevice(env.DB, world.number, enrolment));
    expect(first).toMatchObject({ id: enrolment.device, gate: 1, state: 'active' });
    expect(again).toEqual(first);
    const sql = `SELECT count(*) AS n FROM audit WHERE verb = 'enrol' AND subject = ?1`;
    const audited = env.DB.prepare(sql).bind(`device ${enrolment.device}`);
    expect(await audited.first()).toEqual({ n: 1 });
  });
});

describe('a phone that enrols while the writer is replaced', () => {
  it('is known to the one in service after its next group', async () => {
    const speaker = await enrol(world);
    const [replaced, inService] = [await newGatekeeper(), await newGatekeeper()];
    await settledBy(replaced, world, speaker, []);
    await settledBy(inService, world, speaker, [held(0)]);
    const enrolment = {
      invitation_hash: await hashSecret(await invite()),
      device: 'replaced23456789',
      name: 'phone',
      token_hash: await hashSecret('token'),
      key_thumbprint: null,
      now: Date.now(),
    };
    const enrolled = await replaced.enrol(world.number, enrolment);
    await settledBy(inService, world, speaker, [held(0)]);
    const phone = { id: enrolled?.device.id ?? '', token: 'token', headers: {} };
    expect(await settledBy(inService, world, phone, [])).toEqual([]);
  });
});

describe('an enrolment that cannot be read', () => {
  const bodies: [string, unknown][] = [
    ['no code', { name: 'phone' }],
    ['a number for a code', { code: 7, name: 'phone' }],
    ['no name', { code: 'abc' }],
    ['a name of 10,000 characters', { code: 'abc', name: 'x'.repeat(10_000) }],
    ['a list', []],
    ['malformed JSON', '{"code":'],
  ];
  it.each(bodies)('%s', async (_, body) => {
    const response = await post('/api/v1/devices', body);
    expect([413, 422]).toContain(response.status);
  });

  it('a key that is none, or that should have stayed on the phone', async () => {
    const { jwk } = await newProofKey();
    const keys = [
      {},
      'key',
      { ...jwk, d: jwk.x },
      { ...jwk, crv: 'P-384' },
      { ...jwk, kty: 'RSA' },
      { ...jwk, x: 'short' },
      { ...jwk, x: jwk.y },
      { kty: 'oct', k: 'c2VjcmV0' },
    ];
    const code = await invite();
    for (const public_key of keys) {
      await refusedWith(await enrolWith(code, { public_key }), 422, 'invalid_request');
    }
    expect((await enrolWith(code, { public_key: jwk })).status).toBe(201);
  });
});

describe('an invitation that wants a key', () => {
  it('is not spent by a phone that brings none', async () => {
    const { jwk } = await newProofKey();
    const code = await invite(true);
    await refusedWith(await enrolWith(code), 422, 'invalid_request');
    expect((await enrolWith(code, { public_key: jwk })).status).toBe(201);
    const another = (await newProofKey()).jwk;
    await refusedWith(await enrolWith(code, { public_key: another }), 403, 'invitation_invalid');
  });

  it('says no more than any other once it is spent', async () => {
    const { jwk } = await newProofKey();
    const code = await invite(true);
    await enrolWith(code, { public_key: jwk });
    await refusedWith(await enrolWith(code), 403, 'invitation_invalid');
  });
});

describe('a request without a right', () => {
  it.each(['', 'Bearer', 'Bearer x', 'Basic abc', 'Bearer 1.abcdefgh.short', 'Bearer 0.a.b'])(
    'is refused: “%s”',
    async (header) => {
      const headers = { Authorization: header };
      const response = await request('/api/v1/ledger', { headers });
      expect(response.headers.get('WWW-Authenticate')).toContain('DPoP');
      await refusedWith(response, 401, 'unauthenticated');
      const scans = await post('/api/v1/scans', { scans: [] }, headers);
      await refusedWith(scans, 401, 'unauthenticated');
    },
  );

  it('is refused with another phone’s secret, or for another edition', async () => {
    const [one, other] = [await enrol(world), await enrol(await newWorld())];
    const [event, id] = one.token.split('.');
    const [foreignEvent, , secret] = other.token.split('.');
    const forged = [
      `${event}.${id}.${secret}`,
      `${foreignEvent}.${id}.${one.token.split('.')[2]}`,
      `65535.${id}.${secret}`,
    ];
    for (const token of forged) {
      const headers = { Authorization: `Bearer ${token}` };
      await refusedWith(await request('/api/v1/ledger', { headers }), 401, 'unauthenticated');
    }
  });

  it('is refused from the moment at which the phone was revoked', async () => {
    const phone = await enrol(world);
    const before = await sendScans(phone, []);
    expect(before.status).toBe(200);
    await revokeDevice(asMember({ event: world.number, id: 'test' }), { id: phone.id });
    const stranger = { ...phone, headers: { Authorization: `Bearer ${phone.token}x` } };
    for (const _ of ['before a restart', 'after it']) {
      const refused = await sendScans(phone, []);
      const told = await refused.clone().json();
      expect(told).toMatchObject({ code: 'device_revoked', status: 403, hand_in: 'open' });
      await refusedWith(refused, 403, 'device_revoked');
      const ledger = request('/api/v1/ledger', { headers: phone.headers });
      await refusedWith(await ledger, 403, 'device_revoked');
      await refusedWith(await sendScans(stranger, []), 401, 'unauthenticated');
      await evictDurableObject(env.GATEKEEPER.getByName(String(world.number)));
    }
  });

  it('is not what setting a phone aside makes of it', async () => {
    const phone = await enrol(world);
    await setAsideDevice(asMember({ event: world.number, id: 'test' }), {
      id: phone.id,
      aside: true,
    });
    expect((await sendScans(phone, [])).status).toBe(200);
  });

  it('cannot revoke a phone that there is not', async () => {
    const by = { event: world.number, id: 'test' };
    await expect(revokeDevice(asMember(by), { id: 'nobody' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a phone that is bound to its key', () => {
  const path = '/api/v1/ledger';
  let key: ProofKey;
  let id: string;
  let token: string;
  let nonce: string;
  beforeAll(async () => {
    key = await newProofKey();
    const response = await enrolWith(await invite(), { public_key: key.jwk });
    const enrolled = await response.json<{ token: string; device: { id: string } }>();
    token = enrolled.token;
    id = enrolled.device.id;
    nonce = response.headers.get('DPoP-Nonce') ?? '';
  });

  const proven = (change: Parameters<typeof proof>[2] = {}, by = key) =>
    proof(by, { method: 'GET', path, token, nonce }, change);

  it('speaks with a proof, and its clock does not matter', async () => {
    expect((await askWith(token, await proven())).status).toBe(200);
    const late = await proven({ claims: { iat: 4_102_444_800 } });
    expect((await askWith(token, late)).status).toBe(200);
  });

  it('sends scans with a proof as well', async () => {
    const dpop = await proof(key, { method: 'POST', path: '/api/v1/scans', token, nonce });
    const init = { method: 'POST', path: '/api/v1/scans', body: '{"scans":[]}' };
    expect((await askWith(token, dpop, init)).status).toBe(200);
  });

  it('names the address without its query', async () => {
    expect((await askWith(token, await proven(), { path: `${path}?since=0` })).status).toBe(200);
  });

  it('gets a nonce first, with which it repeats its request', async () => {
    for (const stale of [undefined, 'guess', 'guess.guess', '', nonce.slice(1)]) {
      const dpop = await proven({ claims: { nonce: stale } });
      const refused = await askWith(token, dpop);
      const fresh = refused.headers.get('DPoP-Nonce') ?? '';
      expect(refused.headers.get('WWW-Authenticate')).toContain('error="use_dpop_nonce"');
      await refusedWith(refused, 401, 'use_dpop_nonce');
      const again = await proven({ claims: { nonce: fresh } });
      expect((await askWith(token, again)).status).toBe(200);
    }
  });

  it('gets another nonce once its own is old', async () => {
    const old = await newNonce(env.SECRET_KEY, Date.now() - HOUR, id);
    const dpop = await proven({ claims: { nonce: old } });
    await refusedWith(await askWith(token, dpop), 401, 'use_dpop_nonce');
    const forged = await newNonce('another secret key of the same length', Date.now(), id);
    const guess = await proven({ claims: { nonce: forged } });
    await refusedWith(await askWith(token, guess), 401, 'use_dpop_nonce');
  });

  it('finds a fresh nonce in every answer', async () => {
    const phone = await enrol(world);
    const answers = [
      await sendScans(phone, []),
      await sendScans(phone, ['x'.repeat(2_000_000)]),
      await post('/api/v1/scans', { scans: 'all' }, phone.headers),
      await request(`${path}?since=x`, { headers: phone.headers }),
      await request(path, { headers: { Authorization: 'Bearer none' } }),
      await enrolWith('abcdefgh'),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 413, 422, 422, 401, 403]);
    for (const answer of answers) expect(answer.headers.get('DPoP-Nonce')).toMatch(/^\w+\.\S+$/);
  });

  it('is not heard with its token alone', async () => {
    const bare = await request(path, { headers: { Authorization: `Bearer ${token}` } });
    await refusedWith(bare, 401, 'unauthenticated');
    const withProof = await request(path, {
      headers: { Authorization: `Bearer ${token}`, DPoP: await proven() },
    });
    await refusedWith(withProof, 401, 'unauthenticated');
    const none = await request(path, { headers: { Authorization: `DPoP ${token}` } });
    await refusedWith(none, 401, 'unauthenticated');
  });

  it('is not heard with a proof made for something else, by somebody else, or badly', async () => {
    const stranger = await newProofKey();
    const good = await proven();
    const [head = '', body = '', signature = ''] = good.split('.');
    const proofs: [string, string | Promise<string>][] = [
      ['another key', proven({}, stranger)],
      ['another key that names this one', proven({ header: { jwk: key.jwk } }, stranger)],
      ['another method', proven({ claims: { htm: 'POST' } })],
      ['another address', proven({ claims: { htu: 'http://localhost:8787/api/v1/scans' } })],
      ['another host', proven({ claims: { htu: `https://example.org${path}` } })],
      ['another token', proven({ claims: { ath: 'another' } })],
      ['no token', proven({ claims: { ath: undefined } })],
      ['no signature', `${head}.${body}.`],
      ['another signature', `${head}.${body}.${signature.toLowerCase()}`],
      ['another body', `${head}.${body}x.${signature}`],
      ['no algorithm', proven({ header: { alg: 'none' } })],
      ['another type', proven({ header: { typ: 'JWT' } })],
      ['its private key', proven({ header: { jwk: { ...key.jwk, d: 'x' } } })],
      ['no key', proven({ header: { jwk: undefined } })],
      ['two parts', `${head}.${body}`],
      ['something else', 'hello'],
      ['something very long', 'x'.repeat(5_000)],
    ];
    for (const [what, made] of proofs) {
      const answer = await askWith(token, await made);
      expect([what, answer.status]).toEqual([what, 401]);
      expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
    }
  });
});
