import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import { editionByNumber, forgetEditions, loadEdition } from '../../src/store/editions/editions.ts';
import {
  enrol,
  newWorld,
  openDays,
  post,
  registered,
  request,
  scanOne,
  sendScans,
} from './world.ts';

const headers = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
const text = { ar: 'اسم', zgh: 'ⵉⵙⵎ', fr: 'Nom', en: 'Name' };
const gates = [{ name: text }];
const controller = { name: text, receipt: null, contact: 'data@example.org', keep_days: 30 };
let made = 0;

/** An edition in Ramadan's evenings, as its organizer writes it down. */
function evening(change: Record<string, unknown> = {}) {
  made += 1;
  return {
    slug: `night-${made}-${crypto.randomUUID().slice(0, 8)}`,
    name: text,
    city: text,
    venue: text,
    registration: { opens: '2026-01-01T08:00', closes: '2027-02-13T02:00' },
    controller,
    days: [day('2027-02-10'), day('2027-02-12')],
    gates,
    ...change,
  };
}

function day(date: string, change: Record<string, unknown> = {}) {
  const windows = [
    { from: '20:00', to: '22:00', capacity: 100 },
    { from: '22:00', to: '00:00', capacity: 100 },
    { from: '00:00', to: '02:00', capacity: 100 },
  ];
  return { date, opens: '20:00', closes: '02:00', windows, ...change };
}

const setUp = (file: unknown) => post('/api/v1/operator/editions', file, headers);

describe('an edition of evenings', () => {
  it('has its windows after midnight at the end of the evening, not twenty hours before it', async () => {
    const file = evening();
    expect((await setUp(file)).status).toBe(201);
    const event = await (await request(`/api/v1/events/${file.slug}`)).json<{
      utc_offsets: { from: string; offset: string }[];
      days: {
        date: string;
        closes_at: string;
        slots: { from: string; to: string; date: string; starts_at: string; ends_at: string }[];
      }[];
    }>();
    const [first] = event.days;
    expect(first?.slots.map(({ starts_at }) => starts_at)).toEqual([
      '2027-02-10T20:00:00+00:00',
      '2027-02-10T22:00:00+00:00',
      '2027-02-11T00:00:00+00:00',
    ]);
    expect(first?.slots.at(-1)).toMatchObject({
      date: '2027-02-10',
      from: '00:00',
      to: '02:00',
      ends_at: '2027-02-11T02:00:00+00:00',
    });
    expect(first?.closes_at).toBe('2027-02-11T02:00:00+00:00');
    expect(event.utc_offsets.at(-1)).toMatchObject({ offset: '+00:00' });
  });
});

interface ParisDay {
  readonly opens?: string;
  readonly from?: string;
  readonly registration?: Record<string, string>;
  readonly policy?: Record<string, string>;
}

describe('an edition whose times cannot be', () => {
  const windows = (...spans: [string, string][]) =>
    spans.map(([from, to]) => ({ from, to, capacity: 10 }));
  const one = (change: Record<string, unknown>) => ({ days: [day('2027-02-10', change)] });
  // The clock of Paris skips an hour in March and strikes one twice in October.
  const paris = (
    date: string,
    { opens = '10:00', from = '10:00', registration = {}, ...more }: ParisDay,
  ) => ({
    timezone: 'Europe/Paris',
    days: [day(date, { opens, closes: '20:00', windows: windows([from, '12:00']) })],
    registration: { opens: '2026-01-01T08:00', closes: `${date}T12:00`, ...registration },
    ...more,
  });
  /** A day in whose second hour the clock goes forward. */
  const skipped = (change: Record<string, unknown>) => ({
    timezone: 'Europe/Paris',
    policy: { day_ends: '00:00' },
    days: [day('2027-03-28', { opens: '00:30', closes: '20:00', ...change })],
    registration: { opens: '2026-01-01T08:00', closes: '2027-03-27T12:00' },
  });

  it.each([
    [
      'windows that overlap',
      one({ windows: windows(['20:00', '22:00'], ['21:00', '23:00']) }),
      /overlap.*21:00 to 23:00.*20:00 to 22:00/,
    ],
    [
      'windows out of their order',
      one({ windows: windows(['22:00', '23:00'], ['20:00', '22:00']) }),
      /after a later one \(22:00\).*20:00 to 22:00/,
    ],
    [
      'a window before its day opens',
      one({ windows: windows(['19:00', '21:00']) }),
      /outside of its day/,
    ],
    [
      'a window after its day closes',
      one({ windows: windows(['01:00', '03:00']) }),
      /outside of its day/,
    ],
    [
      'a window that ends before it begins',
      one({ windows: windows(['22:00', '21:00']) }),
      /ends before it begins/,
    ],
    [
      'a day from midnight, which is the next one’s',
      one({ opens: '00:00', closes: '23:00' }),
      /closes \(23:00\) before it opens \(00:00\).*before 04:00 are those of the next morning/,
    ],
    [
      'a day that closes after it ends',
      one({ closes: '05:00' }),
      /closes \(05:00\) before it opens.*before 04:00 are those of the next morning/,
    ],
    [
      'registration beyond the last day',
      { registration: { opens: '2026-01-01T08:00', closes: '2027-02-14T08:00' } },
      /after the last day/,
    ],
    [
      'an hour that the clock skips',
      paris('2027-03-28', { opens: '02:30', policy: { day_ends: '00:00' } }),
      /skips 02:30/,
    ],
    [
      'registration that ends in an hour which the clock skips',
      paris('2027-03-28', { registration: { closes: '2027-03-28T02:30' } }),
      /skips 02:30 on 2027-03-28/,
    ],
    [
      'registration that begins in an hour which the clock strikes twice',
      paris('2027-10-31', { registration: { opens: '2026-10-25T02:30' } }),
      /strikes 02:30 twice on 2026-10-25/,
    ],
    [
      'a window that begins in an hour which the clock skips',
      skipped({ windows: windows(['02:30', '12:00']) }),
      /skips 02:30/,
    ],
    [
      'a window that ends in an hour which the clock skips',
      skipped({ windows: windows(['01:00', '02:30']) }),
      /skips 02:30/,
    ],
    [
      'a day that closes in an hour which the clock skips',
      skipped({ closes: '02:30', windows: windows(['01:00', '02:00']) }),
      /skips 02:30/,
    ],
    [
      'registration that ends before it begins',
      {
        timezone: 'Europe/Paris',
        days: [
          day('2027-10-31', {
            opens: '10:00',
            closes: '20:00',
            windows: windows(['10:00', '12:00']),
          }),
        ],
        registration: { opens: '2027-02-01T09:00', closes: '2027-02-01T08:00' },
      },
      /opens at 2027-02-01T09:00, which is not before it closes/,
    ],
    [
      'days out of their order',
      {
        days: [day('2027-02-12'), day('2027-02-10')],
        registration: { opens: '2026-01-01T08:00', closes: '2027-02-10T20:00' },
      },
      /2027-02-10 is not after/,
    ],
    ['a day twice', { days: [day('2027-02-12'), day('2027-02-12')] }, /2027-02-12 is not after/],
    [
      'a year that is a slip of the hand',
      {
        days: [day('3027-02-12')],
        registration: { opens: '2026-01-01T08:00', closes: '2027-02-10T20:00' },
      },
      null,
    ],
    [
      'an hour that the clock strikes twice',
      paris('2027-10-31', { opens: '02:00', from: '02:30', policy: { day_ends: '00:00' } }),
      /strikes 02:00 twice/,
    ],
  ])('is refused with the reason: %s', async (_, change, reason) => {
    const response = await setUp(evening(change));
    expect(response.status).toBe(422);
    const { detail, errors } = await response.json<{ detail: string; errors: unknown[] }>();
    expect(errors).toHaveLength(1);
    if (reason) expect(detail).toMatch(reason);
  });

  /** What stands where the name of an edition does, in every address that the service has. */
  const addresses = new Set(
    app.routes.flatMap(({ path }) => {
      const [, first = '', second = ''] = path.split('/');
      return [first, ...(['console', ':locale{ar|zgh|fr|en}'].includes(first) ? [second] : [])];
    }),
  );
  const words = [...addresses].filter((word) => /^[a-z][a-z0-9-]+$/.test(word));

  it.each([...new Set([...words, 'join', 'api', 'gate', 'console', 'en'])])(
    'is refused with the reason under a name that is an address: %s',
    async (slug) => {
      const response = await setUp(evening({ slug }));
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({
        detail: expect.stringContaining(`${slug} is a part of the service’s own addresses`),
        errors: [{ path: 'slug' }],
      });
    },
  );

  it.each(['a', 'fes-', '-fes', 'Fes', 'fes.2027', 'fes_2027', 'x'.repeat(32)])(
    'is refused under a name that no address has: %s',
    async (slug) => {
      expect((await setUp(evening({ slug }))).status).toBe(422);
    },
  );
});

describe('a law that changes between set-up and event', () => {
  it('moves nothing that people were told', async () => {
    const world = await newWorld({ days: openDays(Date.now()).days });
    const { tickets } = await registered(world, { slot: '7' });
    const phone = await enrol(world);
    await scanOne(phone, { type: 'walk_in', people: 1 });
    const before = await loadEdition(env.DB, world.number);
    // As it was stored when the zone was an hour ahead.
    await env.DB.batch(
      [
        'UPDATE day SET opens_at = opens_at - 3600000, closes_at = closes_at - 3600000 WHERE event = ?1',
        'UPDATE slot SET starts_at = starts_at - 3600000, ends_at = ends_at - 3600000 WHERE event = ?1',
        `UPDATE event SET registration_closes_at = registration_closes_at - 3600000,
           utc_offsets = '[{"from":0,"minutes":60}]' WHERE number = ?1`,
      ].map((sql) => env.DB.prepare(sql).bind(world.number)),
    );
    forgetEditions();
    // Pages are right at once, and writers correct what is stored when they start.
    expect((await editionByNumber(env, world.number, Date.now()))?.days).toEqual(before?.days);
    await env.GATEKEEPER.getByName(String(world.number)).reload(world.number);
    await scanOne(phone, { type: 'walk_in', people: 1 });
    const stored = await storedTimes(world.number);
    const [first] = before?.days ?? [];
    expect(stored).toEqual({
      opens_at: first?.opens_at,
      starts_at: first?.slots[0]?.starts_at,
      closes_at: before?.registration.closes_at,
    });
    const after = await loadEdition(env.DB, world.number);
    expect(after).toMatchObject({ stale: false, version: (before?.version ?? 0) + 1 });
    // A ticket names its window by number, so that what is printed still holds.
    expect(await scanOne(phone, { ticket: tickets[0]?.token ?? '' })).toMatchObject({
      reason: 'wrong_day',
    });
    expect((await request(`/ar/${world.slug}`)).status).toBe(200);
    expect((await registered(world, { slot: '7' })).registration.status).toBe('confirmed');
  });

  it('reaches phones as offsets, with the policy', async () => {
    const world = await newWorld();
    const phone = await enrol(world);
    const answer = await sendScans(phone, [], { since: 0 });
    const { ledger } = await answer.json<{
      ledger: { policy: { utc_offsets: { minutes: number }[] } };
    }>();
    expect(ledger.policy.utc_offsets.length).toBeGreaterThan(0);
  });
});

/** Of the first day, its first window, and registration: as the tables hold them, ms. */
async function storedTimes(number: number): Promise<unknown> {
  const sql = `SELECT d.opens_at, s.starts_at, e.registration_closes_at AS closes_at FROM event e
    JOIN day d ON d.event = e.number AND d.number = 1
    JOIN slot s ON s.event = e.number AND s.number = 1 WHERE e.number = ?1`;
  return env.DB.prepare(sql).bind(number).first();
}
