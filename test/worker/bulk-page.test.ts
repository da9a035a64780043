import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk, submit } from './desk.ts';
import { fillWindow } from './many-holders.ts';
import { stored } from './outbox.ts';
import { openMail } from './sending.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

const TEXTS = {
  when: '',
  who: '',
  ar: 'الباب ب مغلق.',
  fr: 'La porte B est fermée.',
  en: '',
  until: '',
};

let world: World;
let cookie: string;
let base: string;
let window: number;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'communication');
  base = `/console/${world.slug}/messages`;
  window = (await stored(world)).days[1]?.slots[0]?.number ?? 0;
});

const open = (path: string) => openDesk(`${path}?lang=en`, cookie);

/** A form as a browser sends it, answered in English. */
function send(path: string, fields: Record<string, string>, key: string = crypto.randomUUID()) {
  return request(`${path}?lang=en`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: ORIGIN },
    body: new URLSearchParams({ key, ...fields }),
  });
}

const sent = async () => {
  const sql = 'SELECT number, texts, audience FROM bulk WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(world.number).all()).results;
};

describe('the form of a text for many', () => {
  it('says whom it reaches, what arrives and what it costs, and sends it then alone', async () => {
    await openMail(world);
    await fillWindow(world, { window, many: 3, by: 'email', locale: 'fr' });
    await fillWindow(world, { window, many: 2, by: 'phone', from: 50 });
    expect(await open(`${base}/new`)).toContain('{day} gives the whole date');
    const counted = await (await send(`${base}/new/count`, TEXTS)).text();
    expect(counted).toContain('To whom: 5 registrations');
    expect(counted).toContain('Reached by no channel');
    const check = await (await send(`${base}/new/check`, TEXTS)).text();
    expect(check).toContain('Send to 3 registrations');
    expect(check).toContain('1 part, 22 characters, 160 to a part');
    expect(check).toContain('1 part, 13 characters, 70 to a part');
    expect(await sent()).toEqual([]);
    const key = crypto.randomUUID();
    const twice = await Promise.all([
      send(`${base}/new`, TEXTS, key),
      send(`${base}/new`, TEXTS, key),
    ]);
    const location = `${base}/bulk/1`;
    expect(twice.map((one) => one.headers.get('Location'))).toEqual([location, location]);
    expect(await sent()).toHaveLength(1);
    expect(await open(location)).toContain('Bulk message no. 1');
    expect(await open(base)).toContain('Bulk message no. 1');
  });

  it.each([
    [{ ar: '' }, 'Text in Arabic · This text is needed.'],
    [{ fr: '   ' }, 'Text in French · This text is needed.'],
    [{ fr: 'abwab.ma' }, 'Text in French · Our messages carry no link'],
    [{ en: 'ａｂｗａｂ．ｍａ' }, 'Text in English · Our messages carry no link'],
    [{ fr: '{name}' }, 'is not a known name'],
    [{ ar: 'ب'.repeat(202) }, 'longer than three parts'],
    [{ ar: 'ب'.repeat(4_000) }, 'longer than three parts'],
    [{ when: 'day-99' }, 'Nobody is concerned'],
    [{ when: '__proto__' }, 'Nobody is concerned'],
    [{ who: 'kind-constructor' }, 'Nobody is concerned'],
    [{ until: '99' }, 'This day is over'],
  ])('refuses %o', async (change, reason) => {
    await fillWindow(world, { window, many: 1 });
    for (const path of [`${base}/new/check`, `${base}/new`]) {
      const answer = await send(path, { ...TEXTS, ...change });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(reason);
    }
    expect(await sent()).toEqual([]);
  });

  it('says why nothing can be sent where no channel reaches anybody', async () => {
    await openMail(world);
    await fillWindow(world, { window, many: 2, by: 'phone' });
    const check = await (await send(`${base}/new/check`, TEXTS)).text();
    expect(check).toContain('No started channel reaches any of them');
    expect(check).not.toContain('Send to');
  });

  it('is for somebody', async () => {
    const answer = await send(`${base}/new`, TEXTS);
    expect([answer.status, await sent()]).toEqual([422, []]);
  });

  it('shows what was typed as text', async () => {
    await fillWindow(world, { window, many: 1 });
    const fr = '<script>alert(1)</script> & "';
    const html = await (await send(`${base}/new/check`, { ...TEXTS, fr })).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;');
  });

  it('is stopped, and says so', async () => {
    await openMail(world, { perMinute: 1 });
    await fillWindow(world, { window, many: 30, by: 'email' });
    await send(`${base}/new`, TEXTS);
    expect((await submit(`${base}/bulk/1/stop`, {}, cookie)).status).toBe(303);
    const html = await open(`${base}/bulk/1`);
    expect(html).toContain('Stopped: nothing more of it leaves.');
    expect(html).not.toContain('/stop"');
  });

  it.each(['0', '2', '99999', 'x', '-1'])('there is no text %s', async (number) => {
    const answer = await request(`${base}/bulk/${number}`, { headers: { Cookie: cookie } });
    expect(answer.status).toBe(404);
  });

  it.each([
    ['owner', 200],
    ['organizer', 200],
    ['communication', 200],
    ['desk', 403],
    ['safety', 403],
    ['privacy', 403],
    ['viewer', 403],
  ] as const)('opens to %s: %d', async (role, status) => {
    const headers = { Cookie: await signIn(world, role) };
    expect((await request(`${base}/new`, { headers })).status).toBe(status);
  });
});

describe('the reminder of the evening before', () => {
  it('is turned on and off', async () => {
    expect(await open(base)).toContain('Turn the reminder on');
    await submit(`${base}/reminder`, { wanted: 'yes' }, cookie);
    expect(await open(base)).toContain('Turn the reminder off');
    await submit(`${base}/reminder`, { wanted: 'no' }, cookie);
    expect(await open(base)).toContain('Turn the reminder on');
  });
});
