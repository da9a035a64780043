import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import { revokeDevice } from '../../src/operations/phones.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { mac, newTokenKey, tokenKey } from '../../src/store/keys/keys.ts';
import { asMember } from './acting.ts';
import { by } from './gate-day.ts';
import { enrolBound } from './rescue-world.ts';
import {
  asScan,
  enrol,
  newWorld,
  ORIGIN,
  type Phone,
  request,
  sendScans,
  ticketFor,
} from './world.ts';

let phone: Phone;
let other: Phone;
let ticket: string;
beforeAll(async () => {
  const world = await newWorld();
  phone = await enrol(world);
  other = await enrol(await newWorld());
  ticket = (await ticketFor(world)).token;
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The same token with another letter at one place. */
function altered(token: string, at: number): string {
  return `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`;
}

const asked: string[] = [];
/** Bindings that note who is asked; the writers are not there at all. */
const watched = {
  ...env,
  GATEKEEPER: new Proxy(env.GATEKEEPER, {
    get(_, name) {
      asked.push(`gatekeeper ${String(name)}`);
      throw new Error('asked');
    },
  }),
};

/** 500 tickets, in a body that tells when it is read. */
function fullRequest(token: string, scheme = 'Bearer') {
  const scans = Array.from({ length: 500 }, () => asScan({ ticket }));
  const bytes = new TextEncoder().encode(JSON.stringify({ scans }));
  let read = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        read = true;
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': String(bytes.length),
    Authorization: `${scheme} ${token}`,
    DPoP: 'x'.repeat(1_000),
  };
  return { init: { method: 'POST', headers, body }, wasRead: () => read };
}

describe('a token that was made up', () => {
  it.each(['scans', 'hand-ins', 'rescues'])(
    'costs next to nothing, with 500 tickets: %s',
    async (path) => {
      const verified = vi.spyOn(crypto.subtle, 'verify');
      const made = altered(phone.token, phone.token.length - 1);
      for (const scheme of ['Bearer', 'DPoP']) {
        const { init, wasRead } = fullRequest(made, scheme);
        const answer = await app.request(`${ORIGIN}/api/v1/${path}`, init, watched);
        expect(answer.status).toBe(401);
        expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
        expect(wasRead()).toBe(false);
      }
      expect(verified).not.toHaveBeenCalled();
      expect(asked).toEqual([]);
    },
  );

  it('is refused wherever one letter is another one', async () => {
    const { token } = phone;
    const places = [0, token.indexOf('.') + 1, token.lastIndexOf('.') + 1, token.length - 30];
    for (const at of [...places, ...Array.from({ length: 26 }, (_, i) => token.length - 1 - i)]) {
      const headers = { Authorization: `Bearer ${altered(token, at)}` };
      expect((await request('/api/v1/ledger', { headers })).status).toBe(401);
    }
    expect((await request('/api/v1/ledger', { headers: phone.headers })).status).toBe(200);
  });

  it('is refused with the MAC of another phone, or without one', async () => {
    const mac = other.token.slice(-26);
    for (const token of [phone.token.slice(0, -26) + mac, phone.token.slice(0, -26)]) {
      const answer = await sendScans(
        { ...phone, headers: { Authorization: `Bearer ${token}` } },
        [],
      );
      expect(answer.status).toBe(401);
    }
  });

  it('shows no exact figures', async () => {
    const { slug } = await newWorld({ live_detail: 'coarse' });
    const headers = { Authorization: `Bearer ${altered(phone.token, phone.token.length - 1)}` };
    const answer = await request(`/api/v1/events/${slug}/live`, { headers });
    expect(answer.headers.get('Cache-Control')).toContain('public');
  });
});

describe('a token that was seen', () => {
  const ledger = (token: string) =>
    request('/api/v1/ledger', { headers: { Authorization: `Bearer ${token}` } });

  it('is hashed once, and its neighbours are refused as before', async () => {
    const own = await enrol(await newWorld());
    expect((await ledger(own.token)).status).toBe(200);
    const digest = vi.spyOn(crypto.subtle, 'digest');
    for (let i = 0; i < 5; i++) expect((await ledger(own.token)).status).toBe(200);
    expect(digest).not.toHaveBeenCalled();
    expect((await ledger(altered(own.token, own.token.length - 1))).status).toBe(401);
  });

  it('is refused from the moment when its device is revoked', async () => {
    const own = await newWorld();
    const lost = await enrol(own);
    expect((await ledger(lost.token)).status).toBe(200);
    await revokeDevice(asMember(by(own)), { id: lost.id });
    const answer = await ledger(lost.token);
    expect(await answer.json()).toMatchObject({ code: 'device_revoked' });
  });

  it('is checked anew under another key of its edition', async () => {
    const own = await newWorld();
    const old = await enrol(own);
    expect((await ledger(old.token)).status).toBe(200);
    const sql = 'UPDATE event SET token_key = ?2 WHERE number = ?1';
    const key = await newTokenKey(env.SECRET_KEY, own.number);
    await env.DB.prepare(sql).bind(own.number, key).run();
    forgetEditions();
    expect((await ledger(old.token)).status).toBe(401);
  });
});

describe('the token of a bound phone', () => {
  it('costs no reading of tickets without its proof', async () => {
    const bound = await enrolBound(await newWorld());
    const verified = vi.spyOn(crypto.subtle, 'verify');
    const { init } = fullRequest(bound.token, 'DPoP');
    expect((await app.request(`${ORIGIN}/api/v1/scans`, init, watched)).status).toBe(401);
    expect(verified).not.toHaveBeenCalled();
  });
});

describe('the key of an edition’s tokens', () => {
  it('is drawn, and another for each edition', async () => {
    // Of one secret and one number: what is derived would be one key.
    const macs = await Promise.all(
      [1, 2].map(async () => {
        const token_key = await newTokenKey(env.SECRET_KEY, 1);
        const key = await tokenKey(env.SECRET_KEY, { number: 1, token_key }, Date.now());
        return String(await mac(key, 'said'));
      }),
    );
    expect(new Set(macs).size).toBe(2);
  });

  it('opens for its own edition and secret alone', async () => {
    const token_key = await newTokenKey(env.SECRET_KEY, 1);
    const now = Date.now();
    await expect(tokenKey(env.SECRET_KEY, { number: 2, token_key }, now)).rejects.toThrow();
    const secret = btoa('another secret key of 32 bytes!!');
    await expect(tokenKey(secret, { number: 1, token_key }, now)).rejects.toThrow();
    expect(await tokenKey(env.SECRET_KEY, { number: 1, token_key }, now)).toBeInstanceOf(CryptoKey);
  });
});
