import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { inviteGate, inviteMember } from '../../src/store/members/invite.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { newGatekeeper } from './gatekeepers.ts';
import { enrol, newWorld, post, request, signIn, type World } from './world.ts';

let world: World;
let base: string;
let owner: string;
beforeAll(async () => {
  world = await newWorld();
  base = `/console/${world.slug}`;
  owner = await signIn(world, 'owner');
});

async function rowsOf(sql: string): Promise<number> {
  const row = await env.DB.prepare(sql).bind(world.number).first<{ n: number }>();
  return row?.n ?? 0;
}

const holds = () => rowsOf('SELECT count(*) n FROM hold WHERE event = ?1');
const standing = () => rowsOf('SELECT count(*) n FROM hold WHERE event = ?1 AND ends_at IS NULL');
const flows = () => rowsOf('SELECT count(*) n FROM free_flow WHERE event = ?1');
const corrections = () => rowsOf('SELECT count(*) n FROM correction WHERE event = ?1');
const invitations = () => rowsOf('SELECT count(*) n FROM invitation WHERE event = ?1');
const audited = () => rowsOf('SELECT count(*) n FROM audit WHERE event = ?1');

/** The form as the page wrote it, with what a person adds. */
async function written(
  page: string,
  action: string,
  typed: Record<string, string> = {},
): Promise<Record<string, string>> {
  const fields = hiddenFields(await openDesk(`${base}${page}`, owner), action);
  expect(fields.key).toMatch(/^[\w-]{36}$/);
  return { ...fields, ...typed };
}

describe('a form of the console that is sent twice', () => {
  it('holds a gate once, and does not hold it again after somebody reopened it', async () => {
    const form = await written('/gates', '/gates/hold', { gate: '2' });
    const both = [1, 2].map(() => submit(`${base}/gates/hold`, form, owner));
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303]);
    expect(await holds()).toBe(1);
    await submit(`${base}/gates/reopen`, { gate: '2' }, owner);
    const late = await submit(`${base}/gates/hold`, form, owner);
    expect(late.headers.get('Location')).toBe(`${base}/gates`);
    expect([await holds(), await standing()]).toEqual([1, 0]);
  });

  it('reopens what it was written for, and not what was held later', async () => {
    await submit(`${base}/gates/hold`, { gate: '3', kind: 'hold' }, owner);
    const form = await written('/gates', '/gates/reopen');
    await submit(`${base}/gates/reopen`, { ...form, gate: '3' }, owner);
    await submit(`${base}/gates/hold`, { gate: '3', kind: 'hold' }, owner);
    await submit(`${base}/gates/reopen`, { ...form, gate: '3' }, owner);
    expect(await standing()).toBe(1);
    await submit(`${base}/gates/reopen`, { gate: '3' }, owner);
    expect(await standing()).toBe(0);
  });

  it('begins one free flow, and ends it without an error', async () => {
    const form = await written('/gates', '/gates/free-flow');
    await Promise.all([1, 2].map(() => submit(`${base}/gates/free-flow`, form, owner)));
    await submit(`${base}/gates/free-flow`, { ...form, key: crypto.randomUUID() }, owner);
    expect(await flows()).toBe(1);
    const end = { ...form, key: crypto.randomUUID(), flow: 'end' };
    const both = [1, 2].map(() => submit(`${base}/gates/free-flow`, end, owner));
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303]);
  });

  it('states a correction once, for ever', async () => {
    const typed = { figure: 'walk_in_visits', stated: '120', reason: 'عدّ يدوي' };
    const form = await written('/days/1/close', '/days/1/corrections', typed);
    const path = `${base}/days/1/corrections`;
    const answers = await Promise.all([1, 2].map(() => submit(path, form, owner)));
    expect(new Set(answers.map((one) => one.headers.get('Location'))).size).toBe(1);
    expect(await corrections()).toBe(1);
    await submit(path, { ...form, key: crypto.randomUUID(), stated: '121' }, owner);
    await submit(path, form, owner);
    expect(await corrections()).toBe(2);
    // The sheet says it already, whatever form says it again.
    await submit(path, { ...typed, stated: '121' }, owner);
    expect(await corrections()).toBe(2);
  });

  it('makes one invitation and shows the same link', async () => {
    const before = await invitations();
    const links = async (page: string, action: string, typed = {}) => {
      const form = await written(page, action, typed);
      const answers = [1, 2].map(() => submit(`${base}${action}`, form, owner));
      const pages = await Promise.all(answers.map(async (one) => (await one).text()));
      return pages.map((html) => /http:[^<"]*(?:join\/|gate#)\w{20,}/.exec(html)?.[0]);
    };
    const [gate, gateAgain] = await links('/gates', '/gates/1/invite');
    expect(gate).toBe(gateAgain);
    const [desk, deskAgain] = await links('/people', '/people/invite', { role: 'viewer' });
    expect(desk).toBe(deskAgain);
    expect(gate && desk).toBeTruthy();
    expect(await invitations()).toBe(before + 2);
  });

  it('leaves one trace of it', async () => {
    const form = await written('/gates', '/gates/hold', { gate: '4' });
    const before = await audited();
    for (let times = 0; times < 3; times++) await submit(`${base}/gates/hold`, form, owner);
    expect(await audited()).toBe(before + 1);
    await submit(`${base}/gates/reopen`, { gate: '4' }, owner);
  });

  it('is another one in the hands of another person', async () => {
    const organizer = await signIn(world, 'organizer');
    const before = await holds();
    const form = await written('/gates', '/gates/hold', { gate: '1' });
    await submit(`${base}/gates/hold`, form, owner);
    await submit(`${base}/gates/reopen`, { gate: '1' }, owner);
    await submit(`${base}/gates/hold`, form, organizer);
    expect(await holds()).toBe(before + 2);
    await submit(`${base}/gates/reopen`, { gate: '1' }, owner);
  });
});

describe('a form of the console that somebody goes back to', () => {
  const gateOf = async (id: string) => {
    const sql = 'SELECT gate FROM device WHERE event = ?1 AND id = ?2';
    return (await env.DB.prepare(sql).bind(world.number, id).first<{ gate: number }>())?.gate;
  };

  it('moves a phone back to where it was sent first, each time and twice at once', async () => {
    const { id } = await enrol(world);
    const form = await written('/gates', `/devices/${id}/move`);
    const before = await audited();
    for (const gate of ['2', '3', '2', '3', '2']) {
      const taps = [1, 2].map(() => submit(`${base}/devices/${id}/move`, { ...form, gate }, owner));
      expect((await Promise.all(taps)).map(({ status }) => status)).toEqual([303, 303]);
      expect(await gateOf(id)).toBe(Number(gate));
    }
    expect(await audited()).toBe(before + 5);
  });

  it('still does once what is sent again right after it', async () => {
    const { id } = await enrol(world);
    const form = await written('/gates', `/devices/${id}/move`);
    const path = `${base}/devices/${id}/move`;
    for (const gate of ['2', '3', '2']) await submit(path, { ...form, gate }, owner);
    await submit(path, { gate: '4' }, owner);
    await submit(path, { ...form, gate: '2' }, owner);
    expect(await gateOf(id)).toBe(4);
  });

  it('corrects a day back to what was stated first', async () => {
    const typed = { figure: 'exits', reason: 'عدّ يدوي' };
    const form = await written('/days/1/close', '/days/1/corrections', typed);
    const before = await corrections();
    for (const stated of ['10', '20', '10']) {
      await submit(`${base}/days/1/corrections`, { ...form, stated }, owner);
    }
    expect(await corrections()).toBe(before + 3);
  });
});

describe('an order to the gates whose answer was lost on its way back', () => {
  const order = { id: 'lost', gate: 1, starts_at: 1, ends_at: null };

  it.each([
    [
      { type: 'hold', hold: { ...order, kind: 'hold' } },
      { type: 'reopen', id: order.id },
    ],
    [
      { type: 'free_flow', flow: order },
      { type: 'end_free_flow', gate: order.gate },
    ],
  ] as const)('is carried out when it is called again: $type', async (begin, end) => {
    const gatekeeper = await newGatekeeper();
    const own = await newWorld();
    const call = (what: typeof begin | typeof end, by = 'x', at = 2) =>
      gatekeeper.order(own.number, what, by, at);
    expect([await call(begin), await call(begin)]).toEqual([true, true]);
    expect([await call(end), await call(end)]).toEqual([true, true]);
    // Somebody else, or another time, has nothing to end.
    expect([await call(end, 'y'), await call(end, 'x', 3)]).toEqual([false, false]);
    const { results } = await env.DB.prepare(
      "SELECT verb FROM audit WHERE event = ?1 AND actor = 'x'",
    )
      .bind(own.number)
      .all();
    expect(results.map(({ verb }) => verb)).toEqual([begin.type, end.type]);
  });
});

describe('an invitation to the console whose answer was lost', () => {
  const invited = async () => {
    const by = { event: world.number, id: 'test' };
    return `/console/join/${(await inviteMember(env, by, 'organizer', Date.now())).code}`;
  };
  const keyOn = (html: string) => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const cookieOf = (answer: Response) => answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';

  it('gives the same browser its session again', async () => {
    const link = await invited();
    const form = { key: keyOn(await openDesk(link)), name: 'سعيدة' };
    const taps = await Promise.all([submit(link, form), submit(link, form)]);
    expect(taps.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(taps.map(cookieOf)).size).toBe(1);
    const later = cookieOf(await submit(link, form));
    expect((await request(base, { headers: { Cookie: later } })).status).toBe(200);
    const members = `SELECT count(*) n FROM member WHERE event = ?1 AND name = 'سعيدة'`;
    expect(await rowsOf(members)).toBe(1);
  });

  it('gives nobody else anything, nor a session that was ended', async () => {
    const link = await invited();
    const form = { key: keyOn(await openDesk(link)), name: 'ليلى' };
    const other = { key: keyOn(await openDesk(link).catch(() => '')), name: 'ليلى' };
    const mine = cookieOf(await submit(link, form));
    expect((await submit(link, other)).status).toBe(403);
    expect((await submit(link, { name: 'ليلى' })).status).toBe(403);
    await submit('/console/logout', {}, mine);
    expect((await submit(link, form)).status).toBe(403);
  });
});

describe('the enrolment of a phone whose answer was lost', () => {
  const phoneKey = async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    return crypto.subtle.exportKey('jwk', (pair as CryptoKeyPair).publicKey);
  };
  const newCode = async () => {
    const by = { event: world.number, id: 'test', keyRequired: true };
    return (await inviteGate(env, by, 1, Date.now())).code;
  };
  const devices = () => rowsOf('SELECT count(*) n FROM device WHERE event = ?1');

  it('gives the same phone its device and its token again', async () => {
    const before = await devices();
    const body = { code: await newCode(), name: 'هاتف', public_key: await phoneKey() };
    const taps = await Promise.all([post('/api/v1/devices', body), post('/api/v1/devices', body)]);
    expect(taps.map(({ status }) => status)).toEqual([201, 201]);
    type Enrolled = { device: { id: string }; token: string };
    const [one, other] = await Promise.all(taps.map((tap) => tap.json<Enrolled>()));
    const later = await (await post('/api/v1/devices', body)).json<Enrolled>();
    expect(other?.token).toBe(one?.token);
    expect(later.device).toEqual(one?.device);
    expect(await devices()).toBe(before + 1);
    // Another phone, or one without a key, is not this one.
    const stranger = { ...body, public_key: await phoneKey() };
    expect((await post('/api/v1/devices', stranger)).status).toBe(403);
    expect((await post('/api/v1/devices', { code: body.code, name: 'x' })).status).toBe(403);
    await submit(`${base}/devices/${one?.device.id}/revoke`, {}, owner);
    expect((await post('/api/v1/devices', body)).status).toBe(403);
  });
});

describe('the enrolment of a program without a key whose answer was lost', () => {
  it('gives the same device again under the key of its request, and under no other', async () => {
    const by = { event: world.number, id: 'test', keyRequired: false };
    const body = { code: (await inviteGate(env, by, 1, Date.now())).code, name: 'برنامج' };
    const ask = (key: string) => post('/api/v1/devices', body, { 'Idempotency-Key': key });
    const key = crypto.randomUUID();
    const [one, again] = await Promise.all([ask(key), ask(key)]);
    expect([one?.status, again?.status]).toEqual([201, 201]);
    type Enrolled = { device: { id: string }; token: string };
    const told = await again?.json<Enrolled>();
    expect(await one?.json<Enrolled>()).toMatchObject({ device: told?.device, token: told?.token });
    for (const other of [crypto.randomUUID(), '', key.toUpperCase()]) {
      expect((await ask(other)).status).toBe(403);
    }
    expect((await post('/api/v1/devices', body)).status).toBe(403);
  });
});

describe('an invitation from a terminal whose answer was lost', () => {
  it.each([{ kind: 'gate', gate: 2 }, { kind: 'organizer' }, { kind: 'group', people: 300 }])(
    'is the same one under its key: %o',
    async (asked) => {
      const ask = async (key: string) => {
        const body = { event: world.slug, ...asked };
        const headers = {
          Authorization: 'Bearer operator-key-for-tests',
          'Idempotency-Key': key,
        };
        const answer = await post('/api/v1/operator/invitations', body, headers);
        expect(answer.status).toBe(201);
        return (await answer.json<{ code: string }>()).code;
      };
      const key = crypto.randomUUID();
      const [one, again] = await Promise.all([ask(key), ask(key)]);
      expect(again).toBe(one);
      expect(await ask(crypto.randomUUID())).not.toBe(one);
    },
  );
});
