import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { inviteMember } from '../../src/store/members/invite.ts';
import { personBySession } from '../../src/store/members/signed-in.ts';
import { PasskeyDevice } from './passkey-device.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

let world: World;
/** The passkey of whoever typed, and the cookie of their session, which has ended. */
let device: PasskeyDevice;
let ended: string;
/** The passkey of somebody else with the same role. */
let other: PasskeyDevice;
beforeAll(async () => {
  world = await newWorld();
  const typist = await withPasskey();
  device = typist.device;
  ended = typist.cookie;
  other = (await withPasskey()).device;
  await env.DB.prepare('UPDATE session SET expires_at = ?1').bind(Date.now()).run();
});

async function withPasskey(): Promise<{ device: PasskeyDevice; cookie: string }> {
  const cookie = await signIn(world, 'owner');
  const [, secret = ''] = cookie.split('=');
  const person = (await personBySession(env, secret, Date.now()))?.person ?? '';
  const device = await PasskeyDevice.make(person);
  const html = await textOf(
    await request('/console/passkeys/new', { headers: { Cookie: cookie } }),
  );
  const answer = JSON.stringify(await device.made(optionsIn(html).challenge));
  await send('/console/passkeys', { answer, name: 'x' }, { Cookie: cookie });
  return { device, cookie };
}

const textOf = (response: Response) => response.text();
const decoded = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

function optionsIn(html: string): { challenge: string } {
  return JSON.parse(decoded(/data-options="([^"]*)"/.exec(html)?.[1] ?? '{}'));
}

function carriedIn(html: string): string {
  return decoded(/name="carried" value="([^"]*)"/.exec(html)?.[1] ?? '');
}

function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: ORIGIN };
  const body = new URLSearchParams(fields);
  return request(path, { method: 'POST', headers: { ...type, ...headers }, body });
}

const sheet = () => `/console/${world.slug}/days/1/close`;
const corrections = () => `/console/${world.slug}/days/1/corrections`;
const typed = {
  key: 'a-key-of-a-form',
  figure: 'exits',
  stated: '7654321',
  reason: 'عُدّ "><script>alert(1)</script>',
};

/** A form that is sent after the session has ended: the page that asks to sign in. */
async function sentTooLate(fields: Record<string, string> = typed, session = ended) {
  const answer = await send(`${corrections()}?lang=en`, fields, {
    Referer: `${ORIGIN}${sheet()}?x=1`,
    Cookie: session,
  });
  expect(answer.status).toBe(401);
  const [, cookie = ''] = /(browser=[^;]*)/.exec(answer.headers.get('Set-Cookie') ?? '') ?? [];
  return { cookie, html: await answer.text() };
}

async function enterWith(carried: string, at: { cookie: string; html: string }, by = device) {
  const answer = JSON.stringify(await by.answer(optionsIn(at.html).challenge));
  return send('/console/enter?lang=en', { answer, to: '/console', carried }, { Cookie: at.cookie });
}

/** A browser before anybody signs in: its cookie and the challenge of its page. */
async function atTheDoor(): Promise<{ cookie: string; challenge: string }> {
  const answer = await request('/console');
  const [, cookie = ''] = /(browser=[^;]*)/.exec(answer.headers.get('Set-Cookie') ?? '') ?? [];
  return { cookie, challenge: optionsIn(await answer.text()).challenge };
}

async function correctionsKept(): Promise<number> {
  const sql = 'SELECT count(*) n FROM correction WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(world.number).first<{ n: number }>())?.n ?? 0;
}

describe('a form that is sent after the session has ended', () => {
  it('comes back filled after signing in, and is not sent by itself', async () => {
    const late = await sentTooLate();
    const back = await enterWith(carriedIn(late.html), late);
    expect(back.status).toBe(200);
    expect(back.headers.get('Set-Cookie')).toContain('session=');
    const html = await back.text();
    expect(html).toContain('Signed in again. Nothing was lost.');
    expect(html).toContain(`data-back="${sheet()}?x=1"`);
    expect(html).toMatch(/name="stated"[^>]*value="7654321"|value="7654321"[^>]*name="stated"/);
    expect(decoded(html)).toContain(typed.reason);
    expect(html).not.toContain('"><script>alert');
    // The form has a key of its own again.
    expect(html).not.toContain('a-key-of-a-form');
    expect(await correctionsKept()).toBe(0);
  });

  it('is shown to nobody who only stands before the page that asks to sign in', async () => {
    const { html } = await sentTooLate();
    expect(html).toContain('What you typed is kept for you alone');
    for (const text of ['7654321', 'عُدّ', typed.key, corrections()]) {
      expect(decoded(html)).not.toContain(text);
      expect(carriedIn(html)).not.toContain(text);
    }
  });

  it('is not shown to somebody else who signs in there, and comes back to who typed it', async () => {
    const late = await sentTooLate();
    const entered = await enterWith(carriedIn(late.html), late, other);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('Location')).toBe('/console');
    expect(await entered.text()).not.toContain('7654321');
    const again = await sentTooLate();
    const back = await enterWith(carriedIn(late.html), again);
    expect(await back.text()).toMatch(/value="7654321"/);
    expect(await correctionsKept()).toBe(0);
  });

  it('does not go to whoever comes in by an invitation: that is somebody new', async () => {
    const late = await sentTooLate();
    const carried = carriedIn(late.html);
    const by = { event: world.number, id: 'test' };
    const { url, code } = await inviteMember(env, by, 'owner', Date.now());
    const asked = { invitation: url, to: sheet(), carried };
    const door = await send('/console/invitation', asked, { Cookie: late.cookie });
    expect(door.headers.get('Location')).toBe(`/console/join/${code}`);
    const named = { name: 'سعيدة', carried };
    const joined = await send(`/console/join/${code}`, named, { Cookie: late.cookie });
    expect(joined.status).toBe(303);
    expect(await joined.text()).not.toContain('7654321');
  });

  it('is nobody’s after the person was changed, and is dropped', async () => {
    const cookie = await signIn(world, 'owner');
    const left = await send('/console/logout', {}, { Cookie: cookie });
    const forgotten = left.headers.getSetCookie().filter((line) => /^\w+=;/.test(line));
    expect(forgotten.map((line) => line.split('=')[0]).sort()).toEqual(['session', 'typist']);
    const late = await sentTooLate(typed, '');
    expect(carriedIn(late.html)).toBe('');
    expect(late.html).toContain('says nothing of who filled it in');
    expect(decoded(late.html)).not.toContain('7654321');
  });

  it('is known by a mark where the browser has forgotten the session', async () => {
    const { cookie, challenge } = await atTheDoor();
    const answer = JSON.stringify(await device.answer(challenge));
    const entered = await send('/console/enter', { answer }, { Cookie: cookie });
    const [mark = ''] =
      entered.headers.getSetCookie().filter((line) => line.startsWith('typist=')) ?? [];
    const late = await sentTooLate(typed, mark.split(';')[0]);
    const back = await enterWith(carriedIn(late.html), late);
    expect(await back.text()).toMatch(/value="7654321"/);
    const strange = await sentTooLate(typed, `typist=${'a'.repeat(24)}`);
    expect((await enterWith(carriedIn(strange.html), strange)).status).toBe(303);
  });

  it('goes along while the passkey is tried again, or the invitation is none', async () => {
    const late = await sentTooLate();
    const carried = carriedIn(late.html);
    for (const [path, fields] of [
      ['/console/enter', { answer: '{}', carried }],
      ['/console/invitation', { invitation: 'hello', carried }],
    ] as const) {
      const html = await (await send(path, fields, { Cookie: late.cookie })).text();
      expect(carriedIn(html)).toBe(carried);
    }
  });

  it('is sent by a button where its page is not to be had', async () => {
    const answer = await send(corrections(), typed, { Cookie: ended });
    const [, cookie = ''] = /(browser=[^;]*)/.exec(answer.headers.get('Set-Cookie') ?? '') ?? [];
    const html = await answer.text();
    const back = await enterWith(carriedIn(html), { cookie, html });
    const page = await back.text();
    expect(page).toContain(`action="${corrections()}"`);
    expect(decoded(page)).toContain(typed.reason);
  });

  it('goes along as long as it may be', async () => {
    const reason = 'a'.repeat(43_000);
    const late = await sentTooLate({ ...typed, reason });
    expect(await (await enterWith(carriedIn(late.html), late)).text()).toContain(reason);
  });

  it('says so where it is too long to go along', async () => {
    const { html } = await sentTooLate({ ...typed, reason: 'ع'.repeat(9_000) });
    expect(carriedIn(html)).toBe('');
    expect(html).toContain('too long to come with you');
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`f${at}`, '1']));
    expect(carriedIn((await sentTooLate(many)).html)).toBe('');
  });

  it('is no way to make a page of another form or site', async () => {
    for (const carried of [
      { action: 'https://evil.example/', page: null, fields: [] },
      { action: '/console/x"><script>', page: null, fields: [] },
      { action: corrections(), page: 'https://evil.example/', fields: [] },
      { action: corrections(), page: `/${world.slug}`, fields: [] },
      { action: corrections(), page: sheet(), fields: [['a']] },
      { action: corrections(), page: sheet(), fields: Array(201).fill(['a', 'b']) },
      null,
      'x',
    ]) {
      const late = await sentTooLate();
      const entered = await enterWith(JSON.stringify(carried), late);
      expect(entered.status).toBe(303);
    }
  });
});
