import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { personBySession } from '../../src/store/members/signed-in.ts';
import { openDesk, submit } from './desk.ts';
import { standingAlone } from './standing-alone.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

const MINUTE = 60_000;
const COMPUTER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let world: World;
/** The cookie of somebody who is signed in on their phone. */
let phone: string;
beforeEach(async () => {
  world = await newWorld();
  phone = await signIn(world, 'desk');
});
afterEach(() => {
  vi.useRealTimers();
});

const page = () => openDesk('/console/me/screen?lang=en', phone);

/** Shows digits on the phone. */
async function shown(cookie = phone): Promise<string> {
  expect((await submit('/console/me/screen', {}, cookie)).status).toBe(303);
  return digitsIn(await openDesk('/console/me/screen?lang=en', cookie));
}

function digitsIn(html: string): string {
  const [, first = '', last = ''] = /<b>(\d{3})<\/b> <b>(\d{3})<\/b>/.exec(html) ?? [];
  return first + last;
}

const signIn2 = (html: string) => /<b>(\d\d)<\/b>/.exec(html)?.[1] ?? '';

/** The cookie of a browser at which nobody is signed in. */
async function atTheDoor(): Promise<string> {
  const answer = await request('/console');
  return /(browser=[^;]*)/.exec(answer.headers.get('Set-Cookie') ?? '')?.[1] ?? '';
}

function enter(fields: Record<string, string>, cookie: string): Promise<Response> {
  return request('/console/enter?lang=en', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: ORIGIN,
      Cookie: cookie,
      'User-Agent': COMPUTER,
    },
    body: new URLSearchParams(fields),
  });
}

const typing = (digits: string, cookie: string, more: Record<string, string> = {}) =>
  enter({ digits, to: '/console', ...more }, cookie);
const goingOn = (cookie: string) => enter({ screen: 'here', to: '/console' }, cookie);
const say = (what: 'open' | 'refuse', sign: string, cookie = phone) =>
  submit(`/console/me/screen/${what}`, { sign }, cookie);

const cookieIn = (answer: Response, name = 'session') =>
  answer.headers
    .getSetCookie()
    .find((line) => line.startsWith(`${name}=`) && !line.startsWith(`${name}=;`))
    ?.split(';')[0] ?? '';

async function personOf(cookie: string) {
  const [, secret = ''] = /session=([^;]+)/.exec(cookie) ?? [];
  return personBySession(env, secret, Date.now(), false);
}

/** A screen that has asked, and what it shows. */
async function asking(more: Record<string, string> = {}) {
  const [digits, door] = [await shown(), await atTheDoor()];
  const answer = await typing(digits, door, more);
  expect(answer.status).toBe(200);
  return { digits, door, screen: askingIn(answer), sign: signIn2(await answer.text()) };
}

/** The cookie of a browser from when it has asked on. */
const askingIn = (answer: Response) => cookieIn(answer, 'browser');

describe('six digits that a phone shows', () => {
  it('open the screen at which they are typed, in the name of whoever shows them', async () => {
    const { screen, sign } = await asking();
    expect(cookieIn(await goingOn(screen))).toBe('');
    const asked = await page();
    expect(asked).toContain('Asking to be opened in your name: Chrome – Windows');
    expect(signIn2(asked)).toBe(sign);
    expect((await say('open', sign)).status).toBe(303);
    const entered = await goingOn(screen);
    expect(entered.status).toBe(303);
    const cookie = cookieIn(entered);
    expect((await personOf(cookie))?.person).toBe((await personOf(phone))?.person);
    // Its session is one of its own: that of the phone stays.
    expect(cookie).not.toBe(phone);
    expect((await openDesk('/console/me?lang=en', phone)).match(/Chrome – Windows/g)).toHaveLength(
      1,
    );
    expect(await page()).toContain('The screen is open in your name.');
  });

  it('are taken with spaces and in other digits, and are kept as no plain hash', async () => {
    const [digits, screen] = [await shown(), await atTheDoor()];
    const arabic = digits.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    expect((await typing(` ${arabic.slice(0, 3)} ${arabic.slice(3)} `, screen)).status).toBe(200);
    const row = await env.DB.prepare('SELECT * FROM screen_code').first();
    expect(JSON.stringify(row)).not.toMatch(standingAlone(digits));
  });

  it('are the same until they are used, however often they are asked for', async () => {
    const digits = await shown();
    expect(await shown()).toBe(digits);
    const other = await signIn(world, 'viewer');
    expect(await shown(other)).not.toBe(digits);
  });

  it('open nothing after two minutes', async () => {
    const [digits, screen] = [await shown(), await atTheDoor()];
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 2 * MINUTE);
    expect((await typing(digits, screen)).status).toBe(403);
    expect(digitsIn(await page())).toBe('');
  });

  it('open nothing a minute after they were typed, or after the phone has answered', async () => {
    const { screen, sign } = await asking();
    const late = await asking2();
    vi.useFakeTimers({ toFake: ['Date'] });
    const asked = Date.now();
    await say('open', sign);
    vi.setSystemTime(asked + 2 * MINUTE + 1_000);
    await say('open', late.sign, late.phone);
    for (const one of [screen, late.screen]) {
      expect(cookieIn(await goingOn(one))).toBe('');
    }
  });

  it('are for one screen: of several that race, one asks and one goes in', async () => {
    const digits = await shown();
    const screens = await Promise.all(Array.from({ length: 6 }, atTheDoor));
    const answers = await Promise.all(screens.map((screen) => typing(digits, screen)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403, 403]);
    const winner = askingIn(answers.find(({ status }) => status === 200) ?? Response.error());
    await say('open', signIn2(await page()));
    const entered = await Promise.all(
      [...screens, winner, winner].map(async (screen) => cookieIn(await goingOn(screen))),
    );
    // Whose answer was lost asks again, and has the same session.
    expect(new Set(entered.filter(Boolean)).size).toBe(1);
    expect(entered.filter(Boolean)).toHaveLength(2);
  });

  it('let nobody in who was at the same computer before, and copied what its browser had', async () => {
    const { door, digits, screen, sign } = await asking({ shared: 'on' });
    await say('open', sign);
    // Also with the digits, which can be seen over a shoulder.
    await typing(digits, door, { key: crypto.randomUUID() });
    expect(cookieIn(await goingOn(door))).toBe('');
    expect(cookieIn(await goingOn(screen))).not.toBe('');
  });

  it('may be sent again where the answer was lost, and from the page that came', async () => {
    const [digits, door] = [await shown(), await atTheDoor()];
    const wrong = () => env.DB.prepare('SELECT sum(wrong_tries) FROM screen_code').first();
    const before = await wrong();
    const send = (cookie: string) => typing(digits, cookie, { key: 'the-key-of-this-form' });
    const [first, second] = [await send(door), await send(door)];
    const screen = askingIn(first);
    expect(askingIn(second)).toBe(screen);
    const third = await send(screen);
    expect(third.status).toBe(200);
    expect(askingIn(third)).toBe(screen);
    expect(await wrong()).toEqual(before);
    await say('open', signIn2(await third.text()));
    expect(cookieIn(await goingOn(screen))).not.toBe('');
  });

  it('open nothing that the phone has refused, whatever it says at the same time', async () => {
    const { screen, sign } = await asking();
    await say('refuse', sign);
    await say('open', sign);
    const refused = await goingOn(screen);
    expect(await refused.text()).toContain('The phone refused.');
    expect(cookieIn(refused)).toBe('');
    const again = await asking();
    await Promise.all([say('open', again.sign), say('refuse', again.sign)]);
    const said = await auditOf('open_screen', 'refuse_screen');
    expect(said).toHaveLength(2);
    expect(cookieIn(await goingOn(again.screen)) !== '').toBe(said[1]?.verb === 'open_screen');
  });

  it('open the screen that the phone was shown, and no other', async () => {
    const { screen, sign } = await asking();
    const other = sign === '10' ? '11' : '10';
    for (const wrong of [other, '', 'xx', '100', ` ${sign}`]) await say('open', wrong);
    const stranger = await signIn(world, 'owner');
    await say('open', sign, stranger);
    expect(cookieIn(await goingOn(screen))).toBe('');
    await say('open', sign);
    // Nor does a browser that knows all this go in without the secret of the one that asked.
    expect(cookieIn(await goingOn(await atTheDoor()))).toBe('');
    expect(cookieIn(await goingOn(''))).toBe('');
    expect(cookieIn(await goingOn(screen))).not.toBe('');
  });

  it('open one session: who leaves it is not let in by them again', async () => {
    const { screen, sign } = await asking();
    await say('open', sign);
    const session = cookieIn(await goingOn(screen));
    await submit('/console/logout', {}, session);
    expect(cookieIn(await goingOn(screen))).toBe('');
    expect(await personOf(session)).toBeNull();
  });

  it('stand in the log with the kind of the browser, and without digits', async () => {
    const { sign } = await asking({ shared: 'on' });
    await say('open', sign);
    await say('open', sign);
    const [row, ...more] = await auditOf('open_screen', 'refuse_screen');
    expect(more).toEqual([]);
    expect(JSON.parse(row?.detail ?? '')).toEqual({
      before: null,
      after: { browser: 'chrome windows', shared: 1 },
    });
  });
});

/** The same by somebody else. */
async function asking2() {
  const other = await signIn(world, 'viewer');
  const answer = await typing(await shown(other), await atTheDoor());
  return { screen: askingIn(answer), sign: signIn2(await answer.text()), phone: other };
}

async function auditOf(...verbs: string[]) {
  const sql = `SELECT verb, detail FROM audit
    WHERE event = ?1 AND verb IN (SELECT value FROM json_each(?2)) ORDER BY id`;
  const statement = env.DB.prepare(sql).bind(world.number, JSON.stringify(verbs));
  return (await statement.all<{ verb: string; detail: string }>()).results;
}

describe('digits that are guessed', () => {
  it.each(['', '12345', '1234567', 'abcdef', '0x1234', '9'.repeat(2_000), '%00', "'--"])(
    'are none: %j',
    async (digits) => {
      const answer = await typing(digits, await atTheDoor());
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('These digits open nothing.');
    },
  );

  it('wear out those that are shown, wherever they are typed, also in a race', async () => {
    const digits = await shown();
    const wrong = digits === '000000' ? '000001' : '000000';
    const guess = async () => (await typing(wrong, await atTheDoor())).status;
    for (let turn = 0; turn < 5; turn += 1) {
      const statuses = await Promise.all(Array.from({ length: 20 }, guess));
      expect(new Set(statuses)).toEqual(new Set([403]));
    }
    expect((await typing(digits, await atTheDoor())).status).toBe(403);
    expect(await page()).toContain('Too many wrong digits');
    // New ones are shown, and work.
    await asking();
  });

  it('are asked for by a browser that has opened our page', async () => {
    expect((await typing(await shown(), '')).status).toBe(422);
  });
});

describe('a role that is taken away', () => {
  const revoke = async (cookie: string) => {
    const owner = await signIn(world, 'owner');
    const id = (await personOf(cookie))?.roles[0]?.id;
    expect((await submit(`/console/${world.slug}/people/${id}/revoke`, {}, owner)).status).toBe(
      303,
    );
  };

  it('takes its digits with it', async () => {
    const [digits, screen] = [await shown(), await atTheDoor()];
    await revoke(phone);
    expect((await typing(digits, screen)).status).toBe(403);
  });

  it('opens nothing that was opened and not entered yet, and ends what was', async () => {
    const late = await asking();
    await say('open', late.sign);
    await revoke(phone);
    expect(cookieIn(await goingOn(late.screen))).toBe('');
    phone = await signIn(world, 'desk');
    const { screen, sign } = await asking();
    await say('open', sign);
    const session = cookieIn(await goingOn(screen));
    await revoke(phone);
    expect(await personOf(session)).toBeNull();
  });

  it('leaves nothing to a phone that was signed out meanwhile', async () => {
    const { screen, sign } = await asking();
    await say('open', sign);
    await submit('/console/logout', {}, phone);
    expect(cookieIn(await goingOn(screen))).toBe('');
  });
});

describe('a computer that several people use', () => {
  it('is marked with the form by which one comes in, and is offered no passkey from then on', async () => {
    const door = await atTheDoor();
    expect(await openDesk('/console?lang=en', door)).toContain('data-passkey="enter"');
    const { screen, sign } = await asking({ shared: 'on' });
    expect(await page()).toContain('A shared device');
    await say('open', sign);
    const session = cookieIn(await goingOn(screen));
    const own = await openDesk('/console/me?lang=en', session);
    expect(own).not.toContain('/console/passkeys/new');
    expect(own).not.toContain('/console/me/screen');
    expect((await openRaw('/console/passkeys/new', session)).status).toBe(303);
    const marked = await openDesk('/console?lang=en', `${door}; shared=1`);
    expect(marked).not.toContain('data-passkey');
    expect(marked).not.toContain('webauthn');
    expect(marked).toContain('This is a shared device');
    // Nor does it open further screens.
    expect((await submit('/console/me/screen', {}, session)).status).toBe(303);
    expect(digitsIn(await openDesk('/console/me/screen', session))).toBe('');
  });

  it('keeps the mark, and its sessions are short and say so on each page', async () => {
    const { screen, sign } = await asking({ shared: 'on' });
    await say('open', sign);
    const session = cookieIn(await goingOn(screen));
    const board = await openDesk(`/console/${world.slug}?lang=en`, session);
    expect(board).toMatch(
      /Shared device\. Signed in as \u2068مريم\u2069; without use the session ends: /,
    );
    vi.useFakeTimers({ toFake: ['Date'] });
    const begun = Date.now();
    for (const minutes of [25, 50, 75]) {
      vi.setSystemTime(begun + minutes * MINUTE);
      expect((await openRaw(`/console/${world.slug}`, session)).status).toBe(200);
    }
    // What is sent is a use, by whatever way; what a page looks up by itself is none.
    vi.setSystemTime(begun + 100 * MINUTE);
    await submit(`/console/${world.slug}/session/renew`, {}, session);
    vi.setSystemTime(begun + 125 * MINUTE);
    const headers = { Cookie: session, 'Sec-Fetch-Mode': 'cors' };
    expect((await request(`/console/${world.slug}`, { headers })).status).toBe(200);
    vi.setSystemTime(begun + 131 * MINUTE);
    expect((await openRaw(`/console/${world.slug}`, session)).status).toBe(401);
  });

  it('ends its sessions after twelve hours, used or not', async () => {
    const { screen, sign } = await asking({ shared: 'on' });
    await say('open', sign);
    const session = cookieIn(await goingOn(screen));
    vi.useFakeTimers({ toFake: ['Date'] });
    const begun = Date.now();
    let status = 200;
    let minutes = 0;
    for (; status === 200; minutes += 20) {
      vi.setSystemTime(begun + minutes * MINUTE);
      status = (await openRaw('/console/me', session)).status;
    }
    expect(minutes - 20).toBe(12 * 60);
  });

  it('is marked on one’s own page as well, and no longer', async () => {
    const mark = async (shared: string) => {
      const answer = await submit('/console/me/computer', { shared }, phone);
      return answer.headers.getSetCookie().find((line) => line.startsWith('shared=')) ?? '';
    };
    expect(await mark('on')).toMatch(/^shared=1; Max-Age=31536000/);
    expect((await personOf(phone))?.shared).toBe(true);
    expect((await personOf(phone))?.expires_at).toBeLessThan(Date.now() + 31 * MINUTE);
    phone = `${phone}; shared=1`;
    expect(await mark('off')).toMatch(/^shared=1; Max-Age=0/);
    expect((await personOf(phone))?.shared).toBe(false);
    expect((await personOf(phone))?.expires_at).toBeGreaterThan(Date.now() + 900 * MINUTE);
  });

  it('keeps no passkey, also where one was made for it', async () => {
    const html = await openDesk('/console/passkeys/new', phone);
    expect(html).toContain('data-passkey="create"');
    const answer = await submit('/console/passkeys', { answer: '{}' }, `${phone}; shared=1`);
    expect(answer.status).toBe(422);
  });

  it('is left by whoever has a phone without a word of a new invitation', async () => {
    const { screen, sign } = await asking({ shared: 'on' });
    await say('open', sign);
    const session = cookieIn(await goingOn(screen));
    const board = await openDesk(`/console/${world.slug}`, session);
    expect(board).toContain('<button type="submit" class="quiet">');
    const left = await submit('/console/logout?lang=en', {}, session);
    expect(await left.text()).toContain('You have left the control desk on this browser.');
    expect(await personOf(session)).toBeNull();
    expect(await personOf(phone)).not.toBeNull();
  });
});

function openRaw(path: string, cookie: string): Promise<Response> {
  return request(path, { headers: { Cookie: cookie } });
}

describe('whoever has lost every role', () => {
  it('is signed out by leaving as well', async () => {
    const secret = phone.split('=')[1] ?? '';
    await env.DB.prepare(`UPDATE member SET state = 'revoked' WHERE event = ?1`)
      .bind(world.number)
      .run();
    expect(await personBySession(env, secret, Date.now(), false)).not.toBeNull();
    await submit('/console/logout', {}, phone);
    expect(await personBySession(env, secret, Date.now(), false)).toBeNull();
  });
});
