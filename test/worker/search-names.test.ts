import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/store/d1/batch.ts';
import { readBeginnings } from '../../src/store/registrations/name-beginnings.ts';
import { type Found, findByName, type Narrowed } from '../../src/store/registrations/search.ts';
import { daysWith, newWorld, type World } from './world.ts';

const PARTIES = 24_000;
const ALL: Narrowed = { day: null, slot: null, kinds: null, after: null };
/** What a search may read, at any size. */
const ROWS_MOST = 2_500;

/**
 * So many parties of one: in every one the first word, in every second one the second and so on;
 * `thousandth` in every thousandth, `last` in the last alone. Of the windows, the second has 40.
 */
const INSERT_PARTIES = `
WITH RECURSIVE nth (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM nth WHERE i < ?2 - 1)
INSERT INTO registration (event, id, state, kind, day, slot, adults, children, girls, boys, coaches,
  held, step_free, locale, news, fingerprint, first_serial, first_secret, serials, created_at,
  changed_at)
SELECT ?1, lower(hex(randomblob(18))), iif(i % 7 = 0, 'cancelled', 'confirmed'),
  iif(i % 50 = 0, 'media', 'family'), 1, iif(i % (?2 / 40) = 0, 2, 1), 1, 0, 0, 0, 1,
  iif(i % 7 = 0, 0, 1), 0, 'ar', 0, 'none', 1 + i, 0, '[]', 0, 0 FROM nth`;

const INSERT_WORDS = `
INSERT INTO name_word (event, hash, registration)
SELECT r.event, w.value ->> 0, r.id FROM registration r, json_each(?2) w
WHERE r.event = ?1 AND (r.first_serial - 1) % (w.value ->> 1) = (w.value ->> 2)`;

let world: World;
beforeAll(async () => {
  world = await newWorld({ days: daysWith(60_000, 60_000) });
  await env.DB.prepare(INSERT_PARTIES).bind(world.number, PARTIES).run();
  const words = [
    ['first', 1, 0],
    ['second', 2, 1],
    ['third', 3, 1],
    ['fifth', 5, 1],
    ['thousandth', 1_000, 7],
    ['last', PARTIES, PARTIES - 1],
  ];
  await env.DB.prepare(INSERT_WORDS).bind(world.number, JSON.stringify(words)).run();
}, 120_000);

/** What is found, and how many rows were read for it. */
async function search(
  words: readonly (string | readonly string[])[],
  narrowed: Partial<Narrowed> = {},
): Promise<Found & { rows: number }> {
  const verb = findByName(env.DB, world.number, words, { ...ALL, ...narrowed });
  const results = await env.DB.batch([...verb.statements]);
  const rows = results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
  return { ...verb.read(results), rows };
}

/** Every page of a search, and the most rows that one of them read. */
async function searchOn(words: Parameters<typeof search>[0], narrowed: Partial<Narrowed> = {}) {
  const ids: string[] = [];
  let rows = 0;
  let after: string | null = null;
  do {
    const found: Found & { rows: number } = await search(words, { ...narrowed, after });
    ids.push(...found.hits.map(({ id }) => id));
    rows = Math.max(rows, found.rows);
    after = found.next;
  } while (after !== null);
  return { ids, rows };
}

async function idsWhere(condition: string): Promise<string[]> {
  const sql = `SELECT id FROM registration r WHERE event = ?1 AND ${condition} ORDER BY id`;
  const { results } = await env.DB.prepare(sql).bind(world.number).all<{ id: string }>();
  return results.map(({ id }) => id);
}

describe('a search for the words of a name', () => {
  it('reads few rows for a page of the commonest', async () => {
    const { hits, next, capped, rows } = await search(['first']);
    expect(hits).toHaveLength(20);
    expect(next).toBe(hits.at(-1)?.id);
    expect(capped).toBe(false);
    expect(rows).toBeLessThan(100);
  });

  it.each([
    [['last', 'first']],
    [['first', 'last']],
    [['first', 'second', 'last']],
    [['first', 'second', 'third', 'last']],
  ])('finds by %j the one who has them all, the rarest word first', async (words) => {
    const { hits, next, capped, rows } = await search(words);
    const wanted = await idsWhere(`first_serial = ${PARTIES}
      AND ${words.includes('second') ? '(first_serial - 1) % 2 = 1' : '1'}
      AND ${words.includes('third') ? '(first_serial - 1) % 3 = 1' : '1'}`);
    expect(hits.map(({ id }) => id)).toEqual(wanted);
    expect([next, capped]).toEqual([null, false]);
    expect(rows).toBeLessThan(50);
  });

  it.each([
    [['thousandth', 'first'], 'first_serial % 1000 = 8'],
    [['second', 'third'], '(first_serial - 1) % 6 = 1'],
    [['first', 'second', 'third', 'fifth'], '(first_serial - 1) % 30 = 1'],
  ])('gives every one for %j, a page at a time, in the order of the key', async (words, where) => {
    const { ids, rows } = await searchOn(words);
    expect(ids).toEqual(await idsWhere(where));
    expect(rows).toBeLessThanOrEqual(ROWS_MOST);
  });

  it('finds all in a small window, however common the name', async () => {
    const { ids, rows } = await searchOn(['first'], { slot: 2 });
    expect(ids).toEqual(await idsWhere('slot = 2'));
    expect(ids).toHaveLength(40);
    expect(rows).toBeLessThan(500);
  });

  it('ends before it has read too much, says so, and can be gone on with', async () => {
    const narrowed = { day: 2 };
    const { hits, next, capped, rows } = await search(['first'], narrowed);
    expect([hits.length, capped]).toEqual([0, true]);
    expect(next).toMatch(/^[0-9a-f]{36}$/);
    expect(rows).toBeGreaterThan(1_000);
    expect(rows).toBeLessThanOrEqual(ROWS_MOST);
    expect(await searchOn(['second', 'third', 'fifth', 'first'], narrowed)).toMatchObject({
      ids: [],
    });
  });

  it.each([
    [['first'], { day: 2 }],
    [['first', 'second', 'third', 'fifth'], { day: 2 }],
    [['second', 'third'], { slot: 1, day: 2 }],
    [['first', 'second', 'third', 'fifth'], { slot: 1, kinds: [] }],
    [['thousandth', 'fifth', 'third', 'second'], { slot: 2 }],
  ])('never reads more for %j in %j', async (words, narrowed) => {
    const { rows } = await searchOn(words, narrowed);
    expect(rows).toBeLessThanOrEqual(ROWS_MOST);
  });

  it('shows only the kinds that may be seen', async () => {
    const { ids } = await searchOn(['thousandth', 'first'], { kinds: ['media'] });
    expect(ids).toEqual(await idsWhere(`first_serial % 1000 = 8 AND kind = 'media'`));
    const media = await searchOn(['first'], { kinds: ['media'], slot: 2 });
    expect(media.ids).toEqual(await idsWhere(`slot = 2 AND kind = 'media'`));
  });

  it('finds nobody for a word that no name has', async () => {
    const { hits, next, capped, rows } = await search(['first', 'nobody']);
    expect({ hits, next, capped }).toEqual({ hits: [], next: null, capped: false });
    expect(rows).toBeLessThan(10);
  });

  it.each([
    [[['thousandth', 'last'], 'first'], 'first_serial % 1000 = 8 OR first_serial = 24000'],
    [[['second', 'third', 'nobody']], '(first_serial - 1) % 2 = 1 OR (first_serial - 1) % 3 = 1'],
    [
      [
        ['third', 'fifth'],
        ['second', 'thousandth'],
      ],
      `((first_serial - 1) % 3 = 1 OR (first_serial - 1) % 5 = 1)
       AND ((first_serial - 1) % 2 = 1 OR first_serial % 1000 = 8)`,
    ],
  ])('takes one of several words in one place: %j', async (words, where) => {
    const { ids, rows } = await searchOn(words);
    expect(ids).toEqual(await idsWhere(`(${where})`));
    expect(rows).toBeLessThanOrEqual(ROWS_MOST);
  });

  it('reads no more with as many words in each place as a beginning can have', async () => {
    const many = Array.from({ length: 23 }, (_, n) => `nobody${n}`);
    const words = ['first', 'second', 'third', 'fifth'].map((one) => [one, ...many]);
    for (const narrowed of [{}, { day: 2 }, { slot: 2, kinds: [] }]) {
      const { rows, hits, next } = await search(words, narrowed);
      expect(rows).toBeLessThanOrEqual(ROWS_MOST - 300);
      expect(hits.length > 0 || next !== null).toBe(true);
    }
  });

  it('finds the words that begin alike in few rows, however many have them', async () => {
    const db = env.DB;
    const insert = `INSERT INTO name_word (event, hash, registration)
      SELECT ?1, ?2 || value, (SELECT id FROM registration WHERE event = ?1 LIMIT 1)
      FROM json_each(?3)`;
    const ends = JSON.stringify(Array.from({ length: 40 }, (_, n) => String(n)));
    await db.prepare(insert).bind(world.number, 'many', ends).run();
    const verb = readBeginnings(db, world.number, ['many', 'fi', 'sec', 'none']);
    const results = await db.batch([...verb.statements]);
    const [many, fi, sec, none] = verb.read(results);
    expect([many?.hashes.length, many?.more]).toEqual([24, true]);
    expect(fi).toEqual({ hashes: ['fifth', 'first'], more: false });
    expect(sec).toEqual({ hashes: ['second'], more: false });
    expect(none).toEqual({ hashes: [], more: false });
    expect(results[0]?.meta.rows_read).toBeLessThan(150);
  });

  it('finds nobody of another edition', async () => {
    const [found] = await run(env.DB, findByName(env.DB, world.number + 1, ['first'], ALL));
    expect(found.hits).toEqual([]);
  });
});
