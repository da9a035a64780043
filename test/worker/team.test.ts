import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetLabels } from '../../src/operations/forget-labels.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { openInvitations } from '../../src/store/members/invitations.ts';
import { invitePhones } from '../../src/store/members/invite.ts';
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

  it('say on their page for which gate they are', async () => {
    const cookie = await signIn(world, 'owner');
    const { links } = await invite({ role: 'gate', gate: '2', count: '1' }, cookie);
    const gates = (await loadEdition(env.DB, world.number))?.gates ?? [];
    const page = (code: string) => openDesk(`/console/join/${code}?lang=fr`);
    const name = gates.find(({ number }) => number === 2)?.name.fr ?? '';
    const invited = await page(links[0] ?? '');
    expect(invited).toContain(`<b>${name}</b>`);
    expect(invited).toContain('Plusieurs personnes se servent de cet appareil');
    expect(invited).not.toMatch(/ordinateur/i);
    const other = await invite({ role: 'desk', count: '1' }, cookie);
    for (const gate of gates) {
      expect(await page(other.links[0] ?? '')).not.toContain(`<b>${gate.name.fr}</b>`);
    }
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

describe('the step that takes a role away', () => {
  it('opens beside its name, as every step does', async () => {
    const cookie = await signIn(world, 'owner');
    await signIn(world, 'desk');
    await signIn(world, 'viewer');
    const html = await openDesk(`${base}/people`, cookie);
    const steps = html.match(/<details class="step"/g) ?? [];
    expect(steps).toHaveLength(2);
    expect(html.match(/<div class="controls"><details class="step"/g)).toHaveLength(2);
  });
});

describe('open invitations', () => {
  it('are never so many that one of them is not listed, nor withdrawn', async () => {
    const cookie = await signIn(world, 'organizer');
    const invite = (count: number) =>
      submit(`${base}/people/invite?lang=en`, { role: 'viewer', count: String(count) }, cookie);
    // Those of phones take no place in the list of those to the console.
    const card = { event: world.number, id: 'test' };
    for (let sheet = 0; sheet < 70; sheet += 1) {
      await invitePhones(env, card, 1, Date.now(), crypto.randomUUID());
    }
    const all = await Promise.all(Array.from({ length: 7 }, () => invite(40)));
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 409, 409]);
    const refused = await invite(1);
    expect(await refused.text()).toContain('An edition can have 200 open invitations at once');
    const html = await openDesk(`${base}/people?lang=en`, cookie);
    const actions = [...html.matchAll(/action="([^"]*\/withdraw)"/g)].map(([, path = '']) => path);
    const open = await openInvitations(env.DB, world.number, Date.now());
    expect(open.filter(({ kind }) => kind === 'organizer')).toHaveLength(200);
    expect((await submit(actions[0] ?? '', {}, cookie)).status).toBe(303);
    expect((await invite(1)).status).toBe(200);
    const sql = `SELECT count(*) n FROM audit WHERE event = ?1 AND verb = 'invite' AND subject = 'viewer'`;
    expect(await env.DB.prepare(sql).bind(world.number).first()).toEqual({ n: 6 });
  });
});

describe('for whom an invitation is', () => {
  const invite = (fields: Record<string, string>, cookie: string) =>
    submit(`${base}/people/invite?lang=en`, fields, cookie);
  const kept = async () =>
    (
      await env.DB.prepare('SELECT label FROM invitation WHERE event = ?1 AND label IS NOT NULL')
        .bind(world.number)
        .all<{ label: string }>()
    ).results.map(({ label }) => label);
  const codesIn = (html: string) =>
    [...html.matchAll(/\/console\/join\/([a-z2-9]{24})\b/g)].map(([, code = '']) => code);

  it('is on the sheet and in the list, a line each, and nowhere else', async () => {
    const cookie = await signIn(world, 'owner');
    const names = 'Saïda, matin\r\n\r\n  هدى <b>\u202e  \nNadia';
    const sheet = await (await invite({ role: 'desk', count: '1', names }, cookie)).text();
    expect(codesIn(sheet)).toHaveLength(3);
    expect(sheet).toMatch(/Saïda, matin[\s\S]*هدى &lt;b&gt;[\s\S]*Nadia/);
    const page = await openDesk(`${base}/people?lang=en`, cookie);
    for (const name of ['Saïda, matin', 'هدى &lt;b&gt;', 'Nadia']) expect(page).toContain(name);
    expect((await kept()).sort()).toEqual(['Nadia', 'Saïda, matin', 'هدى <b>'].sort());
    const { results } = await env.DB.prepare('SELECT * FROM audit WHERE event = ?1')
      .bind(world.number)
      .all();
    expect(JSON.stringify(results)).not.toMatch(/Nadia|Saïda|هدى/);
    // Nor does whoever opens the link read it.
    expect(await openDesk(`/console/join/${codesIn(sheet)[2]}`)).not.toContain('Nadia');
  });

  it('is forgotten once the invitation is used, withdrawn or over', async () => {
    const cookie = await signIn(world, 'owner');
    const made = await invite({ role: 'desk', count: '9', names: 'A\nB\nC' }, cookie);
    const [first = ''] = codesIn(await made.text());
    await submit(`/console/join/${first}`, { name: 'هدى' });
    expect(await kept()).toHaveLength(2);
    const page = await openDesk(`${base}/people`, cookie);
    const [, withdraw = ''] = /action="([^"]*\/withdraw)"/.exec(page) ?? [];
    await submit(withdraw, {}, cookie);
    expect(await kept()).toHaveLength(1);
    await forgetLabels({
      actor: 'service',
      env,
      now: Date.now() + 25 * 3_600_000,
      request: null,
    });
    expect(await kept()).toEqual([]);
  });

  it('follows the gates of supervisors, line by line', async () => {
    const cookie = await signIn(world, 'owner');
    const { results: gates } = await env.DB.prepare(
      'SELECT number FROM gate WHERE event = ?1 ORDER BY number',
    )
      .bind(world.number)
      .all<{ number: number }>();
    const names = gates.map(({ number }) => `Gate ${number}`).join('\n');
    const each = { role: 'gate', gate: 'each', count: '1' };
    expect((await invite({ ...each, names }, cookie)).status).toBe(200);
    const { results } = await env.DB.prepare(
      'SELECT gate, label FROM invitation WHERE event = ?1 AND label IS NOT NULL ORDER BY gate',
    )
      .bind(world.number)
      .all<{ gate: number; label: string }>();
    expect(results).toEqual(gates.map(({ number }) => ({ gate: number, label: `Gate ${number}` })));
    const refused = await invite({ ...each, names: 'only one' }, cookie);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(`write ${gates.length} lines`);
    expect((await invite({ role: 'gate', gate: '2', names: 'A\nB' }, cookie)).status).toBe(200);
  });

  it('is refused with the reason where it is too long or too many, and what was typed stays', async () => {
    const cookie = await signIn(world, 'owner');
    for (const names of ['x'.repeat(61), Array(41).fill('a').join('\n'), 'x\n'.repeat(9_000)]) {
      const answer = await invite({ role: 'viewer', names }, cookie);
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain('At most 40 lines of at most 60 characters.');
      expect(page).toContain(names.slice(0, 40));
      expect(page).toMatch(/value="viewer"[^>]*checked|checked[^>]*value="viewer"/);
    }
    expect(await kept()).toEqual([]);
    const none = await invite({ role: 'desk', count: 'many' }, cookie);
    expect(await none.text()).toContain('Write how many invitations you need');
  });
});

describe('what is not done on the team’s page', () => {
  it('is said in the reader’s language: why a role stays', async () => {
    const owner = await signIn(world, 'owner');
    const [only] = await ownersOf();
    const revoke = async (id: string, cookie: string, lang: string) => {
      const answer = await submit(`${base}/people/${id}/revoke?lang=${lang}`, {}, cookie);
      return { status: answer.status, page: await answer.text() };
    };
    const last = await revoke(only?.id ?? '', owner, 'fr');
    expect(last.status).toBe(403);
    expect(last.page).toContain('C’est la seule personne responsable de l’édition');
    expect(last.page).toContain('id="trouble"');
    const second = await signIn(world, 'owner');
    expect((await revoke(only?.id ?? '', owner, 'en')).page).toContain(
      'You cannot take your own role away.',
    );
    const organizer = await signIn(world, 'organizer');
    expect((await revoke(only?.id ?? '', organizer, 'en')).page).toContain(
      'Only an owner can take an owner’s role away.',
    );
    // Who has none any more has none: asked again, it is done.
    for (let times = 0; times < 2; times += 1) {
      expect((await revoke(only?.id ?? '', second, 'en')).status).toBe(303);
    }
    expect((await revoke('nobody', second, 'en')).status).toBe(404);
  });

  it('is said where an invitation was used before it was withdrawn', async () => {
    const owner = await signIn(world, 'owner');
    await submit(`${base}/people/invite`, { role: 'desk', count: '2' }, owner);
    const page = await openDesk(`${base}/people`, owner);
    const actions = [...page.matchAll(/action="([^"]*\/withdraw)"/g)].map(
      ([, action = '']) => action,
    );
    expect(actions).toHaveLength(2);
    const name = 'نادية';
    const sheet = await (
      await submit(`${base}/people/invite`, { role: 'desk', count: '1' }, owner)
    ).text();
    const [, code = ''] = /\/console\/join\/([a-z2-9]{24})\b/.exec(sheet) ?? [];
    const all = await openDesk(`${base}/people`, owner);
    const own = [...all.matchAll(/action="([^"]*\/withdraw)"/g)]
      .map(([, action = '']) => action)
      .find((action) => !actions.includes(action));
    await submit(`/console/join/${code}`, { name });
    const late = await submit(`${own}?lang=en`, {}, owner);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain(`\u2068${name}\u2069 has already joined`);
    for (let times = 0; times < 2; times += 1) {
      expect((await submit(actions[0] ?? '', {}, owner)).status).toBe(303);
    }
  });
});
