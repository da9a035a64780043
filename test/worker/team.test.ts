import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { membersOf } from '../../src/store/members/members.ts';
import { openDesk, submit } from './desk.ts';
import { newWorld, request, signIn, type World } from './world.ts';

let world: World;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  base = `/console/${world.slug}`;
});

const ownersOf = async () =>
  (await membersOf(env, world.number)).filter(({ role }) => role === 'owner');
const statusAs = async (cookie: string) =>
  (await request(base, { headers: { Cookie: cookie } })).status;

describe('the last owner', () => {
  it('cannot be taken away, which stands beside the name', async () => {
    const cookie = await signIn(world, 'owner');
    const page = await openDesk(`${base}/people?lang=en`, cookie);
    expect(page).toContain('The only owner: this role cannot be taken away.');
    expect(page).toContain('There is only one owner.');
    const [owner] = await ownersOf();
    expect((await submit(`${base}/people/${owner?.id}/revoke`, {}, cookie)).status).toBe(403);
    expect(await statusAs(cookie)).toBe(200);
  });

  it('stays when two owners take each other away at once', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      world = await newWorld();
      base = `/console/${world.slug}`;
      const cookies = [await signIn(world, 'owner'), await signIn(world, 'owner')];
      const [first, second] = await ownersOf();
      await Promise.all([
        submit(`${base}/people/${second?.id}/revoke`, {}, cookies[0]),
        submit(`${base}/people/${first?.id}/revoke`, {}, cookies[1]),
      ]);
      expect(await ownersOf()).toHaveLength(1);
      const statuses = await Promise.all(cookies.map(statusAs));
      expect(statuses.sort()).toEqual([200, 401]);
    }
  });

  it('of three leaves two, and no warning of one alone', async () => {
    const cookie = await signIn(world, 'owner');
    await signIn(world, 'owner');
    await signIn(world, 'owner');
    const page = await openDesk(`${base}/people?lang=en`, cookie);
    expect(page).not.toContain('There is only one owner.');
    const [, second] = await ownersOf();
    expect((await submit(`${base}/people/${second?.id}/revoke`, {}, cookie)).status).toBe(303);
    expect(await ownersOf()).toHaveLength(2);
  });
});

describe('the last entry and the passkeys of everybody', () => {
  it('are for owners to see', async () => {
    const owner = await signIn(world, 'owner');
    const organizer = await signIn(world, 'organizer');
    expect(await openDesk(`${base}/people?lang=en`, owner)).toContain('Last entry');
    expect(await openDesk(`${base}/people?lang=en`, organizer)).not.toContain('Last entry');
  });
});

describe('invitations made together', () => {
  const linksIn = (html: string) =>
    [...html.matchAll(/\/console\/join\/([a-z2-9]{24})\b/g)].map(([, code]) => code);
  const invite = async (fields: Record<string, string>, cookie: string) => {
    const answer = await submit(`${base}/people/invite`, fields, cookie);
    return { status: answer.status, links: linksIn(await answer.text()) };
  };
  const noted = async () =>
    (
      await env.DB.prepare(`SELECT count(*) n FROM audit WHERE event = ?1 AND verb = 'invite'`)
        .bind(world.number)
        .first<{ n: number }>()
    )?.n;

  it('are a link each, the same for the same form, and one row of the audit', async () => {
    const cookie = await signIn(world, 'owner');
    const before = (await noted()) ?? 0;
    const form = { role: 'desk', count: '٥', key: 'a-key-of-a-form' };
    const made = await invite(form, cookie);
    expect(new Set(made.links).size).toBe(5);
    expect((await invite(form, cookie)).links).toEqual(made.links);
    expect(await noted()).toBe(before + 1);
    for (const code of made.links.slice(0, 2)) {
      expect((await submit(`/console/join/${code}`, { name: 'هدى' })).status).toBe(303);
    }
    expect((await submit(`/console/join/${made.links[0]}`, { name: 'غيرها' })).status).toBe(403);
  });

  it('bind supervisors to their gate: of each, or of one', async () => {
    const cookie = await signIn(world, 'owner');
    const gates = await env.DB.prepare('SELECT number FROM gate WHERE event = ?1 ORDER BY number')
      .bind(world.number)
      .all<{ number: number }>();
    const each = await invite({ role: 'gate', gate: 'each', count: '1' }, cookie);
    expect(each.links).toHaveLength(gates.results.length);
    for (const code of each.links) await submit(`/console/join/${code}`, { name: 'باب' });
    const bound = (await membersOf(env, world.number))
      .filter(({ role }) => role === 'gate')
      .map(({ gate }) => gate);
    expect(bound.sort()).toEqual(gates.results.map(({ number }) => number));
    expect((await invite({ role: 'gate', gate: '2', count: '3' }, cookie)).links).toHaveLength(3);
  });

  it('are no more than a sheet, and of no gate that is not there', async () => {
    const cookie = await signIn(world, 'organizer');
    for (const fields of [
      { role: 'desk', count: '0', gate: '1' },
      { role: 'desk', count: '41', gate: '1' },
      { role: 'desk', count: '1.5', gate: '1' },
      { role: 'desk', count: 'many', gate: '1' },
      { role: 'desk', count: '-1', gate: '1' },
      { role: 'gate', count: '40', gate: 'each' },
      { role: 'gate', count: '1', gate: '99' },
      { role: 'gate', count: '1', gate: '' },
      { role: 'king', count: '1', gate: '1' },
    ]) {
      expect((await invite(fields, cookie)).status).toBe(422);
    }
    expect((await invite({ role: 'owner', count: '2' }, cookie)).status).toBe(403);
  });
});
