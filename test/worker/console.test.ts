import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import type { Live } from '../../src/contract/answers/live.ts';
import type { Role } from '../../src/domain/roles.ts';
import { endHold, setHold } from '../../src/operations/gate-control.ts';
import { revokeDevice } from '../../src/operations/phones.ts';
import { inviteGate, inviteMember } from '../../src/store/members/invite.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember } from './acting.ts';
import {
  enrol,
  newWorld,
  ORIGIN,
  request,
  scanOne,
  sendScans,
  signIn,
  type World,
} from './world.ts';

const HOUR = 3_600_000;
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

let world: World;
let base: string;
let owner: string;
beforeAll(async () => {
  world = await newWorld();
  base = `/console/${world.slug}`;
  owner = await signIn(world, 'owner');
});

async function invited(role: Role = 'organizer', made = Date.now()): Promise<string> {
  const { code } = await inviteMember(env, { event: world.number, id: 'test' }, role, made);
  return `/console/join/${code}`;
}

function open(path: string, cookie?: string): Promise<Response> {
  return request(path, { headers: cookie ? { Cookie: cookie } : {} });
}

/** Sends a form as a page of ours does, unless `headers` say otherwise. */
function submit(
  path: string,
  fields: Record<string, string>,
  cookie?: string,
  headers: Record<string, string> = { Origin: ORIGIN },
): Promise<Response> {
  return request(path, {
    method: 'POST',
    headers: { ...FORM, ...headers, ...(cookie && { Cookie: cookie }) },
    body: new URLSearchParams(fields),
  });
}

describe('an invitation to the console', () => {
  it('is not spent by opening it, however often', async () => {
    const link = await invited();
    for (let times = 0; times < 3; times++) {
      const page = await open(link);
      expect(page.status).toBe(200);
      expect(page.headers.get('Set-Cookie')).not.toContain('session');
      expect(page.headers.get('Cache-Control')).toBe('no-store');
    }
    expect((await submit(link, { name: 'سعيدة' })).status).toBe(303);
  });

  it('signs in once, with a cookie that scripts cannot read and other sites cannot send', async () => {
    const link = await invited();
    const joined = await submit(link, { name: 'سعيدة' });
    expect(joined.headers.get('Location')).toBe('/console');
    const cookie = joined.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^session=\w{40,};/);
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
    const again = await submit(link, { name: 'غيرها' });
    expect(again.status).toBe(403);
    expect(again.headers.get('Set-Cookie')).toBeNull();
    expect((await open(link)).status).toBe(403);
  });

  it('lets one of two in who press at the same time', async () => {
    const link = await invited();
    const both = await Promise.all([submit(link, { name: 'أ' }), submit(link, { name: 'ب' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 403]);
  });

  it('ties its cookie to host and https where there is https', async () => {
    const secure = { ...env, PUBLIC_URL: 'https://abwab.example', RATE_LIMITS: 'on' };
    const asked = new Request(`https://abwab.example${await invited()}`, {
      method: 'POST',
      headers: { ...FORM, Origin: 'https://abwab.example' },
      body: 'name=Said',
    });
    const cookie = (await app.fetch(asked, secure)).headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^__Host-session=/);
    expect(cookie).toContain('Secure');
    expect(cookie).not.toContain('Domain');
  });

  it('asks for a name before it is spent', async () => {
    const link = await invited();
    for (const name of ['', ' \u202e ', 'س'.repeat(81)]) {
      expect((await submit(link, { name })).status).toBe(422);
    }
    expect((await open(link)).status).toBe(200);
  });

  it('is gone after a day, and was never a gate’s', async () => {
    expect((await open(await invited('viewer', Date.now() - 25 * HOUR))).status).toBe(403);
    const by = { event: world.number, id: 'test', keyRequired: false };
    const { code } = await inviteGate(env, by, 1, Date.now());
    expect((await submit(`/console/join/${code}`, { name: 'سعيدة' })).status).toBe(403);
    expect((await open('/console/join/neverwas')).status).toBe(403);
  });

  it('offers to go on to whoever is signed in already', async () => {
    const page = await (await open(await invited(), owner)).text();
    expect(page).toContain('href="/console"');
    expect(page).toContain('دخولكم قائم');
  });
});

describe('without a session', () => {
  it.each(['', '/now', '/gates', '/people', '/days/1/close'])('no page opens: %s', async (path) => {
    expect((await open(`${base}${path}`)).status).toBe(401);
    expect((await open(`${base}${path}`, 'session=forged')).status).toBe(401);
  });

  it.each([
    '/gates/hold',
    '/gates/reopen',
    '/gates/1/invite',
    '/devices/x/revoke',
    '/devices/x/set-aside',
    '/people/invite',
    '/people/x/revoke',
    '/days/1/corrections',
  ])('nothing changes: %s', async (path) => {
    expect((await submit(`${base}${path}`, { gate: 'site', kind: 'hold' })).status).toBe(401);
  });

  it('the way in is explained, in the language that was chosen', async () => {
    const page = await open('/console?lang=fr');
    expect(page.status).toBe(401);
    expect(page.headers.get('Set-Cookie')).toMatch(/^lang=fr;/);
    expect(await page.text()).toContain('lang="fr" dir="ltr"');
    expect(await (await open('/console', 'lang=en')).text()).toContain('lang="en"');
    expect(await (await open('/console', 'lang=xx')).text()).toContain('lang="ar" dir="rtl"');
  });
});

describe('a role', () => {
  const hold = (cookie: string) =>
    submit(`${base}/gates/hold`, { gate: '2', kind: 'hold' }, cookie);
  const statuses = (answers: Promise<Response>[]) =>
    Promise.all(answers.map(async (answer) => (await answer).status));

  it.each(['viewer', 'desk', 'gate'] as const)('%s watches and changes nothing', async (role) => {
    const cookie = await signIn(world, role);
    const pages = ['', '/now', '/days/1/close', '/gates', '/people'];
    expect(await statuses(pages.map((path) => open(`${base}${path}`, cookie)))).toEqual([
      200, 200, 200, 403, 403,
    ]);
    const figures = { figure: 'exits', stated: '1', reason: 'x' };
    expect(
      await statuses([
        hold(cookie),
        submit(`${base}/days/1/corrections`, figures, cookie),
        submit(`${base}/people/invite`, { role: 'viewer' }, cookie),
      ]),
    ).toEqual([403, 403, 403]);
  });

  it('safety stops entries, and invites nobody', async () => {
    const cookie = await signIn(world, 'safety');
    expect((await open(`${base}/gates`, cookie)).status).toBe(200);
    expect((await hold(cookie)).status).toBe(303);
    expect((await submit(`${base}/gates/reopen`, { gate: '2' }, cookie)).status).toBe(303);
    expect((await submit(`${base}/gates/1/invite`, {}, cookie)).status).toBe(403);
    expect((await open(`${base}/people`, cookie)).status).toBe(403);
  });

  it('organizer invites, but hands out no more than they hold', async () => {
    const cookie = await signIn(world, 'organizer');
    const gate = await submit(`${base}/gates/1/invite`, {}, cookie);
    expect(await gate.text()).toMatch(/\/gate#\w{20,}/);
    const viewer = await submit(`${base}/people/invite`, { role: 'viewer' }, cookie);
    expect(await viewer.text()).toMatch(/\/console\/join\/\w{20,}/);
    const statusOf = async (role: string) =>
      (await submit(`${base}/people/invite`, { role }, cookie)).status;
    expect(await statusOf('owner')).toBe(403);
    expect(await statusOf('king')).toBe(422);
    const first = (await membersOf(env, world.number)).find(({ role }) => role === 'owner');
    expect((await submit(`${base}/people/${first?.id}/revoke`, {}, cookie)).status).toBe(403);
  });

  it('is worth nothing in another edition', async () => {
    const elsewhere = await newWorld();
    expect((await open(`/console/${elsewhere.slug}`, owner)).status).toBe(404);
    const change = submit(
      `/console/${elsewhere.slug}/gates/hold`,
      { gate: 'site', kind: 'hold' },
      owner,
    );
    expect((await change).status).toBe(404);
  });

  it('ends for every browser when it is taken away', async () => {
    const cookie = await signIn(world, 'desk');
    const desk = (await membersOf(env, world.number)).findLast(({ role }) => role === 'desk');
    expect((await submit(`${base}/people/${desk?.id}/revoke`, {}, owner)).status).toBe(303);
    expect((await open(base, cookie)).status).toBe(401);
  });
});

describe('a form of another site', () => {
  it.each<Record<string, string>>([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' },
    {},
  ])('holds nothing: %o', async (headers) => {
    const before = await standingHolds();
    const answer = await submit(`${base}/gates/hold`, { gate: '3', kind: 'close' }, owner, headers);
    expect(answer.status).toBe(403);
    expect(await standingHolds()).toBe(before);
  });

  it('spends no invitation', async () => {
    const link = await invited();
    const foreign = await submit(link, { name: 'x' }, undefined, {
      Origin: 'https://evil.example',
    });
    expect(foreign.status).toBe(403);
    expect((await open(link)).status).toBe(200);
  });
});

describe('signing out', () => {
  it('ends the session itself, not only its cookie', async () => {
    const cookie = await signIn(world, 'viewer');
    const out = await submit('/console/logout', {}, cookie);
    expect(out.headers.get('Set-Cookie')).toMatch(/^session=;.*Max-Age=0/);
    expect((await open(base, cookie)).status).toBe(401);
  });
});

describe('the live socket', () => {
  const path = () => `/api/v1/events/${world.slug}/live/socket`;
  const knock = (headers: Record<string, string>) =>
    request(path(), { headers: { Upgrade: 'websocket', ...headers } });

  it('opens for a member on our own page, with the figures at once', async () => {
    const answer = await knock({ Origin: ORIGIN, Cookie: owner });
    expect(answer.status).toBe(101);
    const socket = answer.webSocket;
    if (!socket) throw new Error('no socket');
    const first = new Promise<MessageEvent>((resolve) => {
      socket.addEventListener('message', resolve, { once: true });
    });
    socket.accept();
    const live: Live = JSON.parse(String((await first).data));
    expect(live.gates[0]).toMatchObject({ id: '1', state: 'open', entries: expect.any(Number) });
    socket.close();
  });

  it('stays shut without a session, for another site’s page and for another edition', async () => {
    expect((await knock({ Origin: ORIGIN })).status).toBe(401);
    expect((await knock({ Origin: ORIGIN, Cookie: 'session=forged' })).status).toBe(401);
    expect((await knock({ Origin: 'https://evil.example', Cookie: owner })).status).toBe(403);
    expect((await knock({ Cookie: owner })).status).toBe(403);
    const stranger = await signIn(await newWorld(), 'owner');
    expect((await knock({ Origin: ORIGIN, Cookie: stranger })).status).toBe(403);
  });
});

describe('the board', () => {
  it('says what was counted, and which phones it still waits for', async () => {
    const phone = await enrol(world);
    const before = await boardNow();
    await scanOne(phone, { type: 'walk_in', people: 7 });
    await expect
      .poll(async () => (await boardNow()).today.walk_ins)
      .toBe(before.today.walk_ins + 7);
    const oldest = new Date(Date.now() - 20_000).toISOString();
    await sendScans(phone, [], { queued: 3, oldest });
    await expect
      .poll(async () => (await boardNow()).devices)
      .toMatchObject({ waiting: 3, unsent: 1 });
    const page = await (await open(base, owner)).text();
    expect(page).toContain('data-completeness="waiting"');
    expect(page).toContain('هاتف واحد لم يرسل');
  });

  async function boardNow(): Promise<Live> {
    return (await open(`${base}/now`, owner)).json();
  }
});

describe('a gate', () => {
  it('is held and reopened, and the page says so at once', async () => {
    expect(await heldGates()).toBe(0);
    await submit(`${base}/gates/hold`, { gate: 'site', kind: 'hold' }, owner);
    // The site itself and each of its gates.
    expect(await heldGates()).toBeGreaterThan(2);
    await submit(`${base}/gates/reopen`, { gate: 'site' }, owner);
    expect(await heldGates()).toBe(0);
  });

  it('is one of the edition’s', async () => {
    const wrong = await submit(`${base}/gates/hold`, { gate: '99', kind: 'hold' }, owner);
    expect(wrong.status).toBe(404);
    const odd = await submit(`${base}/gates/hold`, { gate: '1', kind: 'burn' }, owner);
    expect(odd.status).toBe(422);
  });

  async function heldGates(): Promise<number> {
    const page = await (await open(`${base}/gates`, owner)).text();
    return page.split('data-state="held"').length - 1;
  }
});

describe('a phone', () => {
  it('is no longer waited for, is waited for again, and is revoked', async () => {
    const phone = await enrol(world, 2);
    const change = (verb: string, fields = {}) =>
      submit(`${base}/devices/${phone.id}/${verb}`, fields, owner);
    const page = async () => (await open(`${base}/gates`, owner)).text();
    expect((await change('set-aside', { aside: 'yes' })).status).toBe(303);
    expect(await page()).toContain('data-state="set_aside"');
    await change('set-aside', { aside: 'no' });
    expect(await page()).not.toContain('data-state="set_aside"');
    await change('revoke');
    expect(await page()).toContain('data-state="revoked"');
    expect((await sendScans(phone, [])).status).toBe(403);
    expect((await submit(`${base}/devices/unknown/revoke`, {}, owner)).status).toBe(404);
  });
});

describe('a day’s sheet', () => {
  const correct = (fields: Record<string, string>) =>
    submit(`${base}/days/1/corrections`, fields, owner);

  it('states figures anew in any digits, and keeps what the gates counted', async () => {
    const done = await correct({
      figure: 'walk_in_visits',
      stated: '١٢٬٠٠٠',
      reason: 'عدّ يدوي',
    });
    expect(done.status).toBe(303);
    const page = await (await open(`${base}/days/1/close`, owner)).text();
    expect(page).toContain('12.000');
    expect(page).toContain('عدّ يدوي');
    expect(page).toContain('كما سجلته الأبواب');
  });

  it('refuses what is no number or has no reason, and keeps what was typed', async () => {
    const wrong = await correct({ figure: 'exits', stated: '12 زائر', reason: 'سبب' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="12 زائر"');
    for (const stated of ['-4', '1e300', '4.5', '10000001', '99999999999', 'Infinity', '']) {
      expect((await correct({ figure: 'exits', stated, reason: 'سبب' })).status).toBe(422);
    }
    expect((await correct({ figure: 'exits', stated: '4', reason: ' ' })).status).toBe(422);
    for (const figure of ['visits', 'entries', 'toString', '']) {
      expect((await correct({ figure, stated: '4', reason: 'سبب' })).status).toBe(422);
    }
  });

  it.each(['days/1/close', 'days/1/report', 'report'])(
    'is read twice at once by one member, and no more often: %s',
    async (page) => {
      const many = await Promise.all(
        Array.from({ length: 12 }, () => open(`${base}/${page}`, owner)),
      );
      expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200, 503]));
      const refused = many.find(({ status }) => status === 503);
      expect(refused?.headers.get('Content-Type')).toContain('text/html');
      expect((await open(`${base}/${page}`, owner)).status).toBe(200);
    },
  );

  it('leads from a figure to the form that corrects it, for whoever may', async () => {
    const page = async (cookie: string, query = '') =>
      (await open(`${base}/days/1/close${query}`, cookie)).text();
    const link = `${base}/days/1/close?figure=beyond_booking#correct`;
    expect(await page(owner)).toContain(link);
    expect(await page(owner, '?figure=beyond_booking')).toMatch(/value="beyond_booking" selected/);
    expect(await page(owner, '?figure=%22onload')).not.toContain('onload');
    expect(await page(await signIn(world, 'viewer'))).not.toContain(link);
  });

  it('exists for the edition’s days alone', async () => {
    for (const day of ['0', '6', 'x', '1.0']) {
      expect((await open(`${base}/days/${day}/close`, owner)).status).toBe(404);
    }
  });
});

async function standingHolds(): Promise<number> {
  const row = await env.DB.prepare(
    'SELECT count(*) n FROM hold WHERE event = ?1 AND ends_at IS NULL',
  )
    .bind(world.number)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

describe('what somebody does at the gates', () => {
  it('stands in the audit, who and what: hold, reopening and the end of a phone', async () => {
    const world = await newWorld();
    const phone = await enrol(world);
    const by = { event: world.number, id: 'somebody' };
    const hold = await setHold(asMember(by), { gate: 2, kind: 'hold' });
    await endHold(asMember(by), { id: hold.id });
    await revokeDevice(asMember(by), { id: phone.id });
    const { results } = await env.DB.prepare(
      "SELECT actor, verb, subject FROM audit WHERE event = ?1 AND actor = 'somebody' ORDER BY id",
    )
      .bind(world.number)
      .all();
    expect(results).toEqual([
      { actor: 'somebody', verb: 'hold', subject: 'gate 2' },
      { actor: 'somebody', verb: 'reopen', subject: `hold ${hold.id}` },
      { actor: 'somebody', verb: 'revoke', subject: `device ${phone.id}` },
    ]);
  });
});
