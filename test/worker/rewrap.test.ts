import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import { rewrapKeys } from '../../src/operations/rewrap-keys.ts';
import { run } from '../../src/store/d1/batch.ts';
import { editionKeys, sealText } from '../../src/store/keys/keys.ts';
import { supervisorCode } from '../../src/store/keys/supervisor-code.ts';
import { openChannel, readChannels } from '../../src/store/messages/channels.ts';
import { asOperator } from './acting.ts';
import { forgetAll } from './remembered.ts';
import { openMail } from './sending.ts';
import { editionOf, joined } from './waiting.ts';
import { type WishWorld, wished, wishWorld } from './wishing.ts';
import { enrol, ORIGIN, type Phone, post, registered, signIn } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

const NEW_KEY = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
const BOTH = { ...env, SECRET_KEY: `${NEW_KEY} ${env.SECRET_KEY}` };
const AFTER = { ...env, SECRET_KEY: NEW_KEY };

let world: WishWorld;
let manage: string;
let ticket: string;
let wait: string;
let wish: string;
let phone: Phone;
let cookie: string;

beforeAll(async () => {
  world = await wishWorld();
  const { registration, tickets } = await registered(world);
  manage = new URL(registration.manage_url).pathname;
  ticket = tickets[0]?.token ?? '';
  const sql =
    'UPDATE slot SET capacity = taken, group_capacity = NULL WHERE event = ?1 AND number = 1';
  await env.DB.prepare(sql).bind(world.number).run();
  wait = `/r/${(await joined(world)).secret}`;
  wish = await wished(world);
  phone = await enrol(world);
  cookie = await signIn(world);
  await openMail(world);
});

const open = (bindings: typeof env, path: string, headers: Record<string, string> = {}) =>
  Promise.resolve(app.request(`${ORIGIN}${path}`, { headers }, bindings));

/** What a wrapped key is worth: with which of the two it opens. */
async function opens(secretKey: string): Promise<boolean> {
  forgetAll();
  const edition = await editionOf(world);
  return editionKeys(secretKey, edition, Date.now()).then(
    () => true,
    () => false,
  );
}

describe('another SECRET_KEY', () => {
  it('wraps every key anew beside the former one, once however often it is asked', async () => {
    expect(await opens(env.SECRET_KEY)).toBe(true);
    const context = { ...asOperator(), env: BOTH };
    const first = await rewrapKeys(context);
    // Data, tokens, signatures and wishes.
    expect(first).toEqual({ keys: 4, wrapped: 4 });
    expect(await rewrapKeys(context)).toEqual({ keys: 4, wrapped: 0 });
    const noted = await env.DB.prepare(
      "SELECT count(*) AS n FROM audit WHERE verb = 'rewrap' AND event = ?1",
    )
      .bind(world.number)
      .first();
    expect(noted).toEqual({ n: 4 });
  });

  it('leaves the former one nothing that it opens', async () => {
    expect(await opens(env.SECRET_KEY)).toBe(false);
    expect(await opens(NEW_KEY)).toBe(true);
    const alone = { ...asOperator(), env };
    await expect(rewrapKeys(alone)).rejects.toThrow();
  });

  it('keeps private links, tickets, wait lists and wishes', async () => {
    forgetAll();
    for (const path of [manage, `/t/${ticket}`, wait, wish]) {
      const answer = await open(AFTER, path);
      expect([path, answer.status]).toEqual([path, 200]);
    }
  });

  it('keeps phones, sessions, supervisors’ codes and channels', async () => {
    forgetAll();
    const ledger = await open(AFTER, '/api/v1/ledger', phone.headers);
    expect(ledger.status).toBe(200);
    const office = await open(AFTER, `/console/${world.slug}/visitors`, { Cookie: cookie });
    expect(office.status).toBe(200);
    const edition = await editionOf(world);
    const code = await supervisorCode(NEW_KEY, edition, { device: phone.id, day: 1 }, Date.now());
    expect(code).toMatch(/^\d{6}$/);
    const keys = await editionKeys(NEW_KEY, edition, Date.now());
    const [[channel]] = await run(env.DB, readChannels(env.DB, world.number));
    if (!keys || !channel) throw new Error('no channel');
    expect(await openChannel(keys, world.number, channel)).toMatchObject({ host: '127.0.0.1' });
  });

  it('registers and signs as before', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await app.request(
      `${ORIGIN}/api/v1/operator/wrapped-keys`,
      {
        method: 'POST',
        headers: { ...headers, Authorization: `Bearer ${env.OPERATOR_KEY}` },
        body: '{}',
      },
      AFTER,
    );
    expect(await answer.json()).toEqual({ keys: 4, wrapped: 0 });
    expect((await post('/api/v1/operator/wrapped-keys', {})).status).toBe(401);
    const keys = await editionKeys(NEW_KEY, await editionOf(world), Date.now());
    if (!keys) throw new Error('erased');
    expect(await sealText(keys.seal, 'a', 'b')).toMatch(/./);
  });
});
