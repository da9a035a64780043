import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { PeopleBudget } from '../../src/actors/registrar/people-budget.ts';
import { askRegistrar } from '../../src/actors/stubs.ts';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import { hashSecret } from '../../src/store/keys/keys.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { Follower } from './follower.ts';
import { answered, open, send } from './forms.ts';
import {
  daysWith,
  enrol,
  family,
  newWorld,
  ORIGIN,
  post,
  randomPhone,
  register,
  registered,
  request,
  scanOne,
  vouchedFor,
  type World,
} from './world.ts';
import { newRegistrar, prepared, seated } from './writers.ts';

// Nobody may book a day away for pupils that do not exist.

const school = (people = 120, coaches = 2) => ({
  kind: 'school',
  party: { girls: people - 20, boys: 10, adults: 10, coaches },
  organisation: 'مدرسة الأمل',
});

let world: World;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 200) });
});

const pending = async (change: Record<string, unknown> = school()) => {
  const receipt = await registered(world, change);
  const secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  if (!view) throw new Error('the link opens nothing');
  return { ...receipt, secret, view };
};
const decide = (id: string, type: 'approve' | 'decline') =>
  askRegistrar(env, world.number, (registrar) =>
    registrar.change(
      world.number,
      id,
      type === 'approve' ? { type } : { type, reason: 'late' },
      'organizer',
    ),
  );

describe('a group of more people than a party may have', () => {
  it('waits and holds no places, whoever asks and how often', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        register(
          world,
          family({ ...school(800, 10), contact: { name: 'x', phone: randomPhone() } }),
        ),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await seated(world.number)).toMatchObject({ taken: 0 });
    const receipt = await answers[0]?.json<RegistrationReceipt>();
    expect(receipt).toMatchObject({ registration: { status: 'pending' }, tickets: [] });
    expect((await register(world, family())).status).toBe(201);
  });

  it('has its reference, a page of its own, and no row that a gate phone learns of', async () => {
    const { registration, view, secret } = await pending();
    expect(registration.reference).toMatch(/^\d{12}$/);
    expect(view).toMatchObject({
      status: 'pending',
      held: 0,
      tickets: [],
      reference: registration.reference,
    });
    const page = await (await request(`/r/${secret}?new=1`)).text();
    expect(page).toContain('لا أماكن محفوظة بعد');
    const later = await (await request(`/r/${secret}`)).text();
    expect(later).toContain('لا أماكن محفوظة بعد');
    expect(later).not.toContain('ticket-list');
    const { n } = (await env.DB.prepare('SELECT count(*) AS n FROM ticket WHERE event = ?1')
      .bind(world.number)
      .first<{ n: number }>()) ?? { n: -1 };
    expect(n).toBe(0);
    const follower = new Follower(await enrol(world));
    await follower.pull();
    expect([...follower.tickets, ...follower.today]).toEqual([]);
  });

  it('gets its places and its tickets when it is approved, the first with its reference', async () => {
    const { registration, view, secret } = await pending();
    expect(await decide(view.id, 'approve')).toMatchObject({ outcome: 'changed' });
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
    const after = await registrationBySecret(env, secret, Date.now());
    expect(after).toMatchObject({ status: 'confirmed', held: 120 });
    expect(after?.tickets.map(({ adults, children }) => adults + children).sort()).toEqual([
      60, 60,
    ]);
    expect(after?.tickets[0]?.code).toBe(registration.reference);
    const phone = await enrol(world);
    const [one] = after?.tickets ?? [];
    expect(await scanOne(phone, { ticket: one?.token ?? '' })).toMatchObject({
      verdict: 'admitted',
      people: 60,
    });
    // The next party does not get a serial that the reference took.
    const { tickets } = await registered(world);
    expect(after?.tickets.map(({ serial }) => serial)).not.toContain(tickets[0]?.serial);
  });

  it('stays in the queue when its window has no room, with windows that have', async () => {
    const { view } = await pending(school(300));
    await registered(world, await vouchedFor(world, school(400)));
    const answer = await decide(view.id, 'approve');
    expect(answer).toMatchObject({ outcome: 'slot_full' });
    expect(answer.alternatives.length).toBeGreaterThan(0);
    expect(await decide(view.id, 'decline')).toMatchObject({ outcome: 'changed' });
    expect(await seated(world.number)).toMatchObject({ taken: 400 });
  });

  it('gives a serial to nobody else after a restart', async () => {
    const { registration } = await pending();
    await env.REGISTRAR.getByName(String(world.number)).reload();
    const { tickets } = await registered(world);
    expect(tickets[0]?.code).not.toBe(registration.reference);
    expect(tickets[0]?.serial).toBe(2);
  });
});

describe('a code of the directorate', () => {
  it('confirms a group at once', async () => {
    const { registration, tickets } = await registered(world, await vouchedFor(world, school()));
    expect(registration.status).toBe('confirmed');
    expect(tickets).toHaveLength(2);
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
  });

  it.each([
    ['once', { uses: 1 }, [201, 403]],
    ['for so many people', { uses: 5, people: 200 }, [201, 403]],
    ['for its days', { uses: 5, days: [2] }, [403, 403]],
    ['until it ends', { uses: 5, expires_at: Date.now() - 1 }, [403, 403]],
  ])('is good %s', async (_, terms, statuses) => {
    const group = await vouchedFor(world, school(), terms);
    const answers: number[] = [];
    for (let n = 0; n < 2; n++) answers.push((await register(world, family(group))).status);
    expect(answers).toEqual(statuses);
  });

  it('is used once by many who use it at the same time', async () => {
    const group = await vouchedFor(world, school());
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => register(world, family(group))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
  });

  it('is told again what its key registered, when the answer was lost', async () => {
    const group = family(await vouchedFor(world, school()));
    const key = crypto.randomUUID();
    const answers = [await register(world, group, key), await register(world, group, key)];
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
  });

  it('is made by the operator, and opens the form that asks for it', async () => {
    const headers = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
    const ask = { kind: 'group', event: world.slug, people: 300, uses: 2 };
    const response = await post('/api/v1/operator/invitations', ask, headers);
    expect(response.status).toBe(201);
    const { code, url } = await response.json<{ code: string; url: string }>();
    expect(code).toMatch(/^[a-z2-9]{24}$/);
    const page = await (await request(url.replace(ORIGIN, ''))).text();
    expect(page).toContain(`value="${code}"`);
    expect((await register(world, family({ ...school(), group_code: code }))).status).toBe(201);
  });

  it('leads to a day that it opens, and opens no day that there is not', async () => {
    const headers = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
    const ask = { kind: 'group', event: world.slug, people: 300 };
    const made = await post('/api/v1/operator/invitations', { ...ask, days: [4, 3] }, headers);
    expect((await made.json<{ url: string }>()).url).toContain(`/ar/${world.slug}/days/3?`);
    const none = await post('/api/v1/operator/invitations', { ...ask, days: [3, 9] }, headers);
    expect(none.status).toBe(422);
  });

  it.each([
    (code: string) => code.toUpperCase(),
    (code: string) => `${code.slice(0, 8)} ${code.slice(8, 16)}-${code.slice(16)}`,
    (code: string) => `« ${code} ».`,
    (code: string) => `\u200f${code}،`,
    (code: string) => `https://abwab.example/ar/x/days/1?kind=school&group_code=${code}.`,
  ])('is read as people type and paste it: %#', async (typed) => {
    const group = await vouchedFor(world, school());
    const form = await open(`/en/${world.slug}/days/1?kind=school`);
    const pupils = {
      girls: '100',
      boys: '10',
      adults: '10',
      coaches: '2',
      organisation: 'Al Amal',
    };
    const sent = { ...pupils, group_code: typed(String(group.group_code)) };
    const { status } = await send(`/en/${world.slug}/days/1`, answered(form.html, sent));
    expect(status).toBe(303);
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
  });

  it.each(['wrong', 'a'.repeat(64), '../..'])('that is none is refused: %s', async (group_code) => {
    expect(
      (await register(world, family({ ...school(), group_code }))).status,
    ).toBeGreaterThanOrEqual(403);
    expect(await seated(world.number)).toMatchObject({ taken: 0 });
  });

  it.each([
    ['school', true],
    ['association', true],
    ['media', false],
    ['guest', false],
  ])('is asked for only where one is looked at: %s', async (kind, asked) => {
    const { html } = await open(`/en/${world.slug}/days/1?kind=${kind}`);
    expect(html.includes('name="organisation"')).toBe(true);
    expect(html.includes('name="group_code"')).toBe(asked);
  });

  it.each(['wrong', 'a'.repeat(300)])('is said to be wrong beside its field: %s', async (code) => {
    const path = `/fr/${world.slug}/days/1`;
    const form = await open(`${path}?kind=school`);
    const pupils = { girls: '20', boys: '20', coaches: '1', organisation: 'École Al Amal' };
    const sent = await send(path, answered(form.html, { ...pupils, group_code: code }));
    expect(sent.status).toBe(422);
    expect(sent.html.split('Ce code est inconnu').length - 1).toBe(2);
    expect(sent.html).not.toContain('Cette invitation');
  });
});

it('is approved for the people whom it named: it can be fewer afterwards, and not more', async () => {
  const { view, secret } = await pending({
    kind: 'media',
    party: { adults: 3 },
    organisation: 'قناة',
  });
  const change = async (adults: string) => {
    const body = new URLSearchParams({ slot: '1', adults, children: '0' });
    return (await request(`/r/${secret}/change`, { method: 'POST', body })).status;
  };
  expect(await change('4')).toBe(303);
  await decide(view.id, 'approve');
  expect([await change('5'), await change('3'), await change('4')]).toEqual([422, 303, 422]);
  expect(await seated(world.number)).toMatchObject({ taken: 3 });
});

it.each([
  ['decline', 'cancelled'],
  ['approve', 'confirmed'],
] as const)('has an answer, %s, however often its holder has changed it', async (type, status) => {
  const { view, secret } = await pending({
    kind: 'media',
    party: { adults: 2 },
    organisation: 'قناة',
  });
  for (let n = 0; n < 64; n++) {
    const typed = { slot: '1', adults: String(1 + (n % 2)), children: '0' };
    await request(`/r/${secret}/change`, { method: 'POST', body: new URLSearchParams(typed) });
  }
  expect(await decide(view.id, type)).toMatchObject({ outcome: 'changed' });
  expect(await registrationBySecret(env, secret, Date.now())).toMatchObject({ status });
});

describe('a code of the directorate, after its group has registered', () => {
  const association = (adults: number) => ({
    kind: 'association',
    party: { adults, children: 0 },
    organisation: 'جمعية الأمل',
  });
  const change = async (receipt: RegistrationReceipt, asked: Record<string, unknown>) => {
    const secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
    const view = await registrationBySecret(env, secret, Date.now());
    const order = { type: 'change', slot: 1, adults: 2, children: 0, step_free: false } as const;
    return askRegistrar(env, world.number, (registrar) =>
      registrar.change(world.number, view?.id ?? '', { ...order, ...asked }, 'holder'),
    );
  };

  it('opens no other day than its own', async () => {
    const group = await vouchedFor(world, association(2), { days: [1, 3] });
    const receipt = await registered(world, group);
    expect(await change(receipt, { slot: 7 })).toMatchObject({ outcome: 'group_code_invalid' });
    expect(await change(receipt, { slot: 13 })).toMatchObject({ outcome: 'changed' });
    expect(await change(receipt, { slot: 2 })).toMatchObject({ outcome: 'changed' });
  });

  it('goes no further than the people whom it was given for, all changes together', async () => {
    const group = await vouchedFor(world, association(2), { people: 9, uses: 2 });
    const both = [await registered(world, group), await registered(world, group)] as const;
    expect(await change(both[0], { adults: 8 })).toMatchObject({ outcome: 'group_code_invalid' });
    expect(await change(both[0], { adults: 6 })).toMatchObject({ outcome: 'changed' });
    expect(await change(both[1], { adults: 4 })).toMatchObject({ outcome: 'group_code_invalid' });
    expect(await change(both[1], { adults: 3 })).toMatchObject({ outcome: 'changed' });
    expect(await seated(world.number)).toMatchObject({ taken: 9 });
  });
});

describe('groups together', () => {
  const contacts: [string, () => { phone: string | null; email: string | null }][] = [
    ['phone', () => ({ phone: randomPhone(), email: null })],
    ['e-mail', () => ({ phone: null, email: `${crypto.randomUUID()}@example.org` })],
  ];

  it('have a part of each window, and families have the rest', async () => {
    const answers: number[] = [];
    for (let n = 0; n < 6; n++) {
      answers.push((await register(world, family(await vouchedFor(world, school(150))))).status);
    }
    // 60 % of a window of a thousand.
    expect(answers).toEqual([201, 201, 201, 201, 409, 409]);
    expect((await register(world, family())).status).toBe(201);
  });

  it('have no more of it where a writer’s memory is behind the database', async () => {
    const registrar = await newRegistrar();
    await registrar.register(world.number, prepared());
    await env.DB.prepare('UPDATE slot SET group_capacity = 3 WHERE event = ?1 AND number = 1')
      .bind(world.number)
      .run();
    const group = prepared({ kind: 'association', adults: 4 });
    expect(await registrar.register(world.number, group)).toMatchObject({ outcome: 'slot_full' });
    expect(await seated(world.number)).toMatchObject({ taken: 2 });
  });

  it('get back what one of them gives back', async () => {
    const receipt = await registered(world, await vouchedFor(world, school(600, 4)));
    const another = async () =>
      (await register(world, family(await vouchedFor(world, school(120))))).status;
    expect(await another()).toBe(409);
    const page = new URL(receipt.registration.manage_url).pathname;
    await request(`${page}/cancel`, { method: 'POST', body: new URLSearchParams() });
    expect([await another(), await another()]).toEqual([201, 201]);
  });

  it.each(contacts)(
    'of one %s count a thousand people a day, and then wait for a code',
    async (_, by) => {
      const contact = { name: 'سلمى', ...by() };
      const ask = async () => register(world, family({ ...school(400, 4), contact }));
      const first = await (await ask()).json<RegistrationReceipt>();
      const answers: number[] = [];
      for (let n = 0; n < 3; n++) answers.push((await ask()).status);
      expect(answers).toEqual([201, 429, 429]);
      const group = await vouchedFor(world, { ...school(400, 4), contact });
      expect((await register(world, family(group))).status).toBe(201);
      // What was given back counts no more.
      const page = new URL(first.registration.manage_url).pathname;
      await request(`${page}/cancel`, { method: 'POST', body: new URLSearchParams() });
      expect([(await ask()).status, (await ask()).status]).toEqual([201, 429]);
    },
  );

  it.each(contacts)(
    'of one %s are counted on the day that they move to, and as they grow',
    async (_, by) => {
      const contact = { name: 'سلمى', ...by() };
      await registered(world, { ...school(992, 4), contact, slot: '7' });
      const media = {
        kind: 'media',
        party: { adults: 8, children: 0 },
        organisation: 'قناة',
        contact,
      };
      const receipt = await registered(world, { ...media, slot: '7' });
      const moved = await registered(world, { ...media, slot: '13' });
      const change = (secret: string, typed: Record<string, string>) =>
        request(`${new URL(secret).pathname}/change`, {
          method: 'POST',
          body: new URLSearchParams({ slot: '7', adults: '8', children: '0', ...typed }),
        });
      const { manage_url } = receipt.registration;
      expect((await change(manage_url, { adults: '9' })).status).toBe(409);
      expect((await change(manage_url, { adults: '7' })).status).toBe(303);
      expect((await change(moved.registration.manage_url, {})).status).toBe(409);
    },
  );
});

describe('the people whom one network may register in an hour', () => {
  const HOUR = 3_600_000;

  /** Whether so many more of a network may ask; `registered`: whether they were. */
  const takes = async (
    budget: PeopleBudget,
    network: string,
    people: number,
    now: number,
    registered = true,
  ) => {
    const ask = async (beyond: boolean) => ({ beyond, outcome: registered ? 'created' : 'full' });
    return !(await budget.within(network, people, ask, now)).beyond;
  };

  it('are counted, given back when they were not taken, and begin anew', async () => {
    const budget = new PeopleBudget();
    expect(await takes(budget, 'a', 9_998, 0)).toBe(true);
    expect(await takes(budget, 'a', 1, 0, false)).toBe(true);
    expect(await takes(budget, 'a', 3, 0)).toBe(false);
    expect(await takes(budget, 'b', 10_000, 0)).toBe(true);
    expect(await takes(budget, 'a', 2, 0)).toBe(true);
    expect(await takes(budget, 'a', 1, HOUR - 1)).toBe(false);
    expect(await takes(budget, 'a', 10_000, HOUR)).toBe(true);
  });

  it('are remembered of so many networks, the latest, and of no more', async () => {
    const budget = new PeopleBudget();
    expect(await takes(budget, 'first', 10_000, 0)).toBe(true);
    for (let n = 0; n < 49_999; n++) await takes(budget, `network ${n}`, 10_000, 0);
    expect(await takes(budget, 'first', 1, 0)).toBe(false);
    await takes(budget, 'one more', 1, 0);
    expect(await takes(budget, 'first', 10_000, 0)).toBe(true);
    expect(await takes(budget, 'network 49998', 1, 0)).toBe(false);
  });

  it('wait for the answers to those before them, in the order of coming', async () => {
    const budget = new PeopleBudget();
    const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const asked: string[] = [];
    const within = (name: string, people: number, outcome: Promise<string>) =>
      budget.within('a', people, async (beyond) => {
        asked.push(beyond ? `${name} in vain` : name);
        return { outcome: await outcome };
      });
    const [first, second] = answers;
    const created = Promise.resolve('created');
    const all = [
      within('first', 6_000, first?.promise ?? created),
      within('second', 4_000, second?.promise ?? created),
      within('large', 5_000, created),
      within('small', 1, created),
    ];
    await scheduler.wait(0);
    expect(asked).toEqual(['first', 'second']);
    second?.resolve('already_registered');
    await scheduler.wait(0);
    // Four thousand are left: not enough for the next, and nobody overtakes it.
    expect(asked).toEqual(['first', 'second']);
    first?.resolve('created');
    await Promise.all(all);
    expect(asked).toEqual(['first', 'second', 'large in vain', 'small']);
  });

  it('wait no longer for one whose answer never came', async () => {
    const budget = new PeopleBudget();
    const failed = budget.within('a', 10_000, () => Promise.reject(new Error('gone')), 0);
    const next = takes(budget, 'a', 10_000, 0);
    await expect(failed).rejects.toThrow('gone');
    expect(await next).toBe(true);
  });

  it('are only those who were registered: neither who was refused nor who asks again', async () => {
    const registrar = await newRegistrar();
    const asking = { tooOften: false, network: 'a crowded town' };
    const ask = async (party: ReturnType<typeof prepared>) =>
      (await registrar.register(world.number, party, asking)).outcome;
    const own = prepared({ adults: 200 });
    const outcomes = [await ask(own)];
    for (let n = 0; n < 30; n++) {
      outcomes.push(await ask(own), await ask(prepared({ slot: 2, adults: 255 })));
    }
    expect(outcomes.splice(0, 1)).toEqual(['created']);
    expect(new Set(outcomes)).toEqual(new Set(['repeated', 'slot_full']));
    expect(await ask(prepared())).toBe('created');
  });

  it('are those of groups that wait too, and not of those whom a code vouches for', async () => {
    const registrar = await newRegistrar();
    const asking = { tooOften: false, network: 'a school of the town' };
    const waits = { state: 'pending', held: 0, kind: 'association', adults: 255 } as const;
    const ask = async (change: Parameters<typeof prepared>[0]) => {
      const party = prepared({ id: crypto.randomUUID(), children: 0, phone_hash: null, ...change });
      return (await registrar.register(world.number, party, asking)).outcome;
    };
    const outcomes: string[] = [];
    for (let n = 0; n < 41; n++) outcomes.push(await ask(waits));
    expect(outcomes.filter((one) => one === 'created')).toHaveLength(39);
    expect(outcomes.slice(39)).toEqual(['rate_limited', 'rate_limited']);
    const { group_code } = await vouchedFor(world, {}, { people: 255 });
    const vouched = { ...waits, state: 'confirmed', held: 255 } as const;
    const hash = await hashSecret(String(group_code));
    expect(await ask({ ...vouched, group_code: hash })).toBe('created');
  });
});
