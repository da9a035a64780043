import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type SendDesk, sendRound } from '../../src/actors/sender/send-round.ts';
import { registrarOf } from '../../src/actors/stubs.ts';
import { ADAPTERS } from '../../src/channels/adapters.ts';
import { signatureOf } from '../../src/channels/sms/sign.ts';
import type { Channel } from '../../src/domain/channel.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { sealChannel } from '../../src/store/messages/channels.ts';
import { asMember } from './acting.ts';
import { stored } from './outbox.ts';
import { carrierWith, deskOf, openMail, QUIET, roundOf, setState, standings } from './sending.ts';
import { family, newWorld, register, type World } from './world.ts';

const TEMPLATE = {
  method: 'POST',
  url: 'https://sms.example/send',
  body: { json: { to: '{to}', text: '{text}', back: '{callback}' } },
  answers: [{ status: [200], means: 'sent' }],
  reference: 'id',
};
const DELIVERY = { format: 'json', state: 's', delivered: ['ok'], bounced: ['no'] };

let world: World;
let window: number;
let desk: SendDesk;
let now: number;
beforeEach(async () => {
  world = await newWorld();
  window = (await stored(world)).days[1]?.slots[0]?.number ?? 0;
  now = Date.now();
  desk = await deskOf(world, () => now);
});

async function openSms(delivery: object = { ...DELIVERY, by: 'address' }, state = 'on') {
  const template = JSON.stringify({ ...TEMPLATE, delivery });
  const typed = { template, secrets: 'key = s', sender: 'ABWAB', prefixes: '+2126' };
  expect(ADAPTERS.sms?.faulty(typed)).toEqual([]);
  const box = await sealChannel(desk.keys, world.number, 'sms', typed);
  await env.DB.prepare(
    `INSERT INTO channel (event, channel, state, box, per_minute, per_day, quiet_from, quiet_until)
     VALUES (?1, 'sms', ?2, ?3, 100, 1000, ?4, ?5)`,
  )
    .bind(world.number, state, box, ...QUIET)
    .run();
}

async function told(contact: object): Promise<void> {
  const id = crypto.randomUUID();
  await register(world, family({ slot: String(window), contact: { name: 'Ali', ...contact } }), id);
  const office = asMember({ event: world.number, id: 'anna' });
  const edits = [{ verb: 'window', window, mine: { from: '10:30' } }] as const;
  await editEdition(office, { event: world.number, edits, key: crypto.randomUUID() });
  const registrar = registrarOf(env, world.number);
  while (await registrar.tellHolders(world.number));
  now = Date.now();
}

const PHONE = { phone: '0612345678', email: null };
const BOTH = { phone: '0612345678', email: 'ali@example.org' };
const only = async () => (await standings(world)).map(({ standing }) => standing);
const round = (channel: Channel, carrier = carrierWith()) =>
  sendRound(desk, { channel }, carrier).then(() => carrier.taken);

/** The address to which the carrier of the only message reports. */
async function callback(): Promise<string> {
  const [sent, ...more] = await round('sms');
  if (!sent?.callback || more.length > 0) throw new Error('not one message');
  return sent.callback;
}

function report(address: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return exports.default.fetch(new Request(address, { method: 'POST', body: text, headers }));
}

describe('the channel of a message', () => {
  it('is the first in order that reaches its recipient', async () => {
    await openSms();
    await openMail(world);
    await told(BOTH);
    expect(await round('sms')).toEqual([]);
    expect(await round('email')).toHaveLength(1);
    expect(await round('sms')).toEqual([]);
  });

  it('is SMS for who left a phone alone, with the words that were frozen', async () => {
    await openSms();
    await openMail(world);
    await told(PHONE);
    expect(await round('email')).toEqual([]);
    const [sent] = await round('sms');
    expect(sent).toMatchObject({ to: '+212612345678' });
    expect(sent?.mail).toBeUndefined();
    expect(sent?.text).not.toMatch(/https?:|www\./);
  });

  it('waits where it is stopped, and leaves nothing to a dearer one', async () => {
    await openSms();
    await openMail(world);
    await told(BOTH);
    await env.DB.prepare(`UPDATE channel SET state = 'stopped' WHERE channel = 'email'`).run();
    expect(await round('sms')).toEqual([]);
    expect(await only()).toEqual(['ready']);
  });

  it.each([
    [{ result: 'bounced', why: 'smtp_550' }, 'sent', 1],
    [{ result: 'unknown', why: 'no_answer' }, 'unknown', 0],
    [{ result: 'sent' }, 'sent', 0],
  ] as const)(
    'is the next one only where the first surely did not carry it: %j',
    async (outcome, standing, sent) => {
      await openSms();
      await openMail(world);
      await told(BOTH);
      await roundOf(desk, carrierWith(outcome));
      expect(await round('email')).toEqual([]);
      expect(await round('sms')).toHaveLength(sent);
      expect(await only()).toEqual([standing]);
    },
  );

  it('is none any more where none carries it', async () => {
    await openSms();
    await openMail(world);
    await told(BOTH);
    await roundOf(desk, carrierWith({ result: 'bounced', why: 'smtp_550' }));
    await round('sms', carrierWith({ result: 'bounced', why: 'prefix' }));
    expect(await standings(world)).toMatchObject([
      { standing: 'bounced', outcome: 'prefix', attempt: 2 },
    ]);
    await setState(world, 'on');
    expect([await round('email'), await round('sms')]).toEqual([[], []]);
  });
});

describe('what a carrier reports', () => {
  it.each([
    ['ok', 'delivered'],
    ['no', 'bounced'],
    ['pending', 'sent'],
  ])('%s: the message is %s, however often it comes', async (s, standing) => {
    await openSms();
    await told(PHONE);
    const address = await callback();
    for (let i = 0; i < 2; i++) {
      expect((await report(address, { s })).status).toBe(204);
      expect(await only()).toEqual([standing]);
    }
    // The first word that ends it is the last one.
    expect((await report(address, { s: 'ok' })).status).toBe(204);
    expect(await only()).toEqual([standing === 'bounced' ? 'bounced' : 'delivered']);
  });

  it('counts when it comes before the answer to the request', async () => {
    await openSms();
    await told(PHONE);
    await sendRound(
      desk,
      { channel: 'sms' },
      {
        send: async ({ callback = '' }, mayHandOver) => {
          await mayHandOver();
          expect((await report(callback, { s: 'ok' })).status).toBe(204);
          return { result: 'sent' };
        },
      },
    );
    expect(await only()).toEqual(['delivered']);
  });

  it('says what became of a message of which nobody knew', async () => {
    await openSms();
    await told(PHONE);
    let address = '';
    await sendRound(
      desk,
      { channel: 'sms' },
      {
        send: async ({ callback = '' }, mayHandOver) => {
          address = callback;
          await mayHandOver();
          return { result: 'unknown', why: 'no_answer' };
        },
      },
    );
    expect(await only()).toEqual(['unknown']);
    await report(address, { s: 'ok' });
    expect(await only()).toEqual(['delivered']);
  });

  it('names the message as the carrier does, and is asked for once more where that came too early', async () => {
    await openSms({ ...DELIVERY, by: 'reference', at: 'id' });
    await told(PHONE);
    let early: Response | undefined;
    let address = '';
    await sendRound(
      desk,
      { channel: 'sms' },
      {
        send: async ({ callback = '' }, mayHandOver) => {
          address = callback;
          await mayHandOver();
          early = await report(callback, { s: 'ok', id: 'M1' });
          return { result: 'sent', reference: 'M1' };
        },
      },
    );
    expect([early?.status, early?.headers.get('Retry-After')]).toEqual([503, '60']);
    expect((await report(address, { s: 'ok', id: 'M2' })).status).toBe(204);
    expect(await only()).toEqual(['sent']);
    expect((await report(address, { s: 'ok', id: 'M1' })).status).toBe(204);
    expect(await only()).toEqual(['delivered']);
  });

  it('leaves no trace where nobody knows it', async () => {
    await openSms();
    await told(PHONE);
    const address = await callback();
    const [base, mark] = address.split('?m=');
    for (const other of [
      '',
      '?m=',
      `?m=${mark?.slice(0, -4)}AAAA`,
      '?m=x',
      `?m=${'x'.repeat(5_000)}`,
    ]) {
      expect((await report(`${base}${other}`, { s: 'ok' })).status, other).toBe(204);
    }
    for (const body of ['', '{', 'null', '[]', '{"s":{}}', '"ok"']) {
      expect((await report(address, body)).status, body).toBe(204);
    }
    expect(await only()).toEqual(['sent']);
  });

  it('is nothing under another name, of another edition, or too much', async () => {
    await openSms();
    await told(PHONE);
    const address = await callback();
    const url = new URL(address);
    const name = url.pathname.split('/').at(-1) ?? '';
    const digit = name.at(-1) === '0' ? '1' : '0';
    for (const wrong of [
      `${name.slice(0, -1)}${digit}`,
      'sms',
      'email',
      'sms-99999-x',
      name.replace(/-\d+-/, '-65535-'),
    ]) {
      expect((await report(address.replace(name, wrong), { s: 'ok' })).status, wrong).toBe(404);
    }
    expect((await report(address, 'x'.repeat(200_000))).status).toBe(413);
    expect((await report(address, '['.repeat(100))).status).toBe(422);
    expect(await only()).toEqual(['sent']);
  });

  it('is believed only with its signature, where its settings ask for one', async () => {
    const signature = { header: 'X-Sign', hash: 'SHA-256', secret: 'key', as: 'hex', over: 'body' };
    await openSms({ ...DELIVERY, by: 'address', signature });
    await told(PHONE);
    const address = await callback();
    const body = JSON.stringify({ s: 'ok' });
    expect((await report(address, body)).status).toBe(403);
    expect((await report(address, body, { 'X-Sign': '00' })).status).toBe(403);
    expect(await only()).toEqual(['sent']);
    const sign = await signatureOf({ hash: 'SHA-256', as: 'hex', prefix: '' }, 's', body);
    expect((await report(address, body, { 'X-Sign': sign })).status).toBe(204);
    expect(await only()).toEqual(['delivered']);
  });
});
