import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type SendDesk, sendRound } from '../../src/actors/sender/send-round.ts';
import { registrarOf } from '../../src/actors/stubs.ts';
import { ADAPTERS } from '../../src/channels/adapters.ts';
import { newVapidKey } from '../../src/channels/push/vapid.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { sealChannel } from '../../src/store/messages/channels.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asMember } from './acting.ts';
import { stored } from './outbox.ts';
import { carrierWith, deskOf, openMail, QUIET, standings } from './sending.ts';
import { family, newWorld, ORIGIN, registered, request, vouchedFor, type World } from './world.ts';

const BROWSER = (n: number) => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${n}`,
  expirationTime: null,
  keys: { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) },
});

let world: World;
let window: number;
let desk: SendDesk;
let now: number;
let token: string;
beforeEach(async () => {
  world = await newWorld();
  window = (await stored(world)).days[1]?.slots[0]?.number ?? 0;
  now = Date.now();
  desk = await deskOf(world, () => now);
  const contact = { name: 'Ali', phone: null, email: 'ali@example.org' };
  const party = family({ slot: String(window), contact });
  const receipt = await registered(world, party);
  token = receipt.tickets[0]?.token.toLowerCase() ?? '';
});

async function openPush(state = 'on'): Promise<string> {
  const typed = { contact: 'billets@police.example', key: await newVapidKey() };
  expect(ADAPTERS.push?.faulty(typed)).toEqual([]);
  const box = await sealChannel(desk.keys, world.number, 'push', typed);
  const sql = `INSERT INTO channel (event, channel, state, box, per_minute, per_day, quiet_from, quiet_until)
    VALUES (?1, 'push', ?2, ?3, 100, 1000, ?4, ?5)`;
  await env.DB.prepare(sql)
    .bind(world.number, state, box, ...QUIET)
    .run();
  return typed.key.split('.')[0] ?? '';
}

function ask(body: unknown, of = token): Promise<Response> {
  return request(`/t/${of}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: ORIGIN },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function kept() {
  const sql = 'SELECT id, box FROM push_subscription WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(world.number).all<{ id: string; box: string }>()).results;
}

async function registrations() {
  const sql = 'SELECT id FROM registration WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(world.number).all<{ id: string }>()).results;
}

async function ticketsOf(page: string) {
  return (await registrationBySecret(env, page.slice(3), Date.now()))?.tickets ?? [];
}

async function move(): Promise<void> {
  const office = asMember({ event: world.number, id: 'anna' });
  const edits = [{ verb: 'window', window, mine: { from: '10:30' } }] as const;
  await editEdition(office, { event: world.number, edits, key: crypto.randomUUID() });
  const registrar = registrarOf(env, world.number);
  while (await registrar.tellHolders(world.number));
  now = Date.now();
}

describe('the page of a ticket', () => {
  it('offers to tell this browser only where the edition tells browsers', async () => {
    const key = await openPush();
    const page = await (await request(`/t/${token}`)).text();
    expect(page).toContain(`data-key="${key}"`);
    expect(page).toMatch(/<section class="telling advice" hidden/);
  });

  it('tells nobody who holds a ticket that was replaced: what is told names the new one', async () => {
    await openPush();
    const sql = 'UPDATE ticket SET revision = revision + 1, oldest = revision + 1 WHERE event = ?1';
    await env.DB.prepare(sql).bind(world.number).run();
    expect((await ask({ subscription: BROWSER(1) })).status).toBe(404);
    expect(await kept()).toEqual([]);
  });

  it.each(['off', 'stopped', 'none'])('offers nothing while that is %s', async (state) => {
    if (state !== 'none') await openPush(state);
    expect(await (await request(`/t/${token}`)).text()).not.toContain('telling');
    expect((await ask({ subscription: BROWSER(1) })).status).toBe(404);
    expect(await kept()).toEqual([]);
  });
});

describe('a browser', () => {
  it('is kept sealed, once, and forgotten when it asks', async () => {
    await openPush();
    for (let i = 0; i < 2; i++) expect((await ask({ subscription: BROWSER(1) })).status).toBe(204);
    const rows = await kept();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('googleapis');
    for (let i = 0; i < 2; i++) {
      expect((await ask({ stop: BROWSER(1).endpoint })).status).toBe(204);
      expect(await kept()).toEqual([]);
    }
  });

  it('gives way to newer ones, beyond five', async () => {
    await openPush();
    for (let n = 0; n < 8; n++) await ask({ subscription: BROWSER(n) });
    expect(await kept()).toHaveLength(5);
  });

  it.each<[string, unknown, number]>([
    ['of this machine', { subscription: { ...BROWSER(1), endpoint: 'https://127.0.0.1/x' } }, 422],
    [
      'of no known service',
      { subscription: { ...BROWSER(1), endpoint: 'https://evil.example/x' } },
      422,
    ],
    ['without keys', { subscription: { ...BROWSER(1), keys: null } }, 422],
    ['that stops a number', { stop: 7 }, 422],
    ['that says nothing', {}, 422],
    ['that says null', null, 422],
    ['that says a list', [], 422],
    ['that breaks off', '{', 422],
    ['that is deep', '['.repeat(50), 422],
    ['that says too much', JSON.stringify({ x: 'x'.repeat(5_000) }), 413],
  ])('%s is not kept', async (_, body, status) => {
    await openPush();
    expect((await ask(body)).status).toBe(status);
    expect(await kept()).toEqual([]);
  });

  it('is kept for a ticket alone, and by our own page', async () => {
    await openPush();
    const other = `${token.slice(0, -2)}${token.endsWith('aa') ? 'bb' : 'aa'}`;
    expect((await ask({ subscription: BROWSER(1) }, other)).status).toBe(404);
    const foreign = await request(`/t/${token}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://evil.example' },
      body: JSON.stringify({ subscription: BROWSER(1) }),
    });
    expect(foreign.status).toBe(403);
    expect(await kept()).toEqual([]);
  });
});

describe('a message', () => {
  it('goes to the browser first, with the page of its ticket', async () => {
    await openPush();
    await openMail(world);
    await ask({ subscription: BROWSER(1) });
    await ask({ subscription: BROWSER(2) });
    await move();
    const [mail, push] = [carrierWith(), carrierWith()];
    await sendRound(desk, { channel: 'email' }, mail);
    expect(mail.taken).toEqual([]);
    await sendRound(desk, { channel: 'push' }, push);
    const [told] = push.taken;
    const to = (JSON.parse(told?.to ?? '[]') as { endpoint: string }[]).map((one) => one.endpoint);
    expect(to.toSorted()).toEqual([BROWSER(1).endpoint, BROWSER(2).endpoint]);
    expect(told?.link).toMatch(/^\/t\/[a-z2-7]{100,}$/);
    expect(told?.title).not.toBe('');
    expect(told?.text).not.toContain('/t/');
  });

  it('goes to the browser of who left no number and no address, and is written for no one else', async () => {
    await openPush();
    await registrarOf(env, world.number).reload(world.number);
    const other = await registered(world, family({ slot: String(window) }));
    await env.DB.prepare('UPDATE registration SET contact = NULL WHERE event = ?1')
      .bind(world.number)
      .run();
    await ask({ subscription: BROWSER(1) });
    await move();
    const push = carrierWith();
    await sendRound(desk, { channel: 'push' }, push);
    expect(push.taken).toHaveLength(1);
    const sql = 'SELECT messages, unreachable FROM message_cause WHERE event = ?1';
    const cause = await env.DB.prepare(sql).bind(world.number).first();
    expect(cause).toEqual({ messages: 1, unreachable: 1 });
    const registrar = registrarOf(env, world.number);
    const order = { type: 'cancel' } as const;
    for (const { id } of await registrations())
      await registrar.change(world.number, id, order, 'anna');
    expect(other.tickets).toHaveLength(1);
    expect((await standings(world)).map(({ standing }) => standing).toSorted()).toEqual([
      'ready',
      'sent',
    ]);
  });

  describe('of a group', () => {
    const digitsIn = (text = '') => text.replaceAll(/\D/g, '');
    const school = async () => {
      const { registration, tickets } = await registered(
        world,
        await vouchedFor(world, {
          ...family({ slot: String(window) }),
          kind: 'school',
          party: { girls: 20, boys: 20, adults: 4, coaches: 2 },
          organisation: 'مدرسة الأمل',
          contact: { name: 'خديجة', phone: null, email: 'school@example.org' },
        }),
      );
      return { page: new URL(registration.manage_url).pathname, tickets };
    };

    it('keeps the browsers of every coach', async () => {
      await openPush();
      const { tickets } = await school();
      for (let n = 0; n < 8; n++) {
        await ask({ subscription: BROWSER(n) }, tickets[n % 2]?.token.toLowerCase());
      }
      expect(await kept()).toHaveLength(8);
      for (let n = 8; n < 12; n++) {
        await ask({ subscription: BROWSER(n) }, tickets[0]?.token.toLowerCase());
      }
      expect(await kept()).toHaveLength(10);
    });

    it('leads none of its coaches to the ticket of another one', async () => {
      await openPush();
      const { tickets } = await school();
      await ask({ subscription: BROWSER(7) }, tickets[1]?.token.toLowerCase());
      await move();
      const push = carrierWith();
      await sendRound(desk, { channel: 'push' }, push);
      expect(push.taken).toHaveLength(1);
      expect(push.taken[0]?.link).toBeUndefined();
    });

    it('names and links a ticket that a gate takes, when its first coach was cancelled', async () => {
      await openMail(world);
      const { page, tickets } = await school();
      const { serial = 0 } = (await ticketsOf(page))[0] ?? {};
      const body = new URLSearchParams({ key: crypto.randomUUID(), serial: String(serial) });
      await request(`${page}/coach`, { method: 'POST', body });
      await move();
      const mail = carrierWith();
      await sendRound(desk, { channel: 'email' }, mail);
      const letter = mail.taken.find(({ to }) => to === 'school@example.org');
      expect(letter?.mail?.body).toMatch(/\/t\/[a-z2-7]{100,}\n/);
      expect(digitsIn(letter?.text)).toContain(digitsIn(tickets[1]?.code));
    });
  });

  it('goes by e-mail when no browser is left, and those are forgotten', async () => {
    await openPush();
    await openMail(world);
    await ask({ subscription: BROWSER(1) });
    await ask({ subscription: BROWSER(2) });
    await move();
    const gone = [BROWSER(1).endpoint, BROWSER(2).endpoint];
    await sendRound(
      desk,
      { channel: 'push' },
      carrierWith({ result: 'bounced', why: 'gone', gone }),
    );
    expect(await kept()).toEqual([]);
    const mail = carrierWith();
    await sendRound(desk, { channel: 'email' }, mail);
    expect(mail.taken).toHaveLength(1);
    expect(await standings(world)).toMatchObject([{ standing: 'sent', attempt: 2 }]);
  });

  it('forgets one browser of two, and was told by the other', async () => {
    await openPush();
    await ask({ subscription: BROWSER(1) });
    await ask({ subscription: BROWSER(2) });
    await move();
    const gone = [BROWSER(1).endpoint];
    await sendRound(desk, { channel: 'push' }, carrierWith({ result: 'sent', gone }));
    expect(await kept()).toHaveLength(1);
    expect(await standings(world)).toMatchObject([{ standing: 'sent' }]);
  });
});
