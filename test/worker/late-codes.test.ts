import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { askRegistrar } from '../../src/actors/stubs.ts';
import { hashSecret } from '../../src/store/keys/keys.ts';
import { createGroupCode, type GroupCodeTerms } from '../../src/store/registrations/group-codes.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { Follower } from './follower.ts';
import { fieldOf, open, send } from './forms.ts';
import {
  daysWith,
  enrol,
  family,
  newWorld,
  post,
  register,
  registered,
  scanOne,
  vouchedFor,
  type World,
} from './world.ts';
import { seated } from './writers.ts';

// A group registers first, and is given its code by the directorate later.

const school = (people = 120) => ({
  kind: 'school',
  party: { girls: people - 20, boys: 10, adults: 10, coaches: 2 },
  organisation: 'مدرسة الأمل',
});

let world: World;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 200) });
});

async function waiting(change: Record<string, unknown> = school()): Promise<string> {
  const { registration } = await registered(world, change);
  return new URL(registration.manage_url).pathname;
}

const codeFor = (terms: Partial<GroupCodeTerms> = {}) =>
  createGroupCode(
    env.DB,
    { event: world.number, id: 'test' },
    { people: 1_000, uses: 1, days: null, expires_at: Date.now() + 60_000, ...terms },
    Date.now(),
  );

const view = (page: string) => registrationBySecret(env, page.slice(3), Date.now());

/** The fields of the form for the code, as the page has them. */
async function codeForm(page: string): Promise<URLSearchParams> {
  const { html } = await open(`${page}?lang=en`);
  const [form = ''] = /<form[^>]*\/code\?[\s\S]*?<\/form>/.exec(html) ?? [];
  return new URLSearchParams({ key: fieldOf(form, 'key'), slot: fieldOf(form, 'slot') });
}

async function give(page: string, code: string, change: Record<string, string> = {}) {
  const form = await codeForm(page);
  form.set('group_code', code);
  for (const [name, value] of Object.entries(change)) form.set(name, value);
  return { form, ...(await send(`${page}/code?lang=en`, form)) };
}

describe('a group that waits and is given a code', () => {
  it('is confirmed at once, with places, tickets and its reference', async () => {
    const page = await waiting();
    const before = await view(page);
    const sent = await give(page, await codeFor());
    expect(sent.status).toBe(303);
    expect(sent.headers.get('Location')).toBe(`${page}?lang=en&new=1`);
    const welcome = await open(`${page}?lang=en&new=1`);
    expect(welcome.html).toContain('Your visit is confirmed');
    const after = await view(page);
    expect(after).toMatchObject({ status: 'confirmed', held: 120 });
    expect(after?.tickets).toHaveLength(2);
    expect(after?.tickets[0]?.code).toBe(before?.reference);
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
    const [one] = after?.tickets ?? [];
    expect(await scanOne(await enrol(world), { ticket: one?.token ?? '' })).toMatchObject({
      verdict: 'admitted',
      people: 60,
    });
    const follower = new Follower(await enrol(world));
    await follower.pull();
    expect([...follower.today].length).toBe(2);
  });

  it.each([
    ['in capitals', (code: string) => code.toUpperCase()],
    ['in groups', (code: string) => code.replace(/(.{6})/g, '$1 ')],
    ['as a link', (code: string) => `http://x/ar/y/days/1?kind=school&group_code=${code}.`],
  ])('reads it as people type it: %s', async (_, typed) => {
    const page = await waiting();
    expect((await give(page, typed(await codeFor()))).status).toBe(303);
  });

  it('is confirmed once when it is sent twice, and spends one use', async () => {
    const page = await waiting();
    const code = await codeFor({ uses: 2, people: 240 });
    const { form } = await give(page, code);
    const again = await send(`${page}/code?lang=en`, form);
    expect(again.status).toBe(303);
    expect((await give(page, code, { key: crypto.randomUUID(), slot: '1' })).status).toBe(303);
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
    expect((await give(await waiting(), code)).status).toBe(303);
    expect((await give(await waiting(), code)).status).toBe(403);
  });

  it('takes the last use of a code once, however many groups send it at the same time', async () => {
    const pages = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        waiting({ ...school(), contact: { name: 'x', phone: `06000001${10 + n}` } }),
      ),
    );
    const code = await codeFor();
    const first = register(world, family({ ...school(), group_code: code }));
    const answers = await Promise.all([...pages.map((page) => give(page, code)), first]);
    const taken = answers.filter(({ status }) => status === 303 || status === 201);
    expect(taken).toHaveLength(1);
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
  });

  it('spends no code when it was approved meanwhile', async () => {
    const page = await waiting();
    const code = await codeFor();
    const form = await codeForm(page);
    form.set('group_code', code);
    const id = (await view(page))?.id ?? '';
    await askRegistrar(env, world.number, (registrar) =>
      registrar.change(world.number, id, { type: 'approve' }, 'organizer'),
    );
    expect((await send(`${page}/code?lang=en`, form)).status).toBe(303);
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
    expect((await give(await waiting(), code)).status).toBe(303);
  });

  it('moves afterwards to no day that the code does not open', async () => {
    const page = await waiting({
      kind: 'association',
      party: { adults: 40 },
      organisation: 'جمعية',
    });
    expect((await give(page, await codeFor({ days: [1] }))).status).toBe(303);
    const move = (slot: string) =>
      send(`${page}/change`, new URLSearchParams({ slot, adults: '40', children: '0' }));
    expect((await move('7')).status).toBe(403);
    expect((await move('2')).status).toBe(303);
  });
});

describe('a code that does not open this', () => {
  it.each([
    ['that is unknown', () => Promise.resolve('abcdefghjkmnpqrstuvwxyz2'), 403],
    ['that is no code', () => Promise.resolve('wrong'), 422],
    ['that is left empty', () => Promise.resolve('  '), 422],
    ['of another day', () => codeFor({ days: [2] }), 403],
    ['for fewer people', () => codeFor({ people: 119 }), 403],
    ['that has ended', () => codeFor({ expires_at: Date.now() - 1 }), 403],
  ])('%s is told beside its field, and nothing is lost', async (_, made, status) => {
    const page = await waiting();
    const code = await made();
    const sent = await give(page, code);
    expect(sent.status).toBe(status);
    expect(sent.html).toContain(`value="${code}"`);
    expect(sent.html).toContain('id="group_code-wrong"');
    expect(sent.html).toContain('href="#group_code"');
    expect(sent.html).toContain('<title>Error: ');
    expect(await view(page)).toMatchObject({ status: 'pending', held: 0 });
    expect(await seated(world.number)).toMatchObject({ taken: 0 });
    expect((await give(page, await codeFor())).status).toBe(303);
  });

  it('is withdrawn while it is typed', async () => {
    const page = await waiting();
    const code = await codeFor();
    await env.DB.prepare('UPDATE group_code SET withdrawn_at = ?2 WHERE event = ?1')
      .bind(world.number, Date.now())
      .run();
    expect((await give(page, code)).status).toBe(403);
  });

  it.each([
    ['used up', { uses: 1, people: 1_000 }, 'uses = uses_max'],
    ['withdrawn', {}, 'withdrawn_at = 1'],
    ['ended', {}, 'expires_at = 1'],
    ['for fewer people', {}, 'people = people_max - 119'],
    ['of another day', {}, "days = '[2]'"],
  ])('is refused by the table itself when it is %s by then', async (_, terms, then) => {
    const page = await waiting();
    const hash = await hashSecret(await codeFor(terms));
    const id = (await view(page))?.id;
    const vouch = () =>
      env.DB.prepare(
        `UPDATE registration SET group_code = ?3, held = adults + children, state = 'confirmed'
         WHERE event = ?1 AND id = ?2 RETURNING id`,
      )
        .bind(world.number, id, hash)
        .all();
    await env.DB.prepare(`UPDATE group_code SET ${then} WHERE event = ?1 AND hash = ?2`)
      .bind(world.number, hash)
      .run();
    expect((await vouch()).results).toEqual([]);
    expect(await seated(world.number)).toMatchObject({ taken: 0 });
  });

  it('meets a window that is full: others are offered, and one tap takes one with the code', async () => {
    const page = await waiting({ ...school(300), slot: '2' });
    const code = await codeFor();
    const full = await give(page, code);
    expect(full.status).toBe(409);
    expect(full.html).toContain(`value="${code}"`);
    const [offer = ''] = /<button[^>]*name="instead"[^>]*>/.exec(full.html) ?? [];
    const instead = /value="(\d+)"/.exec(offer)?.[1] ?? '';
    expect(await view(page)).toMatchObject({ status: 'pending' });
    expect((await give(page, code, { instead })).status).toBe(303);
    expect(await view(page)).toMatchObject({ status: 'confirmed', slot: Number(instead) });
  });
});

describe('the field for a code', () => {
  const has = async (page: string) => (await open(`${page}?lang=en`)).html.includes('group_code');

  it('is there for a group that waits, and for nobody else', async () => {
    expect(await has(await waiting())).toBe(true);
    const media = { kind: 'media', party: { adults: 3 }, organisation: 'قناة' };
    expect(await has(await waiting(media))).toBe(false);
    expect(await has(await waiting({}))).toBe(false);
    expect(await has(await waiting(await vouchedFor(world, school())))).toBe(false);
  });

  it('is asked of nobody who is not a group, whatever is sent', async () => {
    const code = await codeFor();
    const media = await waiting({ kind: 'media', party: { adults: 3 }, organisation: 'قناة' });
    const body = new URLSearchParams({ slot: '1', group_code: code });
    expect((await send(`${media}/code`, body)).status).toBe(422);
    expect(await view(media)).toMatchObject({ status: 'pending' });
    expect((await give(await waiting(), code)).status).toBe(303);
  });

  it('leads back to a registration that was cancelled, and to the lost page from no link', async () => {
    const page = await waiting();
    await send(`${page}/cancel`, new URLSearchParams());
    const answer = await send(
      `${page}/code`,
      new URLSearchParams({ slot: '1', group_code: await codeFor() }),
    );
    expect(answer.status).toBe(404);
    expect(answer.html).toContain('data-cancelled');
    expect((await send('/r/none/code', new URLSearchParams())).status).toBe(404);
    expect((await post(`${page}/code`, {})).status).toBe(415);
  });
});
