import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { touchFault, touchFor } from '../../src/console/entry/touch.ts';
import { TouchForm } from '../../src/console/entry/touch-form.tsx';
import { answerOnce } from '../../src/console/shell/form.tsx';
import {
  type ConsoleApp,
  language,
  requirePermission,
  session,
} from '../../src/console/shell/session.ts';
import { newChallenge } from '../../src/store/members/challenges.ts';
import { hiddenFields } from './desk.ts';
import { ownerWithPasskey, touchOptions } from './owner-with-passkey.ts';
import { PasskeyDevice } from './passkey-device.ts';
import { newWorld, ORIGIN, signIn, type World } from './world.ts';

/** How often the thing was done, by the name of the form that asked for it. */
const done = new Map<string, number>();
const door = new Hono<ConsoleApp>()
  .use('/console/*', async (c, next) => {
    c.set('now', Date.now());
    await next();
  })
  .use('/console/*', language, session)
  .use('/console/:slug/*', answerOnce)
  .get('/console/:slug/thing', requirePermission('read_last_entries'), async (c) => {
    const touch = await touchFor(c, 'read_last_entries');
    const { locale } = c.var;
    return c.html(TouchForm({ locale, touch, action: c.req.path, page: c.req.path }));
  })
  .post('/console/:slug/thing', requirePermission('read_last_entries'), async (c) => {
    const fault = await touchFault(c, 'read_last_entries');
    if (fault) return c.text(fault, 403);
    done.set(c.var.form, (done.get(c.var.form) ?? 0) + 1);
    return c.redirect('/console/done', 303);
  });

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const thing = (slug = world.slug) => `/console/${slug}/thing`;

async function openForm(cookie: string, lang = 'en') {
  const page = await door.request(
    `${ORIGIN}${thing()}?lang=${lang}`,
    { headers: { Cookie: cookie } },
    env,
  );
  const html = await page.text();
  return { html, options: touchOptions(html), fields: hiddenFields(html, 'thing') };
}

async function send(cookie: string, fields: Record<string, string>): Promise<[number, string]> {
  const body = new URLSearchParams(fields);
  const headers = { Cookie: cookie, Origin: ORIGIN };
  const answer = await door.request(`${ORIGIN}${thing()}`, { method: 'POST', headers, body }, env);
  return [answer.status, await answer.text()];
}

const total = () => [...done.values()].reduce((sum, n) => sum + n, 0);

describe('a passkey that is asked for one thing', () => {
  it('is asked of its owner alone, and proves that they are there, once', async () => {
    const { cookie, device } = await ownerWithPasskey(world);
    const { options, fields } = await openForm(cookie);
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([device.id]);
    const answer = JSON.stringify(await device.answer(options.challenge));
    expect((await send(cookie, { ...fields, answer }))[0]).toBe(303);
    // Sent again as it was it is the same order, and does nothing more.
    const before = total();
    expect((await send(cookie, { ...fields, answer }))[0]).toBe(303);
    expect(total()).toBe(before);
    // With anything else beside it, or another answer to the same challenge, it is another one.
    expect(await send(cookie, { ...fields, answer, reason: 'x' })).toEqual([403, 'late']);
    const other = JSON.stringify(await device.answer(options.challenge));
    expect(await send(cookie, { ...fields, answer: other })).toEqual([403, 'late']);
  });

  it('is one order where the same form comes twice at once', async () => {
    const { cookie, device } = await ownerWithPasskey(world);
    const { options, fields } = await openForm(cookie);
    const answer = JSON.stringify(await device.answer(options.challenge, { counter: 3 }));
    const both = await Promise.all([1, 2, 3].map(() => send(cookie, { ...fields, answer })));
    expect(both.map(([status]) => status)).toEqual([303, 303, 303]);
    const others = await openForm(cookie);
    const [one, two] = await Promise.all(
      [4, 5].map(async (counter) => {
        const said = await device.answer(others.options.challenge, { counter });
        return send(cookie, { ...others.fields, answer: JSON.stringify(said) });
      }),
    );
    expect([one?.[0], two?.[0]].sort()).toEqual([303, 403]);
  });

  it('holds for its form, its action, its member, its session and two minutes alone', async () => {
    const owner = await ownerWithPasskey(world);
    const { cookie, device, session: browser, member } = owner;
    const { fields, options } = await openForm(cookie);
    const other = await openForm(cookie);
    const swapped = JSON.stringify(await device.answer(other.options.challenge));
    expect(await send(cookie, { ...fields, answer: swapped })).toEqual([403, 'late']);
    const key = fields.key ?? '';
    const mine = { purpose: 'touch', browser, member, action: 'read_last_entries', key } as const;
    const minute = 60_000;
    const now = Date.now();
    const made = (of: Parameters<typeof newChallenge>[1], at = now, secret = env.SECRET_KEY) =>
      newChallenge(secret, of, at);
    const stranger = await ownerWithPasskey(world);
    for (const challenge of [
      await made(mine, now - 2.1 * minute),
      await made(mine, now + minute),
      await made({ ...mine, action: 'read_team' }),
      await made({ ...mine, member: stranger.member }),
      await made({ ...mine, browser: stranger.session }),
      await made({ purpose: 'enter', browser }),
      await made({ purpose: 'create', browser }),
      await made(mine, now, 'c2VjcmV0LW9mLWFub3RoZXItc2VydmljZS0zMi1ieSE='),
      'AAAA',
    ]) {
      const answer = JSON.stringify(await device.answer(challenge));
      expect(await send(cookie, { ...fields, answer })).toEqual([403, 'late']);
    }
    // By the same person at another browser of theirs.
    const answer = JSON.stringify(await device.answer(options.challenge));
    expect((await send(stranger.cookie, { ...fields, answer }))[1]).toBe('late');
    const late = JSON.stringify(await device.answer(await made(mine, now - 1.9 * minute)));
    expect((await send(cookie, { ...fields, answer: late }))[0]).toBe(303);
  });

  it('of somebody else, of another site, copied, or not unlocked proves nothing', async () => {
    const { cookie, device, person } = await ownerWithPasskey(world);
    const stranger = await ownerWithPasskey(world);
    const { fields, options } = await openForm(cookie);
    const { challenge } = options;
    const unknown = await PasskeyDevice.make(person);
    for (const answer of [
      await stranger.device.answer(challenge),
      await stranger.device.answer(challenge, { person }),
      await unknown.answer(challenge),
      { ...(await unknown.answer(challenge)), id: device.id, rawId: device.id },
      await device.answer(challenge, { person: stranger.person }),
      await device.answer(challenge, { origin: 'https://evil.example' }),
      await device.answer(challenge, { host: 'evil.example' }),
      await device.answer(challenge, { type: 'webauthn.create' }),
      await device.answer(challenge, { isVerified: false }),
    ]) {
      expect(await send(cookie, { ...fields, answer: JSON.stringify(answer) })).toEqual([
        403,
        'unknown',
      ]);
    }
    // Not every authenticator says whose it is when one is asked for by its id.
    const { response, ...rest } = await device.answer(challenge);
    const { userHandle, ...silent } = response;
    const answer = JSON.stringify({ ...rest, response: silent });
    expect((await send(cookie, { ...fields, answer }))[0]).toBe(303);
  });

  it('is refused in whatever is no answer, without a failure of the service', async () => {
    const { cookie, device } = await ownerWithPasskey(world);
    const { fields, options } = await openForm(cookie);
    const whole = await device.answer(options.challenge);
    const before = total();
    for (const said of [
      '',
      'null',
      '[]',
      '{}',
      '"x"',
      '['.repeat(40_000),
      JSON.stringify({ ...whole, id: 'x'.repeat(4_000) }),
      JSON.stringify({ ...whole, response: { ...whole.response, signature: '!' } }),
      JSON.stringify({ ...whole, response: { ...whole.response, clientDataJSON: 'e30' } }),
      JSON.stringify({ ...whole, response: { ...whole.response, userHandle: {} } }),
    ]) {
      expect((await send(cookie, { ...fields, answer: said }))[0]).toBe(403);
    }
    const { key, ...keyless } = fields;
    const answer = JSON.stringify(whole);
    expect((await send(cookie, { ...keyless, answer }))[0]).toBe(403);
    expect((await send(cookie, { ...fields, key: 'x', answer }))[0]).toBe(403);
    expect(total()).toBe(before);
  });
});

describe('whoever cannot touch a passkey', () => {
  it('is led to make one, and no other way leads on', async () => {
    const cookie = await signIn(world, 'owner');
    const { html } = await openForm(cookie);
    expect(html).not.toContain('<form');
    expect(html).toContain(
      `/console/passkeys/new?to=${encodeURIComponent(`/console/${world.slug}/thing`)}`,
    );
    expect((await send(cookie, { key: crypto.randomUUID(), answer: '' }))[0]).toBe(403);
  });

  it('because several people use the computer, is sent to their own', async () => {
    const { cookie, device } = await ownerWithPasskey(world);
    const before = await openForm(cookie);
    await env.DB.prepare('UPDATE session SET shared = 1 WHERE revoked_at IS NULL').run();
    const { html } = await openForm(cookie);
    expect(html).not.toContain('<form');
    expect(html).toContain('Several people use this computer');
    const answer = JSON.stringify(await device.answer(before.options.challenge));
    expect((await send(cookie, { ...before.fields, answer }))[0]).toBe(403);
  });
});
