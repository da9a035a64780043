import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/roles.ts';
import { inviteMember } from '../../src/store/members/invite.ts';
import { personBySession } from '../../src/store/members/signed-in.ts';
import { openDesk, submit } from './desk.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

let first: World;
let second: World;
beforeAll(async () => {
  first = await newWorld();
  second = await newWorld();
});

async function linkTo(world: World, role: Role): Promise<string> {
  const by = { event: world.number, id: 'test' };
  return `/console/join/${(await inviteMember(env, by, role, Date.now())).code}`;
}

async function statusOf(path: string, cookie: string): Promise<number> {
  return (await request(path, { headers: { Cookie: cookie } })).status;
}

async function rolesOf(cookie: string): Promise<string[]> {
  const person = await personBySession(env, cookie.split('=')[1] ?? '', Date.now(), false);
  return (person?.roles ?? []).map(({ slug, role }) => `${slug} ${role}`).sort();
}

async function memberIdOf(cookie: string, world: World): Promise<string> {
  const person = await personBySession(env, cookie.split('=')[1] ?? '', Date.now(), false);
  return person?.roles.find(({ event }) => event === world.number)?.id ?? '';
}

describe('an invitation opened by somebody who is signed in', () => {
  it('adds a role in a further edition to the same person, and ends no session', async () => {
    const cookie = await signIn(first, 'viewer');
    const link = await linkTo(second, 'organizer');
    const page = await openDesk(`${link}?lang=en`, cookie);
    expect(page).toContain('You are signed in as مريم');
    const joined = await submit(link, { as: 'me', key: 'a-key-of-a-form' }, cookie);
    expect(joined.headers.get('Location')).toBe(`/console/${second.slug}`);
    expect(joined.headers.get('Set-Cookie')).toBeNull();
    const both = [`${first.slug} viewer`, `${second.slug} organizer`].sort();
    expect(await rolesOf(cookie)).toEqual(both);
    // Each edition by the role there, and by no other.
    expect(await statusOf(`/console/${second.slug}/people`, cookie)).toBe(200);
    expect(await statusOf(`/console/${first.slug}/people`, cookie)).toBe(403);
    const live = await request(`/api/v1/events/${second.slug}/live`, {
      headers: { Cookie: cookie },
    });
    expect(live.headers.get('Cache-Control')).toContain('no-store');
    // Sent again, it gives the same.
    expect((await submit(link, { as: 'me', key: 'a-key-of-a-form' }, cookie)).status).toBe(303);
    expect(await rolesOf(cookie)).toEqual(both);
  });

  it('gives no second role in the same edition, and stays for somebody else', async () => {
    const cookie = await signIn(first, 'owner');
    const link = await linkTo(first, 'viewer');
    expect(await openDesk(`${link}?lang=en`, cookie)).toContain('You are already in');
    expect((await submit(link, { as: 'me' }, cookie)).status).toBe(403);
    expect(await rolesOf(cookie)).toEqual([`${first.slug} owner`]);
    expect((await submit(link, { name: 'سعيدة' })).status).toBe(303);
  });

  it('gives a stranger no role under the name of who used it', async () => {
    const cookie = await signIn(first, 'viewer');
    const stranger = await signIn(first, 'viewer');
    const link = await linkTo(second, 'viewer');
    await submit(link, { as: 'me' }, cookie);
    expect((await submit(link, { as: 'me' }, stranger)).status).toBe(403);
    expect((await submit(link, { as: 'me' })).status).toBe(403);
    expect(await statusOf(link, stranger)).toBe(403);
    expect(await statusOf(link, cookie)).toBe(200);
  });

  it('of two that are taken at once for one edition gives one role', async () => {
    const cookie = await signIn(first, 'viewer');
    const links = await Promise.all([linkTo(second, 'viewer'), linkTo(second, 'owner')]);
    const answers = await Promise.all(links.map((link) => submit(link, { as: 'me' }, cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
    expect(await rolesOf(cookie)).toHaveLength(2);
  });
});

describe('a role that is taken away', () => {
  it('leaves the person their others; with the last one they are signed out', async () => {
    const cookie = await signIn(first, 'viewer');
    await submit(await linkTo(second, 'viewer'), { as: 'me' }, cookie);
    const owners = new Map([
      [first, await signIn(first, 'owner')],
      [second, await signIn(second, 'owner')],
    ]);
    const revoke = async (world: World) =>
      submit(
        `/console/${world.slug}/people/${await memberIdOf(cookie, world)}/revoke`,
        {},
        owners.get(world),
      );
    expect((await revoke(second)).status).toBe(303);
    expect(await rolesOf(cookie)).toEqual([`${first.slug} viewer`]);
    expect(await statusOf(`/console/${second.slug}`, cookie)).toBe(404);
    expect(await statusOf(`/console/${first.slug}`, cookie)).toBe(200);
    await revoke(first);
    expect(await statusOf(`/console/${first.slug}`, cookie)).toBe(401);
  });

  it('takes the live boards of that edition with it at once, and no others', async () => {
    const cookie = await signIn(first, 'viewer');
    await submit(await linkTo(second, 'viewer'), { as: 'me' }, cookie);
    const open = async (world: World) => {
      const headers = { Upgrade: 'websocket', Origin: ORIGIN, Cookie: cookie };
      const answer = await request(`/api/v1/events/${world.slug}/live/socket`, { headers });
      const socket = answer.webSocket;
      if (!socket) throw new Error(`no socket: ${answer.status}`);
      socket.accept();
      return socket;
    };
    const [kept, lost] = [await open(first), await open(second)];
    let keptIsOpen = true;
    kept.addEventListener('close', () => {
      keptIsOpen = false;
    });
    const closed = new Promise<number>((resolve) =>
      lost.addEventListener('close', ({ code }) => resolve(code)),
    );
    const owner = await signIn(second, 'owner');
    const id = await memberIdOf(cookie, second);
    await submit(`/console/${second.slug}/people/${id}/revoke`, {}, owner);
    expect(await closed).toBe(4401);
    expect(keptIsOpen).toBe(true);
    kept.close();
  });
});

describe('whoever works on two editions', () => {
  it('keeps the page when they change the edition, or its section, or begins at home', async () => {
    const cookie = await signIn(first, 'owner');
    await submit(await linkTo(second, 'desk'), { as: 'me' }, cookie);
    const to = async (slug: string, from: string) => {
      const path = `/console?edition=${slug}&from=${from}`;
      const answer = await request(path, { headers: { Cookie: cookie } });
      return answer.headers.get('Location')?.replace(`/console/${slug}`, '');
    };
    expect(await to(second.slug, 'lists')).toBe('/lists');
    expect(await to(second.slug, 'board')).toBe('');
    expect(await to(first.slug, 'desk')).toBe('/desk');
    expect(await to(first.slug, 'log')).toBe('/log');
    // Of the gates' pages the coaches that are expected are theirs there, and no page of the edition's.
    expect(await to(second.slug, 'gates')).toBe('/coaches');
    for (const from of ['log', 'words', '', 'toString', '__proto__', 'x'.repeat(5_000)]) {
      expect(await to(second.slug, from), from.slice(0, 20)).toBe('/desk');
    }
    const page = await openDesk(`/console/${first.slug}/requests`, cookie);
    expect(page).toContain(`/console?edition=${second.slug}&amp;from=requests`);
  });

  it('opens each by its own address, and is led back to the one where a page was not theirs', async () => {
    const cookie = await signIn(first, 'owner');
    await submit(await linkTo(second, 'desk'), { as: 'me' }, cookie);
    for (const { slug } of [first, second]) {
      const board = await openDesk(`/console/${slug}?lang=en`, cookie);
      expect(board).toContain(`data-slug="${slug}"`);
      const roles = { [first.slug]: 'Owner', [second.slug]: 'Desk' };
      expect(board).toContain(`<small>${roles[slug]}</small>`);
    }
    const refused = await openDesk(`/console/${second.slug}/gates`, cookie);
    expect(refused).toContain(`href="/console?edition=${second.slug}"`);
    const home = `class="brand" href="/console/${second.slug}/desk"`;
    expect(await openDesk(`/console/${second.slug}`, cookie)).toContain(home);
  });
});

describe('the first page of the console', () => {
  it('leads to the edition that is open, not to the one joined last', async () => {
    const cookie = await signIn(first, 'viewer');
    await submit(await linkTo(second, 'viewer'), { as: 'me' }, cookie);
    const over =
      'UPDATE day SET opens_at = opens_at - ?2, closes_at = closes_at - ?2 WHERE event = ?1';
    const third = await newWorld();
    await env.DB.prepare(over)
      .bind(third.number, 30 * 86_400_000)
      .run();
    await submit(await linkTo(third, 'viewer'), { as: 'me' }, cookie);
    const to = (await request('/console', { headers: { Cookie: cookie } })).headers.get('Location');
    expect([`/console/${first.slug}`, `/console/${second.slug}`]).toContain(to);
  });
});
