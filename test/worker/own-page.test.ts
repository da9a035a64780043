import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { inviteMember } from '../../src/store/members/invite.ts';
import { openDesk, submit } from './desk.ts';
import { PasskeyDevice } from './passkey-device.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const me = (cookie: string) => openDesk('/console/me?lang=en', cookie);
const actionsIn = (html: string, end: string) =>
  [...html.matchAll(new RegExp(`action="(/console/me/[^"]*/${end})"`, 'g'))].map(
    ([, action = '']) => action,
  );

async function addPasskey(cookie: string, name: string): Promise<void> {
  const html = await openDesk('/console/passkeys/new', cookie);
  const written = /data-options="([^"]*)"/.exec(html)?.[1] ?? '{}';
  const { challenge, user } = JSON.parse(written.replaceAll('&quot;', '"'));
  const device = await PasskeyDevice.make(atob(user.id));
  const answer = JSON.stringify(await device.made(challenge));
  const answered = await submit('/console/passkeys', { answer, name, to: '/console/me' }, cookie);
  expect(answered.headers.get('Location')).toBe('/console/me');
}

describe('one’s own page', () => {
  it('names, renames and removes passkeys, and warns of the last one', async () => {
    const cookie = await signIn(world, 'viewer');
    expect(await me(cookie)).toContain('You have no passkey here');
    await addPasskey(cookie, 'هاتفي');
    const one = await me(cookie);
    expect(one).toContain('هاتفي');
    expect(one).toContain('This is your last passkey');
    await addPasskey(cookie, 'Laptop');
    const two = await me(cookie);
    expect(two).not.toContain('This is your last passkey');
    const [rename = ''] = actionsIn(two, 'rename');
    await submit(rename, { name: ' <b>Desk</b> ' }, cookie);
    await submit(rename, { name: '  ' }, cookie);
    expect(await me(cookie)).toContain('&lt;b&gt;Desk&lt;/b&gt;');
    const [remove = ''] = actionsIn(two, 'remove');
    for (let times = 0; times < 2; times += 1) {
      expect((await submit(remove, {}, cookie)).status).toBe(303);
    }
    expect(actionsIn(await me(cookie), 'remove')).toHaveLength(1);
    const { results } = await env.DB.prepare(
      `SELECT verb, detail FROM audit WHERE event = ?1 AND verb LIKE '%_passkey' ORDER BY id`,
    )
      .bind(world.number)
      .all<{ verb: string; detail: string }>();
    const verbs = results.map(({ verb }) => verb);
    expect(verbs).toEqual(['add_passkey', 'add_passkey', 'rename_passkey', 'remove_passkey']);
    expect(JSON.stringify(results)).not.toMatch(/Desk|Laptop|هاتفي/);
  });

  it('changes nothing of anybody else', async () => {
    const [cookie, other] = [await signIn(world, 'viewer'), await signIn(world, 'owner')];
    await addPasskey(cookie, 'x');
    const page = await me(cookie);
    const [remove = ''] = actionsIn(page, 'remove');
    const [end = ''] = actionsIn(page, 'end');
    await submit(remove, {}, other);
    await submit(remove.replace('/remove', '/rename'), { name: 'y' }, other);
    await submit(end, {}, other);
    const after = await me(cookie);
    expect(actionsIn(after, 'remove')).toEqual([remove]);
    expect(after).not.toContain('>y<');
  });

  it('shows browsers in words, and ends a session in another one', async () => {
    const by = { event: world.number, id: 'test' };
    const { code } = await inviteMember(env, by, 'viewer', Date.now());
    const agent =
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
    const joined = await request(`/console/join/${code}`, {
      method: 'POST',
      headers: {
        Origin: ORIGIN,
        'User-Agent': agent,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ name: 'هدى' }),
    });
    const cookie = joined.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const page = await me(cookie);
    expect(page).toContain('Chrome – Android');
    expect(page).toContain('This browser');
    expect(page).not.toContain('140.0');
    const [end = ''] = actionsIn(page, 'end');
    expect((await submit(end, {}, cookie)).status).toBe(303);
    expect((await request('/console/me', { headers: { Cookie: cookie } })).status).toBe(401);
  });
});

describe('whoever has no passkey', () => {
  it('is told that there is no way back before they leave', async () => {
    const world = await newWorld();
    const cookie = await signIn(world, 'owner');
    const board = await openDesk(`/console/${world.slug}`, cookie);
    expect(board).toContain('href="/console/me#leave"');
    expect(board).not.toContain('<button type="submit" class="quiet">');
    const own = await openDesk('/console/me', cookie);
    expect(
      /id="leave">[\s\S]*<details class="step"[\s\S]*action="\/console\/logout"/.test(own),
    ).toBe(true);
  });
});
