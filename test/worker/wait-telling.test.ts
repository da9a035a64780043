import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type SendDesk, sendRound } from '../../src/actors/sender/send-round.ts';
import { registrarOf } from '../../src/actors/stubs.ts';
import { newVapidKey } from '../../src/channels/push/vapid.ts';
import { waitListWords } from '../../src/i18n/wait-list.ts';
import { cancelRegistration } from '../../src/operations/change-registration.ts';
import { sealChannel } from '../../src/store/messages/channels.ts';
import { asVisitor } from './acting.ts';
import { open, send } from './forms.ts';
import { carrierWith, deskOf, QUIET, standings } from './sending.ts';
import { drawNow, editionOf, filled, joined, LATER, laterWorld, standing } from './waiting.ts';
import { ORIGIN, randomPhone, request, type World } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

const words = waitListWords.ar;
const BROWSER = (n: number) => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${n}`,
  expirationTime: null,
  keys: { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) },
});

let world: World;
let desk: SendDesk;
let holder: string;
beforeEach(async () => {
  world = await laterWorld(2);
  desk = await deskOf(world, () => Date.now());
  const typed = { contact: 'billets@police.example', key: await newVapidKey() };
  const box = await sealChannel(desk.keys, world.number, 'push', typed);
  const sql = `INSERT INTO channel (event, channel, state, box, per_minute, per_day, quiet_from, quiet_until)
    VALUES (?1, 'push', 'on', ?2, 100, 1000, ?3, ?4)`;
  await env.DB.prepare(sql)
    .bind(world.number, box, ...QUIET)
    .run();
  await registrarOf(env, world.number).reload(world.number);
  holder = await filled(world, 2, LATER);
});

/** A party of two on the list, which left a phone alone unless it is said. */
function waits(contact: { phone?: string; email?: string } = { phone: randomPhone() }) {
  return joined(world, {
    slot: String(LATER),
    contact: { name: 'سلمى', phone: null, email: null, ...contact },
  });
}

function tell(secret: string, body: unknown): Promise<Response> {
  return request(`/r/${secret}/tell`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: ORIGIN },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function order(secret: string, type: string, offer = 0) {
  const form = new URLSearchParams({ do: type, offer: String(offer) });
  return send(`/r/${secret}/wait`, form);
}

/** Somebody cancels, and what is free is drawn. */
async function comesFree(): Promise<void> {
  await cancelRegistration(asVisitor(), { edition: await editionOf(world), secret: holder });
  await drawNow(world);
}

async function leavesNoContact(id: string): Promise<void> {
  const sql = `UPDATE wait SET party = json_set(party, '$.contact', NULL, '$.phone_hash', NULL),
    phone_hash = NULL WHERE event = ?1 AND id = ?2`;
  await env.DB.prepare(sql).bind(world.number, id).run();
}

async function told() {
  const sql = 'SELECT registration, box FROM push_subscription WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(world.number).all<{ registration: string; box: string }>())
    .results;
}

async function asks(id: string): Promise<boolean> {
  const sql = 'SELECT ask FROM wait WHERE event = ?1 AND id = ?2';
  return (await env.DB.prepare(sql).bind(world.number, id).first('ask')) === 1;
}

async function gone(n: number): Promise<void> {
  const outcome = { result: 'bounced', why: 'gone', gone: [BROWSER(n).endpoint] } as const;
  await sendRound(desk, { channel: 'push' }, carrierWith(outcome));
}

describe('a browser of a party that waits', () => {
  it('is kept sealed, once, five at most, and forgotten when it asks', async () => {
    const { id, secret } = await waits();
    expect((await open(`/r/${secret}`)).html).toMatch(/data-ticket="\/r\/[^"]+\/tell"/);
    for (let i = 0; i < 2; i++)
      expect((await tell(secret, { subscription: BROWSER(1) })).status).toBe(204);
    expect(await told()).toMatchObject([{ registration: id }]);
    expect(JSON.stringify(await told())).not.toContain('googleapis');
    for (let n = 0; n < 7; n++) await tell(secret, { subscription: BROWSER(n) });
    expect(await told()).toHaveLength(5);
    for (let n = 0; n < 7; n++)
      expect((await tell(secret, { stop: BROWSER(n).endpoint })).status).toBe(204);
    expect(await told()).toEqual([]);
  });

  it.each<[string, unknown, number]>([
    [
      'of no known service',
      { subscription: { ...BROWSER(1), endpoint: 'https://a.example' } },
      422,
    ],
    ['without keys', { subscription: { ...BROWSER(1), keys: null } }, 422],
    ['that says a list', [], 422],
    ['that breaks off', '{', 422],
    ['that says too much', { x: 'x'.repeat(5_000) }, 413],
  ])('%s is not kept', async (_, body, status) => {
    const { secret } = await waits();
    expect((await tell(secret, body)).status).toBe(status);
    expect(await told()).toEqual([]);
  });

  it('is kept by its own link alone, and forgotten when its party leaves', async () => {
    const { secret } = await waits();
    const other = `${secret.slice(0, -2)}${secret.endsWith('aa') ? 'bb' : 'aa'}`;
    expect((await tell(other, { subscription: BROWSER(1) })).status).toBe(404);
    await tell(secret, { subscription: BROWSER(1) });
    await order(secret, 'leave');
    expect(await told()).toEqual([]);
    expect((await tell(secret, { subscription: BROWSER(1) })).status).toBe(404);
    expect(await told()).toEqual([]);
  });

  it('is told of the turn, and then of the ticket', async () => {
    const { id, secret } = await waits();
    await leavesNoContact(id);
    await tell(secret, { subscription: BROWSER(1) });
    await comesFree();
    expect(await standing(world)).toEqual(['taken']);
    const push = carrierWith();
    await sendRound(desk, { channel: 'push' }, push);
    expect(push.taken).toMatchObject([{ link: expect.stringMatching(/^\/t\//) }]);
    expect(await told()).toMatchObject([{ registration: id }]);
  });

  it('knows the ticket by the number of its party: it is not asked again', async () => {
    const { secret } = await waits();
    const numberOn = (html: string) => /data-of="(\d+-\d+)"/.exec(html)?.[1];
    const before = await open(`/r/${secret}`);
    expect(before.html).toContain(`data-anew="/r/${secret}?lang=ar"`);
    await comesFree();
    const after = await open(`/r/${secret}`);
    const [, ticket = ''] = /href="(\/t\/\w+)/.exec(after.html) ?? [];
    expect(numberOn(before.html)).toBeDefined();
    expect(numberOn((await open(ticket)).html)).toBe(numberOn(before.html));
  });
});

describe('the choice to be asked first', () => {
  it('is made once a browser can ask, however often it is sent, and taken back', async () => {
    const { id, secret } = await waits();
    expect((await open(`/r/${secret}`)).html).not.toContain('value="ask"');
    expect((await order(secret, 'ask')).status).toBe(303);
    expect(await asks(id)).toBe(false);
    await tell(secret, { subscription: BROWSER(1) });
    expect((await open(`/r/${secret}`)).html).toContain('value="ask"');
    for (let i = 0; i < 2; i++) expect((await order(secret, 'ask')).status).toBe(303);
    expect(await asks(id)).toBe(true);
    expect((await open(`/r/${secret}`)).html).toContain(words.willAsk);
    for (let i = 0; i < 2; i++) expect((await order(secret, 'register')).status).toBe(303);
    expect(await asks(id)).toBe(false);
  });

  it('is told by push, which leads to the event and shows no private link', async () => {
    const { id, secret } = await waits();
    await leavesNoContact(id);
    await tell(secret, { subscription: BROWSER(1) });
    await order(secret, 'ask');
    await comesFree();
    expect(await standing(world)).toEqual(['offered']);
    const push = carrierWith();
    await sendRound(desk, { channel: 'push' }, push);
    expect(push.taken).toMatchObject([{ link: `/ar/${world.slug}` }]);
    expect(JSON.stringify(push.taken[0]?.text)).not.toContain('/r/');
    await order(secret, 'take', 1);
    expect(await standing(world)).toEqual(['taken']);
    expect(await told()).toHaveLength(1);
  });

  it('is an e-mail address enough for, and a phone is not', async () => {
    const byMail = await waits({ email: `${crypto.randomUUID()}@example.ma` });
    const byPhone = await waits({ phone: randomPhone() });
    for (const { secret } of [byMail, byPhone]) await order(secret, 'ask');
    expect([await asks(byMail.id), await asks(byPhone.id)]).toEqual([true, false]);
    await tell(byMail.secret, { subscription: BROWSER(1) });
    await tell(byMail.secret, { stop: BROWSER(1).endpoint });
    expect(await asks(byMail.id)).toBe(true);
  });

  it('falls back when the last of its browsers is told no more, and the page says so', async () => {
    const { id, secret } = await waits();
    for (const n of [1, 2]) await tell(secret, { subscription: BROWSER(n) });
    await order(secret, 'ask');
    await tell(secret, { stop: BROWSER(1).endpoint });
    expect(await asks(id)).toBe(true);
    await tell(secret, { stop: BROWSER(2).endpoint });
    expect(await asks(id)).toBe(false);
    const { html } = await open(`/r/${secret}`);
    expect(html).toContain(words.willRegister);
    expect(html).not.toContain('value="ask"');
  });

  it('falls back when the browser is gone as it is asked: the party is registered', async () => {
    const { id, secret } = await waits();
    await tell(secret, { subscription: BROWSER(1) });
    await order(secret, 'ask');
    await comesFree();
    expect(await standing(world)).toEqual(['offered']);
    await gone(1);
    expect([await asks(id), await told()]).toEqual([false, []]);
    await drawNow(world);
    await drawNow(world);
    expect(await standing(world)).toEqual(['taken']);
    expect((await standings(world)).map((one) => one.standing)).not.toContain('ready');
  });
});
