import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { inviteMember } from '../../src/store/members/invite.ts';
import { personBySession } from '../../src/store/members/signed-in.ts';
import { PasskeyDevice } from './passkey-device.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

let world: World;
let device: PasskeyDevice;
beforeAll(async () => {
  world = await newWorld();
  const cookie = await signIn(world, 'owner');
  const [, secret = ''] = cookie.split('=');
  device = await PasskeyDevice.make((await personBySession(env, secret, Date.now()))?.person ?? '');
  const html = await textOf(
    await request('/console/passkeys/new', { headers: { Cookie: cookie } }),
  );
  const answer = JSON.stringify(await device.made(optionsIn(html).challenge));
  await send('/console/passkeys', { answer, name: 'x' }, { Cookie: cookie });
});

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
  entries: '4321',
  exits: '12',
  reason: 'عُدّ "><script>alert(1)</script>',
};

/** A form that is sent after the session has ended: the page that asks to sign in. */
async function sentTooLate(fields: Record<string, string> = typed) {
  const answer = await send(corrections(), fields, { Referer: `${ORIGIN}${sheet()}?x=1` });
  expect(answer.status).toBe(401);
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  return { cookie, html: await answer.text() };
}

async function enterWith(carried: string, at: { cookie: string; html: string }) {
  const answer = JSON.stringify(await device.answer(optionsIn(at.html).challenge));
  return send('/console/enter?lang=en', { answer, to: '/console', carried }, { Cookie: at.cookie });
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
    expect(html).toMatch(/name="entries"[^>]*value="4321"|value="4321"[^>]*name="entries"/);
    expect(decoded(html)).toContain(typed.reason);
    expect(html).not.toContain('"><script>alert');
    // The form has a key of its own again.
    expect(html).not.toContain('a-key-of-a-form');
    expect(await correctionsKept()).toBe(0);
  });

  it('comes back by an invitation as well, also after a name was missing', async () => {
    const late = await sentTooLate();
    const by = { event: world.number, id: 'test' };
    const { url, code } = await inviteMember(env, by, 'owner', Date.now());
    const asked = { invitation: url, to: sheet(), carried: carriedIn(late.html) };
    const door = await (await send('/console/invitation', asked, { Cookie: late.cookie })).text();
    expect(door).toContain(`action="/console/join/${code}"`);
    const nameless = { name: ' ', carried: carriedIn(door) };
    const again = await send(`/console/join/${code}`, nameless, { Cookie: late.cookie });
    expect(again.status).toBe(422);
    const named = { name: 'مريم', carried: carriedIn(await again.text()) };
    const back = await send(`/console/join/${code}?lang=en`, named, { Cookie: late.cookie });
    expect(await back.text()).toMatch(/value="4321"/);
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
    const answer = await send(corrections(), typed);
    const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const html = await answer.text();
    const back = await enterWith(carriedIn(html), { cookie, html });
    const page = await back.text();
    expect(page).toContain(`action="${corrections()}"`);
    expect(decoded(page)).toContain(typed.reason);
  });

  it('says so where it is too long to go along', async () => {
    const { html } = await sentTooLate({ ...typed, reason: 'ع'.repeat(9_000) });
    expect(carriedIn(html)).toBe('');
    expect(html).toMatch(/أطول من أن يُنقل/);
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
