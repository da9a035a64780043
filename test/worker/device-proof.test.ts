import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gatekeeper } from '../../src/actors/gatekeeper/gatekeeper.ts';
import { SpentProofs } from '../../src/actors/gatekeeper/spent-proofs.ts';
import type { Live } from '../../src/contract/answers/live.ts';
import { newNonce, publicJwk, thumbprint } from '../../src/gate/dpop.ts';
import { hashSecret } from '../../src/store/keys/keys.ts';
import { newGatekeeper } from './gatekeepers.ts';
import { askWith, hashed, newProofKey, type ProofKey, proof } from './proof.ts';
import { askBound, type BoundPhone, enrolBound } from './rescue-world.ts';
import { asScan, newWorld, post, request, type World } from './world.ts';

const SCANS = '/api/v1/scans';
const LEDGER = '/api/v1/ledger';

let world: World;
let phone: BoundPhone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrolBound(world);
});

/** The nonce that the service gives to whoever says to be this phone. */
async function nonceFor({ token }: { readonly token: string }): Promise<string> {
  const answer = await request(LEDGER, { headers: { Authorization: `Bearer ${token}` } });
  return answer.headers.get('DPoP-Nonce') ?? '';
}

async function proven(path: string, change: Parameters<typeof proof>[2] = {}): Promise<string> {
  const method = path === SCANS ? 'POST' : 'GET';
  const { key, token } = phone;
  return proof(key, { method, path, token, nonce: await nonceFor(phone) }, change);
}

function walkIns(people: number): string {
  return JSON.stringify({ scans: [asScan({ type: 'walk_in', people })] });
}

function send(body: string, dpop: string): Promise<Response> {
  return askWith(phone.token, dpop, { method: 'POST', path: SCANS, body });
}

describe('a proof that speaks of its body', () => {
  it('carries that body, and carries it again when the answer was lost', async () => {
    const body = walkIns(3);
    const dpop = await proven(SCANS, { claims: { htb: await hashed(body) } });
    expect((await send(body, dpop)).status).toBe(200);
    expect((await send(body, dpop)).status).toBe(200);
  });

  it('carries no other body', async () => {
    const body = walkIns(3);
    const dpop = await proven(SCANS, { claims: { htb: await hashed(body) } });
    for (const other of [walkIns(300), `${body} `, '{"scans":[]}']) {
      expect((await send(other, dpop)).status).toBe(401);
    }
    expect((await send(body, dpop)).status).toBe(200);
  });

  it.each([null, 7, '', [], 'x'])('is held to whatever it says of it: %j', async (htb) => {
    expect((await send(walkIns(1), await proven(SCANS, { claims: { htb } }))).status).toBe(401);
  });
});

describe('a proof that says nothing of its body', () => {
  it('is good for one request', async () => {
    const dpop = await proven(SCANS);
    expect((await send(walkIns(2), dpop)).status).toBe(200);
    expect((await send(walkIns(200), dpop)).status).toBe(401);
  });

  it('is good for no other one after its writer began anew, whose nonces are fresh', async () => {
    const { id, token, key } = phone;
    const jwk = publicJwk(key.jwk);
    const key_thumbprint = jwk && (await thumbprint(jwk));
    const who = { device: id, token_hash: await hashSecret(token), key_thumbprint };
    const report = { queued: 0, oldest: null, signed_off: false, health: null };
    const asked = { scans: [], alerts: [], since: null, ...report };
    const once = (issued: number, request: string) => ({ proof: 'p', request, issued });
    const ask = async (of: Gatekeeper, issued: number, request: string) =>
      (await of.scan(world.number, { ...who, once: once(issued, request) }, asked)).outcome;
    const before = Date.now() - 60_000;
    const fresh = await newGatekeeper();
    expect(await ask(fresh, before, 'another')).toBe('use_dpop_nonce');
    expect(await ask(fresh, Date.now(), 'its own')).toBe('settled');
    expect(await ask(fresh, Date.now(), 'its own')).toBe('settled');
    expect(await ask(fresh, Date.now(), 'another')).toBe('unauthenticated');
  });

  it('is not taken again where more of them were used than are remembered', () => {
    const began = Date.now() - 60_000;
    const proofs = new SpentProofs(began);
    const used = Array.from({ length: 1_500 }, (_, n) => ({
      proof: `p${n}`,
      request: `r${n}`,
      issued: began + n,
    }));
    for (const one of used) expect(proofs.spend('phone', one)).toBe('spent');
    for (const one of used) {
      expect(proofs.spend('phone', { ...one, request: 'another' })).not.toBe('spent');
    }
    expect(proofs.spend('other phone', used[0] ?? { proof: '', request: '', issued: 0 })).toBe(
      'spent',
    );
  });

  it('goes with what has none as often as its nonce lasts', async () => {
    const dpop = await proven(LEDGER);
    for (const _ of ['once', 'again']) {
      expect((await askWith(phone.token, dpop)).status).toBe(200);
    }
  });

  it.each([undefined, '', 7, 'x'.repeat(101)])('has a number, and not %j', async (jti) => {
    expect((await send(walkIns(1), await proven(SCANS, { claims: { jti } }))).status).toBe(401);
  });
});

describe('a nonce', () => {
  it('of the future is none: no clock of the service has given it out', async () => {
    const { key, token, id } = phone;
    const given = (ahead: number) => newNonce(env.SECRET_KEY, Date.now() + ahead, id);
    const made = async (ahead: number) =>
      proof(key, { method: 'GET', path: LEDGER, token, nonce: await given(ahead) });
    expect((await askWith(token, await made(3_600_000))).status).toBe(401);
    expect((await askWith(token, await made(-1_000))).status).toBe(200);
  });

  it('is good for the phone that it was given to', async () => {
    const other = await enrolBound(world);
    const { key, token } = phone;
    const made = (nonce: string) => proof(key, { method: 'GET', path: LEDGER, token, nonce });
    const enrolling = await post('/api/v1/devices', { code: 'abcdefgh', name: 'x' });
    const foreign = [await nonceFor(other), enrolling.headers.get('DPoP-Nonce') ?? ''];
    for (const nonce of foreign) {
      const refused = await askWith(token, await made(nonce));
      expect(refused.status).toBe(401);
      expect(await refused.clone().json()).toMatchObject({ code: 'use_dpop_nonce' });
      const own = refused.headers.get('DPoP-Nonce') ?? '';
      expect((await askWith(token, await made(own))).status).toBe(200);
    }
  });
});

describe('what is not known in a proof’s header', () => {
  it.each([
    { crit: ['b64'], b64: false },
    { crit: [] },
    { b64: true },
    { kid: '1' },
    { x5c: [] },
    { jku: 'https://evil.example/keys' },
    { nonce: 'x' },
    { TYP: 'JWT' },
    { __proto__x: 1 },
  ])('is not passed over: %j', async (header) => {
    const answer = await askWith(phone.token, await proven(LEDGER, { header }));
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
  });

  it.each<[object, number]>([
    [{ ext: true, key_ops: ['verify'] }, 200],
    [{ use: 'sig', alg: 'ES256', kid: 'phone' }, 200],
    [{ use: 'enc' }, 401],
    [{ alg: 'ES384' }, 401],
    [{ key_ops: ['sign'] }, 401],
    [{ key_ops: 'verify' }, 401],
    [{ k: 'c2VjcmV0' }, 401],
    [{ x5u: 'https://evil.example' }, 401],
    [{ toString: 1 }, 401],
    [{ constructor: 'x' }, 401],
  ])('is not passed over beside the key either: %j', async (beside, status) => {
    const jwk = { ...phone.key.jwk, ...beside };
    const dpop = await proven(LEDGER, { header: { jwk } });
    expect((await askWith(phone.token, dpop)).status).toBe(status);
  });

  it('is refused with padding, spaces or the other alphabet', async () => {
    const [head, body, signature = ''] = (await proven(LEDGER)).split('.');
    const plain = signature.replaceAll('-', '+').replaceAll('_', '/');
    for (const other of [`${signature}==`, ` ${signature}`, `${plain}==`]) {
      const answer = await askWith(phone.token, `${head}.${body}.${other}`);
      expect(answer.status).toBe(401);
    }
  });
});

describe('a key that is enrolled', () => {
  it('is public, of the one kind, and says nothing else', async () => {
    const { jwk } = await newProofKey();
    for (const beside of [{ use: 'enc' }, { alg: 'RS256' }, { oth: [] }]) {
      const body = { code: 'abcdefgh', name: 'x', public_key: { ...jwk, ...beside } };
      expect((await post('/api/v1/devices', body)).status).toBe(422);
    }
  });
});

describe('the exact figures', () => {
  let coarse: World;
  let bound: BoundPhone;
  beforeAll(async () => {
    coarse = await newWorld({ live_detail: 'coarse' });
    bound = await enrolBound(coarse);
    await askBound(bound, SCANS, { scans: [asScan({ type: 'walk_in', people: 151 })] });
  });

  const live = () => `/api/v1/events/${coarse.slug}/live`;
  const withProof = async (by: ProofKey, nonce: string) => {
    const dpop = await proof(by, { method: 'GET', path: live(), token: bound.token, nonce });
    return askWith(bound.token, dpop, { path: live() });
  };

  it('are not for whoever has no more than the token of a bound phone', async () => {
    const answer = await request(live(), { headers: { Authorization: `Bearer ${bound.token}` } });
    const body = await answer.json<Live>();
    expect(body.entries).toBe(200);
    expect(body.gates[0]).not.toHaveProperty('entries');
    const silent = { Authorization: `DPoP ${bound.token}` };
    expect((await request(live(), { headers: silent })).status).toBe(401);
  });

  it('are for that phone with its proof, by the nonce that it is given there', async () => {
    const stale = await withProof(bound.key, 'none');
    expect(await stale.clone().json()).toMatchObject({ code: 'use_dpop_nonce' });
    const nonce = stale.headers.get('DPoP-Nonce') ?? '';
    const body = await (await withProof(bound.key, nonce)).json<Live>();
    expect(body).toMatchObject({ entries: 151 });
    const other = await (await withProof(await newProofKey(), nonce)).json<Live>();
    expect(other.entries).toBe(200);
  });

  it('leave no nonce in what others may keep', async () => {
    const answer = await request(live());
    expect(answer.headers.get('Cache-Control')).toContain('public');
    expect(answer.headers.get('DPoP-Nonce')).toBeNull();
  });
});
