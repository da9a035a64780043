import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { cancelRegistration } from '../../src/operations/change-registration.ts';
import { forgetEditions, loadEdition } from '../../src/store/editions/editions.ts';
import { asVisitor } from './acting.ts';
import {
  daysWith,
  family,
  newWorld,
  openDays,
  post,
  randomPhone,
  register,
  registered,
  request,
  type World,
} from './world.ts';

const HOUR = 3_600_000;
let world: World;
beforeAll(async () => {
  world = await newWorld();
});

describe('a body that cannot be taken', () => {
  const cases: [string, unknown, number, string][] = [
    ['malformed JSON', '{"slot":', 422, 'invalid_request'],
    ['nothing', '', 422, 'invalid_request'],
    ['null', 'null', 422, 'invalid_request'],
    ['a list', [], 422, 'invalid_request'],
    ['a text', '"family"', 422, 'invalid_request'],
    ['bytes that are no text', '\ufffd\u0000', 422, 'invalid_request'],
    ['10,000 brackets', '['.repeat(10_000), 422, 'invalid_request'],
    ['10,000 lists in each other', `${'['.repeat(1e4)}${']'.repeat(1e4)}`, 422, 'invalid_request'],
    ['a party that is a list', family({ party: [] }), 422, 'invalid_request'],
    ['a party that is null', family({ party: null }), 422, 'invalid_request'],
    ['numbers as text', family({ party: { adults: '2' } }), 422, 'invalid_request'],
    ['a number as the window', family({ slot: 1 }), 422, 'invalid_request'],
    ['an object as the window', family({ slot: { $ne: null } }), 422, 'invalid_request'],
    ['a list as the name', family({ contact: { name: ['x'] } }), 422, 'invalid_request'],
    ['consent as text', family({ consent: 'true' }), 422, 'invalid_request'],
    ['consent as 1', family({ consent: 1 }), 422, 'invalid_request'],
    ['no consent', family({ consent: false }), 422, 'invalid_request'],
    ['no adult', family({ party: { adults: 0, children: 2 } }), 422, 'invalid_request'],
    ['a negative party', family({ party: { adults: 1, children: -1 } }), 422, 'invalid_request'],
    ['a huge party', family({ party: { adults: 1e9, children: 0 } }), 422, 'invalid_request'],
    ['an unknown slot', family({ slot: '9999' }), 422, 'invalid_request'],
    ['an unknown kind', family({ kind: 'tribe' }), 422, 'invalid_request'],
    ['an unknown language', family({ locale: 'de' }), 422, 'invalid_request'],
    ['no way to be reached', family({ contact: { name: 'x' } }), 422, 'invalid_request'],
    ['a school without a name', family({ kind: 'school' }), 422, 'invalid_request'],
    [
      'a name of 10,000 characters',
      family({ contact: { name: 'م'.repeat(10_000), phone: '0612345678' } }),
      422,
      'invalid_request',
    ],
    ['ten megabytes', 'x'.repeat(10_000_000), 413, 'payload_too_large'],
  ];
  it.each(cases)('%s', async (_, body, status, code) => {
    const before = await registrations();
    const response = await register(world, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, status });
    expect(await registrations()).toBe(before);
  });

  it.each([
    ['ten megabytes with their length said', 160, 'Content-Length', '10485760'],
    ['ten megabytes that do not say their length', 160, 'Transfer-Encoding', 'chunked'],
    ['a hundred megabytes', 1_526, 'Transfer-Encoding', 'chunked'],
    ['a gigabyte', 16_384, 'Transfer-Encoding', 'chunked'],
  ])('%s', async (_, pieces, header, value) => {
    const stream = spaces(pieces);
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      [header]: value,
    };
    const path = `/api/v1/events/${world.slug}/registrations`;
    const response = await request(path, { method: 'POST', headers, body: stream.body });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'payload_too_large' });
    // Who is cut off while sending never reads the answer; who sends for ever is cut off.
    expect(stream.asked()).toBeGreaterThanOrEqual(Math.min(pieces, 1_600));
    expect(stream.asked()).toBeLessThan(1_700);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'text/json',
    '',
  ])('is of the type %j', async (type) => {
    const path = `/api/v1/events/${world.slug}/registrations`;
    const headers = { 'Content-Type': type, 'Idempotency-Key': crypto.randomUUID() };
    const response = await post(path, JSON.stringify(family()), headers);
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: 'unsupported_media_type' });
  });

  it('is taken with any writing of its type', async () => {
    const path = `/api/v1/events/${world.slug}/registrations`;
    const headers = {
      'Content-Type': 'Application/JSON ; charset=UTF-8',
      'Idempotency-Key': crypto.randomUUID(),
    };
    expect((await post(path, family(), headers)).status).toBe(201);
  });

  it('names each field that is wrong', async () => {
    const response = await register(world, family({ consent: false, kind: 'tribe' }));
    const { errors } = await response.json<{ errors: { path: string }[] }>();
    expect(errors.map((error) => error.path).sort()).toEqual(['consent', 'kind']);
  });

  it('names fields of a wrong type by their path too', async () => {
    const response = await register(world, family({ party: { adults: true }, locale: 7 }));
    const { errors } = await response.json<{ errors: { path: string }[] }>();
    expect(errors.map((error) => error.path).sort()).toEqual(['locale', 'party.adults']);
  });

  it('is not given back in the answer', async () => {
    const typed = 'سر-SECRET-<script>';
    const bodies = [
      family({ slot: typed }),
      family({ kind: typed }),
      family({ locale: typed }),
      family({ [typed]: typed, consent: false }),
      family({ party: { adults: typed } }),
      family({ contact: { name: typed.repeat(50), phone: typed, email: typed } }),
      family({ organisation: typed.repeat(50) }),
      `{"${typed}"`,
      typed,
    ];
    const paths = [`events/${world.slug}/registrations`, `events/${encodeURIComponent(typed)}`];
    const answers = await Promise.all([
      ...bodies.map((body) => register(world, body)),
      register(world, family(), typed.slice(3, 9)),
      request(`/api/v1/${paths[1]}`),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(`${await answer.text()}${[...answer.headers].join()}`).not.toContain('SECRET');
    }
  });
});

describe('the idempotency key', () => {
  it.each(['', 'x', '12345678', 'g0000000-0000-4000-8000-000000000000', `${'0'.repeat(36)}`])(
    'is a UUID, not %j',
    async (key) => {
      const response = await register(world, family(), key);
      expect(response.status).toBe(422);
      const { errors } = await response.json<{ errors: { path: string }[] }>();
      expect(errors.map((error) => error.path)).toEqual(['Idempotency-Key']);
    },
  );

  it('is the same in capitals', async () => {
    const key = crypto.randomUUID();
    const body = family();
    expect((await register(world, body, key)).status).toBe(201);
    expect((await register(world, body, key.toUpperCase())).status).toBe(200);
  });

  it('keeps no refusal: what was full or wrong may be asked again under it', async () => {
    const key = crypto.randomUUID();
    expect((await register(world, family({ consent: false }), key)).status).toBe(422);
    expect((await register(world, family(), key)).status).toBe(201);
  });
});

describe('a phone or an e-mail that holds three parties on a day', () => {
  it.each([
    ['phone', ['0612000001', '+212 6 12 00 00 01', '00212612000001', '٠٦١٢٠٠٠٠٠١']],
    ['e-mail', ['a@example.org', 'A@Example.org', ' a@EXAMPLE.ORG', '\u200ea@example.org']],
  ])('gets no fourth, however the %s is spelled', async (field, spellings) => {
    const day = await newWorld();
    const contact = (text: string) =>
      field === 'phone'
        ? { name: 'سلمى', phone: text, email: null }
        : { name: 'سلمى', phone: randomPhone(), email: text };
    const statuses = [];
    for (const text of spellings) {
      const response = await register(day, family({ slot: '2', contact: contact(text) }));
      statuses.push(response.status);
    }
    expect(statuses).toEqual([201, 201, 201, 409]);
  });

  it('hears no more than that', async () => {
    const contact = { name: 'سلمى', phone: randomPhone() };
    await Promise.all(times(3, () => registered(world, { contact })));
    const fourth = await register(world, family({ contact }));
    expect(Object.keys(await fourth.json<object>()).sort()).toEqual(
      ['code', 'detail', 'status', 'title', 'type'].sort(),
    );
  });

  it('gets no fourth when all are asked for at once', async () => {
    const contact = { name: 'سلمى', phone: randomPhone() };
    const answers = await Promise.all(times(12, () => register(world, family({ contact }))));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3);
    const refused = answers.filter((answer) => answer.status !== 201);
    const codes = await Promise.all(refused.map((answer) => answer.json<{ code: string }>()));
    expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(['already_registered']));
  });

  it('may come on another day', async () => {
    const contact = { name: 'سلمى', phone: randomPhone() };
    await Promise.all(times(3, () => registered(world, { contact })));
    expect((await register(world, family({ contact, slot: '7' }))).status).toBe(201);
  });

  it('may have another when one was cancelled', async () => {
    const contact = { name: 'سلمى', phone: randomPhone() };
    const [first] = await Promise.all(times(3, () => registered(world, { contact })));
    expect((await register(world, family({ contact }))).status).toBe(409);
    const edition = await loadEdition(env.DB, world.number);
    const secret = first?.registration.manage_url.split('/r/')[1] ?? '';
    if (!edition) throw new Error('no edition');
    await cancelRegistration(asVisitor(), { edition: edition, secret: secret });
    expect((await register(world, family({ contact }))).status).toBe(201);
  });

  it.each(['school', 'association', 'media', 'guest'])('is not counted for a %s', async (kind) => {
    const contact = { name: 'سلمى', phone: randomPhone() };
    const party = kind === 'school' ? { adults: 2, girls: 10, boys: 9 } : { adults: 2 };
    const body = { contact, kind, party, organisation: 'مدرسة الأمل' };
    const answers = await Promise.all(times(5, () => register(world, family(body))));
    expect(answers.map((answer) => answer.status)).toEqual(times(5, () => 201));
  });
});

describe('registration', () => {
  it.each([
    ['before it opens', { opens_at: Date.now() + HOUR, closes_at: Date.now() + 2 * HOUR }],
    ['after it closed', { opens_at: Date.now() - 2 * HOUR, closes_at: Date.now() - 1_000 }],
  ])('takes nobody %s', async (_, registration) => {
    const { opens, closes } = openDays(Date.now()).registration;
    const shut = await newWorld({ registration: { opens, closes, ...registration } });
    const response = await register(shut, family());
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'registration_closed' });
    const event = await request(`/api/v1/events/${shut.slug}`);
    expect(await event.json()).toMatchObject({ registration: { open: false } });
  });

  it('takes nobody for an edition that is closed', async () => {
    const response = await register(await newWorld({ status: 'closed' }), family());
    expect(response.status).toBe(403);
  });

  it('still answers for a key that it knows, after it closed', async () => {
    const closing = await newWorld();
    const [key, body] = [crypto.randomUUID(), family()];
    const first = await register(closing, body, key);
    await env.DB.prepare('UPDATE event SET registration_closes_at = ?2 WHERE number = ?1')
      .bind(closing.number, Date.now() - 1_000)
      .run();
    forgetEditions();
    await env.REGISTRAR.getByName(String(closing.number)).reload();
    const again = await register(closing, body, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
    const other = await register(closing, family({ slot: '2' }), key);
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
    expect((await register(closing, body)).status).toBe(403);
  });

  it('takes nobody for a day that is over, and sends nobody there', async () => {
    const [first, ...days] = daysWith(2, 2);
    if (!first) throw new Error('no day');
    const over = { ...first, opens_at: first.opens_at - 48 * HOUR, closes_at: Date.now() - HOUR };
    const small = days.map((day) => ({
      ...day,
      slots: day.slots.map((slot) => ({ ...slot, capacity: slot.number === 8 ? 5 : 1 })),
    }));
    const late = await newWorld({ days: [over, ...small] });
    const past = await register(late, family({ slot: '3' }));
    expect(past.status).toBe(403);
    expect(await past.json()).toMatchObject({ code: 'registration_closed' });
    const full = await register(late, family({ slot: '7' }));
    expect(await full.json()).toMatchObject({ code: 'slot_full', alternatives: ['8'] });
  });

  it('knows nothing of an edition that is a draft', async () => {
    const draft = await newWorld({ status: 'draft' });
    expect((await register(draft, family())).status).toBe(404);
    expect((await request(`/api/v1/events/${draft.slug}`)).status).toBe(404);
  });

  it.each(['nowhere', 'x'.repeat(5_000), '%00', '%E0%A4%A', "'; DROP TABLE event; --"])(
    'knows no event called %j',
    async (slug) => {
      const response = await post(`/api/v1/events/${slug}/registrations`, family(), {
        'Idempotency-Key': crypto.randomUUID(),
      });
      expect(response.status).toBe(404);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    },
  );
});

/** Spaces in so many pieces of 64 KB. */
function spaces(pieces: number) {
  let asked = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked += 1;
      if (asked > pieces) controller.close();
      else controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  return { body, asked: () => asked };
}

async function registrations(): Promise<number> {
  const row = await env.DB.prepare('SELECT count(*) AS n FROM registration').first<{ n: number }>();
  return row?.n ?? -1;
}

function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}
