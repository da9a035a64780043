import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEdition } from '../../src/store/editions/create-edition.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { enrol, newWorld, ORIGIN, openDays, post, request, scanOne, type World } from './world.ts';
import { newRegistrar, prepared } from './writers.ts';

const KEY = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
const DAY_MS = 86_400_000;

const operate = (path: string, body: unknown, headers: Record<string, string> = KEY) =>
  post(`/api/v1/operator/${path}`, body, headers);

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

describe('the operator’s endpoints', () => {
  const wrong: Record<string, string>[] = [
    {},
    { Authorization: 'Bearer wrong-key-for-tests!!!' },
    { Authorization: `Bearer ${env.OPERATOR_KEY}x` },
    { Authorization: env.OPERATOR_KEY },
    { Authorization: `Basic ${btoa(`operator:${env.OPERATOR_KEY}`)}` },
    { Authorization: 'Bearer ' },
    { Cookie: `session=${env.OPERATOR_KEY}` },
  ];
  it.each(wrong)('open to their key alone, not with %j', async (headers) => {
    const before = await made();
    const bodies = {
      invitations: { kind: 'organizer', event: world.slug },
      demo: {},
      editions: {},
    };
    for (const [path, body] of Object.entries(bodies)) {
      const answer = await operate(`${path}?key=${env.OPERATOR_KEY}`, body, headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer');
      expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
    }
    expect(await made()).toEqual(before);
  });

  it('are kept by nobody', async () => {
    const answer = await operate('invitations', { kind: 'organizer', event: world.slug });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('an invitation', () => {
  const invite = async (body: Record<string, unknown>) => {
    const answer = await operate('invitations', { event: world.slug, ...body });
    expect(answer.status).toBe(201);
    return answer.json<{ url: string; code: string }>();
  };

  it('to a gate enrols one phone, once, without a key of its own', async () => {
    const { url, code } = await invite({ kind: 'gate', gate: 2 });
    expect(url).toBe(`${env.PUBLIC_URL}/gate#${code}`);
    const first = await post('/api/v1/devices', { code, name: 'الباب' });
    expect(first.status).toBe(201);
    expect(await first.json()).toMatchObject({ gate: { id: '2' }, event: { slug: world.slug } });
    const second = await post('/api/v1/devices', { code, name: 'الباب' });
    expect(second.status).toBe(403);
    expect(await second.json()).toMatchObject({ code: 'invitation_invalid' });
  });

  it('to the console makes an owner, once; looking at it spends nothing', async () => {
    const { url, code } = await invite({ kind: 'organizer' });
    const path = `/console/join/${code}`;
    expect(url).toBe(`${env.PUBLIC_URL}${path}`);
    expect((await request(path)).status).toBe(200);
    expect((await request(path)).status).toBe(200);
    const join = () => {
      const body = new URLSearchParams({ name: 'مريم' });
      return request(path, { method: 'POST', headers: { Origin: ORIGIN }, body });
    };
    const joined = await join();
    expect(joined.status).toBe(303);
    expect((await join()).status).toBe(403);
    const Cookie = joined.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    expect((await request(`/console/${world.slug}`, { headers: { Cookie } })).status).toBe(200);
    const member = env.DB.prepare(
      'SELECT role FROM member WHERE event = ?1 ORDER BY created_at DESC',
    );
    expect(await member.bind(world.number).first()).toEqual({ role: 'owner' });
  });

  it('is kept as a hash, and leaves a line that says who gave it', async () => {
    const { code } = await invite({ kind: 'gate' });
    const rows = await env.DB.prepare('SELECT * FROM invitation').all();
    expect(JSON.stringify(rows.results)).not.toContain(code);
    const audit = env.DB.prepare(
      "SELECT actor, subject FROM audit WHERE event = ?1 AND verb = 'invite' ORDER BY id DESC",
    );
    expect(await audit.bind(world.number).first()).toEqual({ actor: 'operator', subject: 'gate' });
  });

  it.each([
    ['an unknown event', { kind: 'gate', event: 'nowhere' }, 404],
    ['an unknown gate', { kind: 'gate', gate: 200 }, 422],
    ['gate 0', { kind: 'gate', gate: 0 }, 422],
    ['half a gate', { kind: 'gate', gate: 1.5 }, 422],
    ['an unknown kind', { kind: 'king' }, 422],
    ['no kind', {}, 422],
  ])('is not given for %s', async (_, body, status) => {
    const before = await made();
    expect((await operate('invitations', { event: world.slug, ...body })).status).toBe(status);
    expect(await made()).toEqual(before);
  });
});

describe('an edition named by what is no slug', () => {
  it.each(
    ['', ' ', '\u200e', 'x'.repeat(41), null, 0, false, [], {}].flatMap((event) => [
      ['invitations', { kind: 'gate', event }] as const,
      ['invitations', { kind: 'organizer', event }] as const,
      ['invitations', { kind: 'group', event }] as const,
      ['signing-keys', { event }] as const,
    ]),
  )('is not taken for the current one, and nothing changes: %s %j', async (path, body) => {
    const before = await made();
    expect([404, 422]).toContain((await operate(path, body)).status);
    expect(await made()).toEqual(before);
  });

  it('is a fault of the request where the word is empty', async () => {
    for (const [path, body] of [
      ['invitations', { kind: 'gate', event: '' }],
      ['signing-keys', { event: '' }],
    ] as const) {
      const answer = await operate(path, body);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({
        errors: [{ path: 'event' }],
      });
    }
  });
});

describe('the demo', () => {
  it('is made once', async () => {
    const [first, second] = [await operate('demo', {}), await operate('demo', {})];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await first.json()).toEqual({ slug: 'demo', knows_moroccan_law: true });
    const event = await (await request('/api/v1/events/demo')).json<{
      days: { slots: { capacity: number }[] }[];
    }>();
    expect(event.days).toHaveLength(5);
    const capacities = event.days.flatMap((day) => day.slots.map((slot) => slot.capacity));
    expect(Math.min(...capacities)).toBe(200);
  });

  it('is where an invitation leads that names no event', async () => {
    await env.DB.prepare("UPDATE event SET status = 'draft' WHERE slug <> 'demo'").run();
    forgetEditions();
    const answer = await operate('invitations', { kind: 'gate' });
    const { code } = await answer.json<{ code: string }>();
    const device = await post('/api/v1/devices', { code, name: 'x' });
    expect(await device.json()).toMatchObject({ event: { slug: 'demo' } });
    await env.DB.prepare("UPDATE event SET status = 'open' WHERE status = 'draft'").run();
    forgetEditions();
  });

  it('is replaced after its last day, and what it held stays', async () => {
    await env.DB.prepare("UPDATE event SET slug = 'set-aside' WHERE slug = 'demo'").run();
    forgetEditions();
    const then = Date.now() - 20 * DAY_MS;
    const number = await createEdition(env, openDays(then), 'test', then);
    const registrar = await newRegistrar();
    const answer = await registrar.register(number, prepared({ slot: 6, created_at: then }));
    expect(answer).toMatchObject({ outcome: 'created' });

    expect((await operate('demo', {})).status).toBe(201);
    const now = await (await request('/api/v1/events/demo')).json<{ number: number }>();
    expect(now.number).not.toBe(number);
    const kept = env.DB.prepare(
      `SELECT slug, status, (SELECT count(*) FROM registration WHERE event = number) AS parties,
         (SELECT count(*) FROM ticket WHERE event = number) AS tickets
       FROM event WHERE number = ?1`,
    );
    expect(await kept.bind(number).first()).toEqual({
      slug: `demo-${number}`,
      status: 'archived',
      parties: 1,
      tickets: 1,
    });
    expect((await operate('demo', {})).status).toBe(200);
  });
});

describe('an edition that somebody wrote down', () => {
  const name = { ar: 'الأبواب', zgh: 'ⵜⵉⵡⵡⵓⵔⴰ', fr: 'Portes', en: 'Doors' };
  const file = (change: Record<string, unknown> = {}) => ({
    slug: 'rabat',
    name,
    city: name,
    venue: name,
    registration: { opens: '2026-01-01T08:00', closes: '2099-05-14T20:00' },
    controller: { name, receipt: null, contact: 'x@example.org', keep_days: 30 },
    days: [
      {
        date: '2099-05-13',
        opens: '10:00',
        closes: '20:00',
        windows: [
          { from: '10:00', to: '12:00', capacity: 100 },
          { from: '12:00', to: '20:00', capacity: 50 },
        ],
      },
      {
        date: '2099-05-14',
        opens: '10:00',
        closes: '20:00',
        windows: [{ from: '10:00', to: '20:00', capacity: 10 }],
      },
    ],
    gates: [{ name }],
    ...change,
  });

  it('is open to visitors at once, its times told in its own zone', async () => {
    const answer = await operate('editions', file());
    expect(answer.status).toBe(201);
    const event = await (await request('/api/v1/events/rabat')).json();
    expect(event).toMatchObject({
      slug: 'rabat',
      timezone: 'Africa/Casablanca',
      days: [
        { id: '1', date: '2099-05-13', slots: [{ id: '1', capacity: 100 }, { id: '2' }] },
        { id: '2', date: '2099-05-14', slots: [{ id: '3', remaining: 10 }] },
      ],
    });
    const { number } = await (await request('/api/v1/events/rabat')).json<{ number: number }>();
    const phone = await enrol({ slug: 'rabat', number });
    const walkIn = await scanOne(phone, { type: 'walk_in', people: 2 });
    expect(walkIn.verdict).toBe('admitted');
  });

  it('tells every gate phone where the gates stand, as far as anybody said', async () => {
    const position = { latitude: 34.0209, longitude: -6.8416 };
    await operate('editions', file({ slug: 'sale', gates: [{ name, position }, { name }] }));
    const { url } = await (
      await operate('invitations', { event: 'sale', kind: 'gate', gate: 1 })
    ).json<{ url: string }>();
    const code = new URL(url).hash.slice(1);
    const enrolled = await post('/api/v1/devices', { code, name: 'x' });
    expect(await enrolled.json()).toMatchObject({
      event: {
        gates: [
          { number: 1, position },
          { number: 2, position: null },
        ],
      },
    });
  });

  it('cannot take a name that another has', async () => {
    await operate('editions', file({ slug: 'tanger' }));
    const before = await made();
    const again = await operate('editions', file({ slug: 'tanger', party_max: 9 }));
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'already_used' });
    expect(await made()).toEqual(before);
  });

  it('is the same one when its file is sent again, whatever order and spaces that has', async () => {
    const both = [1, 2].map(() => operate('editions', file({ slug: 'meknes' })));
    const [one, other] = await Promise.all(both);
    expect([one?.status, other?.status].toSorted()).toEqual([200, 201]);
    const answer = await one?.json();
    expect(await other?.json()).toEqual(answer);
    const turned = Object.fromEntries(Object.entries(file({ slug: 'meknes' })).toReversed());
    const again = await operate('editions', JSON.stringify(turned, null, 4));
    expect([again.status, await again.json()]).toEqual([200, answer]);
    const audits = `SELECT count(*) AS n FROM audit a JOIN event e ON e.number = a.event
      WHERE e.slug = 'meknes' AND a.verb = 'create'`;
    expect(await env.DB.prepare(audits).first()).toEqual({ n: 1 });
  });

  it('stands beside others that are set up at the same time', async () => {
    const slugs = ['settat', 'nador', 'taza'];
    const answers = await Promise.all(slugs.map((slug) => operate('editions', file({ slug }))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const told = await Promise.all(answers.map((one) => one.json<{ number: number }>()));
    expect(new Set(told.map(({ number }) => number)).size).toBe(3);
  });

  const unseen = [
    '',
    ' ',
    '\u2800',
    '\u200b\u200d',
    '\u00ad',
    '\u3164',
    '\u034f',
    '\u202e',
    '\ufeff',
  ];
  it.each(unseen)('has names of which something shows, and not %j', async (nothing) => {
    const before = await made();
    const blank = { ...name, fr: nothing };
    const changes = [
      { name: blank },
      { city: blank },
      { venue: blank },
      { gates: [{ name: blank }] },
      { controller: { ...file().controller, name: blank } },
      { controller: { ...file().controller, contact: nothing } },
      { controller: { ...file().controller, receipt: nothing } },
    ];
    for (const change of changes) {
      const answer = await operate('editions', file({ slug: 'safi', ...change }));
      expect(answer.status).toBe(422);
    }
    expect(await made()).toEqual(before);
  });

  it('has its names clean, as those of visitors are', async () => {
    const typed = { ...name, fr: ' Portes\u202e \u200b ouvertes ' };
    expect((await operate('editions', file({ slug: 'safi', name: typed }))).status).toBe(201);
    const event = await (await request('/api/v1/events/safi')).json();
    expect(event).toMatchObject({ name: { fr: 'Portes ouvertes' } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['nothing', { slug: undefined }],
    ['a name that no address can carry', { slug: 'Fès 2026' }],
    ['a language missing', { name: { ar: 'x', fr: 'x', en: 'x' } }],
    ['no day', { days: [] }],
    ['no gate', { gates: [] }],
    ['a gate off the earth', { gates: [{ name, position: { latitude: 91, longitude: 0 } }] }],
    ['half a position', { gates: [{ name, position: { latitude: 34 } }] }],
    ['a zone that is none', { timezone: 'Mars/Olympus' }],
    ['a date of the first year', { days: [{ ...file().days[0], date: '0001-05-13' }] }],
    ['a date of the last year', { days: [{ ...file().days[0], date: '9999-05-13' }] }],
    [
      'a registration of another age',
      { registration: { opens: '0001-04-20T09:00', closes: '2099-05-12T20:00' } },
    ],
    ['a date that is none', { days: [{ ...file().days[0], date: '2099-02-30' }] }],
    ['one day twice', { days: [file().days[0], file().days[0]] }],
    ['days out of order', { days: [file().days[1], file().days[0]] }],
    [
      'registration that closes before it opens',
      { registration: { opens: '2026-02-01T08:00', closes: '2026-01-01T08:00' } },
    ],
    ['a name of 121 characters', { name: { ...name, en: 'x'.repeat(121) } }],
    ['a field that it does not know', { colour: 'green' }],
  ])('is not taken with %s', async (_, change) => {
    const before = await made();
    const answer = await operate('editions', file({ slug: 'oujda', ...change }));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'invalid_request' });
    expect(await made()).toEqual(before);
  });
});

async function made(): Promise<unknown> {
  const sql = `SELECT (SELECT count(*) FROM event) AS editions,
    (SELECT count(*) FROM invitation) AS invitations,
    (SELECT count(*) FROM signing_key) AS keys,
    (SELECT count(*) FROM group_code) AS group_codes`;
  return env.DB.prepare(sql).first();
}
