import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SendDesk, sendRound } from '../../src/actors/sender/send-round.ts';
import { registrarOf, senderOf } from '../../src/actors/stubs.ts';
import { newVapidKey } from '../../src/channels/push/vapid.ts';
import type { Channel } from '../../src/domain/channel.ts';
import { run } from '../../src/store/d1/batch.ts';
import { sealChannel } from '../../src/store/messages/channels.ts';
import { eventsToSend } from '../../src/store/messages/sending.ts';
import { putSubscription, sealSubscription } from '../../src/store/messages/subscriptions.ts';
import { carrierWith, deskOf, openMail, QUIET } from './sending.ts';
import { family, newWorld, registered, type World } from './world.ts';
import { newRegistrar, prepared } from './writers.ts';

let world: World;
let desk: SendDesk;
let now: number;
beforeEach(async () => {
  world = await newWorld();
  desk = await deskOf(world, () => now);
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function open(channel: Channel, typed: Record<string, string>): Promise<void> {
  const box = await sealChannel(desk.keys, world.number, channel, typed);
  await env.DB.prepare(
    `INSERT INTO channel (event, channel, state, box, per_minute, per_day, quiet_from, quiet_until)
     VALUES (?1, ?2, 'on', ?3, 100, 1000, ?4, ?5)`,
  )
    .bind(world.number, channel, box, ...QUIET)
    .run();
}

const openPush = async () =>
  open('push', { contact: 'a@police.example', key: await newVapidKey() });
const openSms = () =>
  open('sms', {
    template: JSON.stringify({
      method: 'POST',
      url: 'https://sms.example/send',
      body: { json: { to: '{to}', text: '{text}' } },
      answers: [{ status: [200], means: 'sent' }],
    }),
    prefixes: '+212',
  });

/** As the office does: the Registrar writes to whoever registers from now on. */
const reload = () => registrarOf(env, world.number).reload(world.number);

/** So many parties, whose tickets are ready to be sent. Gives the serials of their tickets. */
async function parties(count: number, contact: object): Promise<number[]> {
  const all = await Promise.all(
    Array.from({ length: count }, () =>
      registered(world, family({ contact: { name: 'Ali', phone: null, email: null, ...contact } })),
    ),
  );
  now = Date.now() + 1;
  return all.map(({ tickets }) => tickets[0]?.serial ?? 0);
}

const mailOf = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => parties(1, { email: `a${n}@example.org` })));

/** Where the messages of an edition stand: how many in which state. */
async function states(): Promise<Record<string, number>> {
  const sql = 'SELECT state, count(*) AS n FROM message WHERE event = ?1 GROUP BY state';
  const { results } = await env.DB.prepare(sql)
    .bind(world.number)
    .all<{ state: string; n: number }>();
  return Object.fromEntries(results.map(({ state, n }) => [state, n]));
}

async function subscribe(serial: number, n: number): Promise<void> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  if (!('publicKey' in pair)) throw new Error('no pair');
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  if (!(raw instanceof ArrayBuffer)) throw new Error('not raw');
  const p256dh = btoa(String.fromCharCode(...new Uint8Array(raw)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  const browser = {
    endpoint: `https://fcm.googleapis.com/fcm/send/${n}`,
    keys: { p256dh, auth: 'b'.repeat(22) },
  };
  const sealed = await sealSubscription(desk.keys, world.number, browser);
  await run(env.DB, putSubscription(env.DB, world.number, serial, sealed, now));
}

describe('a carrier that answers nothing', () => {
  const silent = () =>
    carrierWith(...Array.from({ length: 50 }, () => ({ result: 'unknown', why: 'x' }) as const));

  it('is tried with one message after a while, so that few are lost to it', async () => {
    await openMail(world);
    await reload();
    await mailOf(20);
    const carrier = silent();
    const first = await sendRound(desk, { channel: 'email' }, carrier);
    expect(first).toMatchObject({ isUnanswered: true, pause: 30 });
    const pauses: number[] = [];
    for (let unanswered = 1; unanswered < 8; unanswered++) {
      const round = await sendRound(desk, { channel: 'email', unanswered }, carrier);
      pauses.push(round.pause);
    }
    expect(pauses).toEqual([60, 120, 240, 480, 900, 900, 900]);
    expect(await states()).toEqual({ unknown: 15, ready: 5 });
  });

  it('is not meant where another message was answered', async () => {
    await openMail(world);
    await reload();
    await mailOf(2);
    const carrier = carrierWith({ result: 'unknown', why: 'x' });
    const round = await sendRound(desk, { channel: 'email' }, carrier);
    expect(round).toMatchObject({ isUnanswered: false, pause: 0 });
  });

  it('holds no other channel up', async () => {
    await openPush();
    await openSms();
    await openMail(world, { state: 'stopped' });
    await reload();
    const [serial = 0] = await parties(1, { email: 'a@example.org' });
    await parties(1, { phone: '0612345678' });
    await subscribe(serial, 1);
    const asked: string[] = [];
    const { promise, resolve } = Promise.withResolvers<Response>();
    vi.spyOn(globalThis, 'fetch').mockImplementation((request) => {
      const { hostname } = new URL(new Request(request).url);
      asked.push(hostname);
      return hostname === 'sms.example' ? Promise.resolve(new Response('{}')) : promise;
    });
    await env.DB.prepare(
      'UPDATE channel SET quiet_from = NULL, quiet_until = NULL WHERE event = ?1',
    )
      .bind(world.number)
      .run();
    const sender = senderOf(env, world.number);
    await sender.wake(world.number);
    await expect.poll(() => asked).toContain('sms.example');
    expect(asked).toContain('fcm.googleapis.com');
    // Nor does it hold up what is written while it hangs: codes go by SMS, and somebody waits for them.
    await parties(1, { phone: '0612345679' });
    await expect.poll(() => asked.filter((host) => host === 'sms.example')).toHaveLength(2);
    resolve(new Response(null, { status: 201 }));
    await expect.poll(async () => (await states()).sending).toBeUndefined();
  });
});

describe('a push service', () => {
  it('that wants to be left alone for one browser holds no other up', async () => {
    await openPush();
    await openMail(world, { state: 'stopped' });
    await reload();
    const [serial = 0] = await parties(1, { email: 'a@example.org' });
    await subscribe(serial, 1);
    const again = { result: 'again', why: 'http_429', after: 3_600 } as const;
    const round = await sendRound(desk, { channel: 'push' }, carrierWith(again));
    expect(round).toMatchObject({ full: false, pause: 0 });
    expect(await states()).toEqual({ ready: 1 });
  });
});

describe('whoever registers', () => {
  it('has their ticket sent at once, and waits for no minute', async () => {
    await openSms();
    await env.DB.prepare(
      'UPDATE channel SET quiet_from = NULL, quiet_until = NULL WHERE event = ?1',
    )
      .bind(world.number)
      .run();
    await reload();
    const asked: string[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (request) => {
      asked.push(await new Request(request).text());
      return new Response('{}');
    });
    await parties(1, { phone: '0612345678' });
    await expect.poll(() => asked).toHaveLength(1);
    await expect.poll(states).toEqual({ sent: 1 });
  });

  it('is registered all the same where the Sender does not answer', async () => {
    await openSms();
    const wake = vi.fn(() => Promise.reject(new Error('gone')));
    const SENDER = new Proxy(env.SENDER, {
      get: (binding, name) =>
        name === 'getByName' ? () => ({ wake }) : Reflect.get(binding, name),
    });
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const registrar = await newRegistrar(env.DB, { SENDER });
    expect(await registrar.register(world.number, prepared())).toMatchObject({
      outcome: 'created',
    });
    expect(wake).toHaveBeenCalledWith(world.number);
  });
});

describe('the sweep of each minute', () => {
  it('wakes an edition as soon as something of it is due', async () => {
    await openMail(world);
    await reload();
    await mailOf(1);
    expect(await eventsToSend(env.DB, now)).toContain(world.number);
    expect(await eventsToSend(env.DB, now - 60_000)).not.toContain(world.number);
  });
});
