import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ago, editionOf, logged, sums } from './gate-day.ts';
import { disagreements, scansLogged } from './sum-of-log.ts';
import {
  asScan,
  enrol,
  newWorld,
  openDays,
  type Phone,
  post,
  scanned,
  scanOne,
  sendScans,
  type World,
} from './world.ts';

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

afterEach(async () => {
  expect(await disagreements(world.number)).toEqual([]);
});

describe('a malformed scan', () => {
  const id = () => crypto.randomUUID();
  const ticket = (more: object) => ({ id: id(), type: 'ticket', direction: 'entry', ...more });
  const walk = (more: object) => ({ id: id(), type: 'walk_in', direction: 'entry', ...more });
  const malformed: [string, unknown][] = [
    ['nothing', null],
    ['a number', 7],
    ['a list', []],
    ['no id', { type: 'walk_in', direction: 'entry', people: 1 }],
    ['an id that is none', walk({ id: '7', people: 1 })],
    ['an id that is a number', walk({ id: 7, people: 1 })],
    ['no type', { id: id(), direction: 'entry', ticket: 'x' }],
    ['an unknown type', { id: id(), type: 'guess' }],
    ['an unknown direction', ticket({ direction: 'sideways', ticket: 'x' })],
    ['no ticket', ticket({})],
    ['a ticket that is a number', ticket({ ticket: 482109375516 })],
    ['no people on their own feet', walk({})],
    ['no walk-ins at all', walk({ people: 0 })],
    ['fewer than nobody', walk({ people: -3 })],
    ['half a person', walk({ people: 1.5 })],
    ['a number of people in words', walk({ people: '3' })],
    ['a billion people', walk({ people: 1e9 })],
    ['more people than a tap can count', walk({ people: 511 })],
    ['a crowd beyond the handful', walk({ people: 1_001, counted: 'free_flow' })],
    ['an estimate beyond an exit', walk({ people: 1_001, counted: 'estimated' })],
    ['a crowd that is a ticket', ticket({ ticket: 'x', people: 511 })],
    ['a crowd that leaves with a ticket', ticket({ ticket: 'x', direction: 'exit', people: 511 })],
    ['a count of more than a site holds', { id: id(), type: 'count', people: 100_001 }],
    ['people beyond all numbers', walk({ people: 1e300 })],
    ['children beyond all numbers', walk({ people: 2, children: 1e300 })],
    ['more children than people', walk({ people: 2, children: 3 })],
    ['an unknown kind', walk({ people: 2, kind: 'tribe' })],
    ['nobody who asks to come in', ticket({ ticket: 'x', people: 0 })],
    [
      'what happened without what was shown',
      ticket({ ticket: 'x', decided: 'offline', people: 1 }),
    ],
    [
      'what happened without how many',
      ticket({ ticket: 'x', decided: 'offline', verdict: 'admitted' }),
    ],
    ['a verdict that a phone cannot show', ticket({ ticket: 'x', verdict: 'undone' })],
    ['a decision of nobody', ticket({ ticket: 'x', decided: 'later' })],
    ['an undo of nothing', { id: id(), type: 'undo' }],
    ['a count of nothing', { id: id(), type: 'count' }],
    ['a time that is none', walk({ people: 1, at: 'noon' })],
    ['a time without its place', walk({ people: 1, at: '2026-11-23T10:00:00' })],
    ['a time of no day', walk({ people: 1, at: '2026-13-41T10:00:00Z' })],
    ['an endless correction of the clock', walk({ people: 1, skew_ms: 1e300 })],
    ['an override as long as a book', walk({ people: 1, override: 'x'.repeat(10_000) })],
  ];

  it.each(malformed)('is refused by itself: %s', async (_, scan) => {
    const before = await scansLogged(world.number);
    const good = asScan({ type: 'walk_in', people: 1 });
    const response = await sendScans(phone, [scan, good, scan]);
    expect(response.status).toBe(200);
    const { results } = await response.json<{ results: unknown[] }>();
    const invalid = { verdict: 'refused', reason: 'invalid', people: 0, conflict: false };
    expect(results).toEqual([
      expect.objectContaining({ ...invalid, ticket: null }),
      expect.objectContaining({ id: good.id, verdict: 'admitted' }),
      expect.objectContaining({ ...invalid, ticket: null }),
    ]);
    expect(await scansLogged(world.number)).toBe(before + 1);
  });

  it('says which it was, as far as that can be told', async () => {
    const scan = asScan({ type: 'walk_in', people: -1 });
    const [first, second] = await scanned(phone, scan, { ...scan, id: 'not mine' });
    expect([first?.id, second?.id]).toEqual([scan.id, 'not mine']);
  });
});

describe('text that a database could choke on', () => {
  const texts = [
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202e',
    "'; DROP TABLE scan; --",
    '😀'.repeat(250),
  ];

  it.each(texts)('is kept or refused, and fails nobody: %j', async (text) => {
    const results = await scanned(
      phone,
      { ticket: text },
      { type: 'walk_in', people: 1, override: text },
      { type: 'count', people: 1, zone: text.slice(0, 40), shift: text.slice(0, 40) },
      { type: 'walk_in', people: 1 },
    );
    expect(results.at(-1)).toMatchObject({ verdict: 'admitted' });
    expect(results).toHaveLength(4);
  });

  it('is kept as what visitors write is: without what cannot be seen', async () => {
    const dirty = ' \u202eRed\u0000  \u2066gate\ud800 ';
    const [walk, count] = [
      asScan({ type: 'walk_in', people: 1, override: dirty, shift: dirty }),
      asScan({ type: 'count', people: 1, zone: dirty }),
    ];
    await scanned(phone, walk, count);
    expect(await written(walk.id)).toMatchObject({ override: 'Red gate', shift: 'Red gate' });
    expect(await written(count.id)).toMatchObject({ zone: 'Red gate' });
    const blank = asScan({ type: 'walk_in', people: 1, override: '\u200b', shift: '\u2066' });
    await scanned(phone, blank);
    expect(await written(blank.id)).toMatchObject({ override: null, shift: null });
  });

  it('never makes a count of the whole site of one of a part that cannot be read', async () => {
    const scan = { type: 'count', people: 7, zone: '\u202e' } as const;
    expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'refused', reason: 'invalid' });
  });
});

describe('a time that no gate can have seen', () => {
  const times = [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '0099-12-31T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '-271821-04-20T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '-999999-01-01T00:00:00Z',
    '+999999-01-01T00:00:00Z',
  ];

  it('is not marked where it can be', async () => {
    for (const ms of [-2_000, 0, 60_000, 3_600_000]) {
      const at = new Date(Date.now() - ms).toISOString();
      const result = await scanOne(phone, { type: 'walk_in', people: 1, at });
      expect(result).not.toHaveProperty('clamped');
    }
  });

  it('is looked back upon for a day while the gates are tried out weeks ahead', async () => {
    const days = openDays(Date.now() + 30 * 86_400_000).days;
    const ahead = await newWorld({ days });
    const early = await enrol(ahead);
    const scan = asScan({ type: 'walk_in', people: 1, at: ago(3_600_000) });
    expect(await scanOne(early, scan)).not.toHaveProperty('clamped');
    expect(Date.now() - (await logged(ahead, scan.id)).at).toBeGreaterThan(3_599_000);
  });

  it('is read of a clock that is as far out as a clock can be', async () => {
    for (const skew_ms of [8.64e15, -8.64e15, 1.7e16, -1.7e16]) {
      const scan = { type: 'walk_in', people: 1, skew_ms } as const;
      expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'admitted' });
    }
  });

  it.each(times)(
    'is brought within the time of the edition, and its scan counts: %s',
    async (at) => {
      const scan = asScan({ type: 'walk_in', people: 1, at, skew_ms: 0.5 });
      expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'admitted', clamped: true });
      // The mark stays with it, however often it is asked for.
      expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'admitted', clamped: true });
      const [first] = (await editionOf(world)).days;
      const placed = (await logged(world, scan.id)).at;
      expect(placed).toBeLessThanOrEqual(Date.now());
      // Days begin in the night: a day before the first is within two of its opening.
      expect(placed).toBeGreaterThan((first?.opens_at ?? 0) - 2 * 86_400_000);
    },
  );
});

describe('a request with scans', () => {
  it('holds 500 of them, and not one more', async () => {
    const scans = Array.from({ length: 500 }, () => asScan({ type: 'walk_in', people: 1 }));
    const before = await sums(world);
    const response = await sendScans(phone, scans);
    expect(response.status).toBe(200);
    const { results } = await response.json<{ results: { id: string }[] }>();
    expect(results.map((result) => result.id)).toEqual(scans.map((scan) => scan.id));
    expect((await sums(world)).entries - before.entries).toBe(500);
    const more = await sendScans(phone, [...scans, asScan({ type: 'walk_in', people: 1 })]);
    expect(more.status).toBe(422);
    expect(await more.json()).toMatchObject({ code: 'invalid_request' });
    expect((await sums(world)).entries - before.entries).toBe(500);
  });

  it('may hold none, and says where the ledger stands', async () => {
    const response = await sendScans(phone, []);
    const instants = { cursor: expect.any(Number), now: expect.any(Number) };
    expect(await response.json()).toEqual({ results: [], alerts: [], ...instants });
  });

  const bodies: [string, unknown, number][] = [
    ['malformed JSON', '{"scans":', 422],
    ['a list', [], 422],
    ['no scans', {}, 422],
    ['scans that are no list', { scans: 'all' }, 422],
    ['a cursor before the first', { scans: [], since: -1 }, 422],
    ['a cursor in words', { scans: [], since: 'all' }, 422],
    ['a cursor beyond all numbers', { scans: [], since: 1e300 }, 422],
    ['a cursor that no number can name', { scans: [], since: 2 ** 53 }, 422],
    ['ten megabytes', 'x'.repeat(10_000_000), 413],
  ];
  it.each(bodies)('is refused whole when it is %s', async (_, body, status) => {
    const response = await post('/api/v1/scans', body, phone.headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  });
});

function written(id: string | undefined): Promise<Record<string, unknown> | null> {
  const sql = 'SELECT override, shift, zone FROM scan WHERE event = ?1 AND id = ?2';
  return env.DB.prepare(sql)
    .bind(world.number, id ?? '')
    .first();
}
