import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { newChallenge } from '../../src/store/members/challenges.ts';
import { personBySession } from '../../src/store/members/signed-in.ts';
import { submit } from './desk.ts';
import { PasskeyDevice } from './passkey-device.ts';
import { newWorld, request, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

async function optionsOn(path: string, cookie: string): Promise<{ challenge: string }> {
  const html = await (await request(path, { headers: { Cookie: cookie } })).text();
  const [, written = '{}'] = /data-options="([^"]*)"/.exec(html) ?? [];
  return JSON.parse(written.replaceAll('&quot;', '"'));
}

/** A browser before anybody signs in: its cookie and the challenge of its page. */
async function atTheDoor(): Promise<{ cookie: string; challenge: string }> {
  const answer = await request('/console');
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  return { cookie, challenge: (await optionsOn('/console', cookie)).challenge };
}

async function personOf(cookie: string): Promise<string> {
  const [, secret = ''] = /session=([^;]+)/.exec(cookie) ?? [];
  return (await personBySession(env, secret, Date.now(), false))?.person ?? '';
}

/** A passkey that somebody has made; with their person. */
async function withPasskey(): Promise<{ device: PasskeyDevice; cookie: string; person: string }> {
  const cookie = await signIn(world, 'organizer');
  const person = await personOf(cookie);
  const device = await PasskeyDevice.make(person);
  const { challenge } = await optionsOn('/console/passkeys/new', cookie);
  const answer = JSON.stringify(await device.made(challenge));
  const kept = await submit('/console/passkeys', { answer, name: 'هاتفي', to: '/console' }, cookie);
  expect(kept.status).toBe(303);
  return { device, cookie, person };
}

const enter = (answer: object, cookie: string) =>
  submit('/console/enter', { answer: JSON.stringify(answer), to: '/console' }, cookie);

const sessionIn = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((line) => line.startsWith('session='))
    ?.split(';')[0] ?? '';

const countOf = async (person: string) =>
  (
    await env.DB.prepare('SELECT count(*) n FROM passkey WHERE person = ?1')
      .bind(person)
      .first<{ n: number }>()
  )?.n;

describe('a passkey', () => {
  it('is made by who is signed in, and signs the same person in at another browser', async () => {
    const { device, person } = await withPasskey();
    const { cookie, challenge } = await atTheDoor();
    const entered = await enter(await device.answer(challenge), cookie);
    expect(entered.headers.get('Location')).toBe('/console');
    expect(await personOf(sessionIn(entered))).toBe(person);
    const to = await request('/console', { headers: { Cookie: sessionIn(entered) } });
    expect(to.headers.get('Location')).toBe(`/console/${world.slug}`);
  });

  it('leads back to the page that was asked for, and to no other site', async () => {
    const { device } = await withPasskey();
    for (const [to, location] of [
      [`/console/${world.slug}/people?x=1`, `/console/${world.slug}/people?x=1`],
      ['https://evil.example/console/x', '/console/x'],
      ['//evil.example', '/console'],
      ['/console/../x', '/console'],
      ['/console/logout', '/console'],
      ['javascript:alert(1)', '/console'],
    ] as const) {
      const { cookie, challenge } = await atTheDoor();
      const answer = JSON.stringify(await device.answer(challenge));
      const entered = await submit('/console/enter', { answer, to }, cookie);
      expect(entered.headers.get('Location')).toBe(location);
    }
  });

  it('answers a challenge once', async () => {
    const { device } = await withPasskey();
    const { cookie, challenge } = await atTheDoor();
    const answer = await device.answer(challenge);
    expect((await enter(answer, cookie)).status).toBe(303);
    const again = await enter(answer, `${cookie}; lang=en`);
    expect(again.status).toBe(403);
    // The page of a refusal asks for no passkey by itself: it would be refused again and again.
    const refusal = await again.text();
    expect(refusal).toContain('data-calm');
    expect(refusal).toContain('too old, or had been answered already');
    // Nor with a new signature over the same one.
    expect((await enter(await device.answer(challenge), cookie)).status).toBe(403);
    const twice = await atTheDoor();
    const both = await Promise.all(
      [await device.answer(twice.challenge), await device.answer(twice.challenge)].map((one) =>
        enter(one, twice.cookie),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([303, 403]);
  });

  it('answers only challenges of this browser, of this service, and of these five minutes', async () => {
    const { device } = await withPasskey();
    const [here, there] = [await atTheDoor(), await atTheDoor()];
    expect((await enter(await device.answer(there.challenge), here.cookie)).status).toBe(403);
    expect((await enter(await device.answer('AAAA'), here.cookie)).status).toBe(403);
    const browser = here.cookie.split('=')[1] ?? '';
    const made = async (purpose: 'enter' | 'create', at: number, key = env.SECRET_KEY) =>
      newChallenge(key, { purpose, browser }, at);
    const minute = 60_000;
    for (const challenge of [
      await made('enter', Date.now() - 6 * minute),
      await made('enter', Date.now() + minute),
      await made('create', Date.now()),
      await made('enter', Date.now(), 'c2VjcmV0LW9mLWFub3RoZXItc2VydmljZS0zMi1ieSE='),
    ]) {
      expect((await enter(await device.answer(challenge), here.cookie)).status).toBe(403);
    }
    const fresh = await made('enter', Date.now() - 4 * minute);
    expect((await enter(await device.answer(fresh), here.cookie)).status).toBe(303);
    expect((await enter(await device.answer(there.challenge), '')).status).toBe(403);
  });

  it('of another site, another person, without its owner or with another key opens nothing', async () => {
    const { device } = await withPasskey();
    const other = await withPasskey();
    const door = await atTheDoor();
    const { challenge } = door;
    const strange = await PasskeyDevice.make(other.person);
    for (const answer of [
      await device.answer(challenge, { origin: 'https://evil.example' }),
      await device.answer(challenge, { host: 'evil.example' }),
      await device.answer(challenge, { type: 'webauthn.create' }),
      await device.answer(challenge, { isVerified: false }),
      await device.answer(challenge, { person: other.person }),
      await strange.answer(challenge),
      { ...(await strange.answer(challenge)), id: device.id, rawId: device.id },
      { ...(await device.answer(challenge)), id: other.device.id, rawId: other.device.id },
    ]) {
      const refused = await enter(answer, `${door.cookie}; lang=en`);
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain('it belongs to another site, or was removed');
    }
    expect((await enter(await device.answer(challenge), door.cookie)).status).toBe(303);
  });

  it('whose count went back was copied, and opens nothing', async () => {
    const { device } = await withPasskey();
    const answerWith = async (counter: number) => {
      const { cookie, challenge } = await atTheDoor();
      return (await enter(await device.answer(challenge, { counter }), cookie)).status;
    };
    expect(await answerWith(5)).toBe(303);
    expect(await answerWith(5)).toBe(403);
    expect(await answerWith(4)).toBe(403);
    expect(await answerWith(0)).toBe(403);
    expect(await answerWith(6)).toBe(303);
  });

  it('is refused in whatever is no answer, without a failure of the service', async () => {
    const { device } = await withPasskey();
    const { cookie, challenge } = await atTheDoor();
    const answer = await device.answer(challenge);
    for (const said of [
      '',
      '{}',
      'null',
      '[]',
      '{"id":',
      JSON.stringify({ ...answer, response: { ...answer.response, signature: 'AAAA' } }),
      JSON.stringify({ ...answer, response: { ...answer.response, authenticatorData: 'AA' } }),
      JSON.stringify({ ...answer, response: { ...answer.response, clientDataJSON: 'e30' } }),
      JSON.stringify({ ...answer, id: 'x'.repeat(5_000) }),
    ]) {
      const status = (await submit('/console/enter', { answer: said }, cookie)).status;
      expect(`${said.slice(0, 40)} ${status}`).toBe(`${said.slice(0, 40)} 403`);
    }
  });
});

describe('making a passkey', () => {
  it('takes the one that its session was asked for, once, and of the person themselves', async () => {
    const cookie = await signIn(world, 'desk');
    const person = await personOf(cookie);
    const add = async (device: PasskeyDevice, challenge: string, change = {}) => {
      const answer = JSON.stringify(await device.made(challenge, change));
      return (await submit('/console/passkeys', { answer, name: '' }, cookie)).status;
    };
    const other = await signIn(world, 'desk');
    const fresh = async (of = cookie) => (await optionsOn('/console/passkeys/new', of)).challenge;
    const device = await PasskeyDevice.make(person);
    expect(await add(device, await fresh(other))).toBe(422);
    expect(await add(device, (await atTheDoor()).challenge)).toBe(422);
    expect(await add(device, await fresh(), { origin: 'https://evil.example' })).toBe(422);
    expect(await add(device, await fresh(), { host: 'evil.example' })).toBe(422);
    expect(await add(device, await fresh(), { isVerified: false })).toBe(422);
    expect(await countOf(person)).toBe(0);
    const challenge = await fresh();
    expect(await add(device, challenge)).toBe(303);
    // Sent again, it is the same one; another one may not use its challenge.
    expect(await add(device, challenge)).toBe(303);
    expect(await add(await PasskeyDevice.make(person), challenge)).toBe(422);
    expect(await countOf(person)).toBe(1);
    // Nor is it anybody else's afterwards.
    const stolen = JSON.stringify(await device.made(await fresh(other)));
    expect((await submit('/console/passkeys', { answer: stolen }, other)).status).toBe(422);
    expect((await submit('/console/passkeys', { answer: stolen })).status).toBe(401);
  });

  it('goes up to ten of one person, however they race', async () => {
    const cookie = await signIn(world, 'desk');
    const person = await personOf(cookie);
    const add = async () => {
      const device = await PasskeyDevice.make(person);
      const { challenge } = await optionsOn('/console/passkeys/new', cookie);
      const answer = JSON.stringify(await device.made(challenge));
      return (await submit('/console/passkeys', { answer, name: 'x' }, cookie)).status;
    };
    const statuses = await Promise.all(Array.from({ length: 12 }, add));
    expect(statuses.filter((status) => status === 303)).toHaveLength(10);
    expect(await countOf(person)).toBe(10);
  });

  it('stands in the audit, without the name that was typed', async () => {
    await withPasskey();
    const row = await env.DB.prepare(
      `SELECT detail FROM audit WHERE event = ?1 AND verb = 'add_passkey' ORDER BY id DESC`,
    )
      .bind(world.number)
      .first<{ detail: string }>();
    expect(row?.detail).toBe('{"before":null,"after":{"host":"localhost"}}');
  });
});

describe('somebody whose last role was taken away', () => {
  it('is told so when their passkey signs them in, and a new invitation adds to the same person', async () => {
    const { device, person } = await withPasskey();
    await env.DB.prepare(`UPDATE member SET state = 'revoked' WHERE person = ?1`)
      .bind(person)
      .run();
    const { cookie, challenge } = await atTheDoor();
    const entered = await enter(await device.answer(challenge), cookie);
    const page = await request('/console?lang=en', { headers: { Cookie: sessionIn(entered) } });
    expect(page.status).toBe(401);
    expect(await page.text()).toContain('No edition is open to you');
  });
});

describe('an invitation that was pasted', () => {
  it('is found in whatever was copied with it', async () => {
    const { cookie } = await atTheDoor();
    const open = (invitation: string) => submit('/console/invitation', { invitation }, cookie);
    const { inviteMember } = await import('../../src/store/members/invite.ts');
    const by = { event: world.number, id: 'test' };
    const { url, code } = await inviteMember(env, by, 'desk', Date.now());
    for (const pasted of [url, ` ${url} `, code, `Your link: ${url}.`]) {
      expect((await open(pasted)).headers.get('Location')).toBe(`/console/join/${code}`);
    }
    for (const pasted of ['', 'hello', code.slice(1), 'a'.repeat(24), `${url}`.slice(0, -1)]) {
      expect((await open(pasted)).status).toBe(422);
    }
  });
});
