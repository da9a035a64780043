import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_ROLES, may } from '../../src/domain/roles.ts';
import type { Verb } from '../../src/store/d1/batch.ts';
import { type ListPage, readVisitList } from '../../src/store/registrations/visit-lists.ts';
import { openDesk } from './desk.ts';
import {
  daysWith,
  enrol,
  newWorld,
  registered,
  request,
  scanOne,
  signIn,
  type World,
} from './world.ts';

let world: World;
let desk: string;
const code: Record<string, string> = {};

beforeAll(async () => {
  world = await newWorld({ days: daysWith(1_000, 1_000) });
  desk = await signIn(world, 'desk');
  const phone = await enrol(world);
  const made = async (name: string, change: Record<string, unknown> = {}) => {
    const { tickets } = await registered(world, change);
    const [ticket] = tickets;
    if (!ticket) throw new Error('no ticket');
    code[name] = ticket.code.replace(/\d{4}(?=\d)/g, '$&\u00a0');
    return ticket.token;
  };
  const inside = await made('inside');
  const gone = await made('gone');
  await made('absent', { slot: '2' });
  const association = {
    kind: 'association',
    organisation: 'جمعية',
    party: { adults: 2, children: 0 },
  };
  await made('association', { ...association, slot: '2' });
  await made('later', { slot: '7' });
  await scanOne(phone, { ticket: inside, people: 3 });
  await scanOne(phone, { ticket: gone, people: 5 });
  await scanOne(phone, { ticket: gone, direction: 'exit', people: 5 });
  // Nobody is left to enter by it, and they are let in by a decision.
  await scanOne(phone, { ticket: inside, people: 2 });
  await scanOne(phone, { ticket: inside, people: 1 });
  await scanOne(phone, { ticket: inside, people: 1, override: 'أمر' });
});

async function listed(query: string, cookie = desk): Promise<string[]> {
  const html = await openDesk(`/console/${world.slug}/lists?lang=en&${query}`, cookie);
  expect(html).not.toContain('فاطمة');
  const names = Object.entries(code);
  return [...html.matchAll(/data-row="[^"]*"[\s\S]*?<bdi dir="ltr">([^<]*)<\/bdi>/g)].map(
    ([, said]) => names.find(([, one]) => one === said)?.[0] ?? '?',
  );
}

describe('the lists of a day', () => {
  it('say who is in, and who has not come', async () => {
    expect(await listed('list=inside')).toEqual(['inside']);
    expect((await listed('list=not_come')).toSorted()).toEqual(['absent', 'association']);
    expect(await listed('list=not_come&where=day-2')).toEqual(['later']);
  });

  it('say what was refused and why, and what was let in by a decision', async () => {
    expect(await listed('list=refused')).toContain('inside');
    const html = await openDesk(`/console/${world.slug}/lists?lang=en&list=refused`, desk);
    expect(html).toMatch(/Everybody is in already|More than booked/);
    expect(await listed('list=overrides')).toEqual(['inside']);
  });

  it('are by window and by kind', async () => {
    expect(await listed('list=not_come&where=slot-1')).toEqual([]);
    expect(await listed('list=not_come&kind=association')).toEqual(['association']);
    expect(await listed('list=inside&where=slot-2')).toEqual([]);
    expect(await listed('list=refused&kind=school')).toEqual([]);
  });

  it.each([
    'list=everybody',
    'where=slot-99999',
    "where=day-1'--",
    'kind=tribe',
    'after=%00',
    `after=${'9'.repeat(64)}`,
    'list=not_come&after=nothing-there',
  ])('take %s for nothing', async (query) => {
    const { status } = await request(`/console/${world.slug}/lists?${query}`, {
      headers: { Cookie: desk },
    });
    expect(status).toBe(200);
  });

  it.each(MEMBER_ROLES)('open to %s as the table says', async (role) => {
    const Cookie = await signIn(world, role);
    const { status } = await request(`/console/${world.slug}/lists`, { headers: { Cookie } });
    expect(status).toBe(may(role, 'read_lists') ? 200 : 403);
  });
});

describe('a long list', () => {
  it('is shown fifty at a time, each once, and reads few rows a page', async () => {
    const long = await newWorld({ days: daysWith(60_000) });
    const cookie = await signIn(long, 'owner');
    const sql = `WITH RECURSIVE nth (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM nth WHERE i < 2599)
      INSERT INTO registration (event, id, state, kind, day, slot, adults, children, girls, boys,
        coaches, held, step_free, locale, news, fingerprint, first_serial, first_secret, serials,
        created_at, changed_at)
      SELECT ?1, lower(hex(randomblob(18))), 'confirmed', iif(i % 26 = 0, 'school', 'family'), 1, 1,
        1, 0, 0, 0, 1, 1, 0, 'ar', 0, 'none', 1 + i, 0, '[]', 0, 0 FROM nth`;
    await env.DB.prepare(sql).bind(long.number).run();
    const keys: string[] = [];
    let after = '';
    let pages = 0;
    do {
      const query = `lang=en&list=not_come&kind=school${after}`;
      const html = await openDesk(`/console/${long.slug}/lists?${query}`, cookie);
      keys.push(...[...html.matchAll(/data-row="([^"]*)"/g)].map(([, key = '']) => key));
      const [, next] = /&amp;after=([^"]*)"/.exec(html) ?? [];
      after = next ? `&after=${next}` : '';
      pages += 1;
    } while (after !== '');
    expect([keys.length, new Set(keys).size]).toEqual([100, 100]);
    expect(pages).toBe(3);
  });
});

describe('a page of a list', () => {
  const PARTIES = 24_000;
  /** What a page may read, at any size. */
  const ROWS_PAGE_MOST = 6_000;
  let large: World;

  beforeAll(async () => {
    large = await newWorld({ days: daysWith(60_000, 60_000, 60_000) });
    const sql = `WITH RECURSIVE nth (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM nth WHERE i < ?2)
      INSERT INTO registration (event, id, state, kind, day, slot, adults, children, girls, boys,
        coaches, held, step_free, locale, news, fingerprint, first_serial, first_secret, serials,
        created_at, changed_at)
      SELECT ?1, lower(hex(randomblob(18))), 'confirmed', 'family', 1, 1 + i % 3, 1, 0, 0, 0, 1, 1,
        0, 'ar', 0, 'none', 1 + i, 0, '[' || (1 + i) || ']', 0, 0 FROM nth`;
    await env.DB.prepare(sql)
      .bind(large.number, PARTIES - 1)
      .run();
  }, 120_000);

  it.each([
    { slot: null, kind: null },
    { slot: 2, kind: null },
    { slot: null, kind: 'school' },
    { slot: 3, kind: 'school' },
  ] as const)('reads few rows from the first to the last: %j', async (narrowed) => {
    let after: string | null = null;
    let most = 0;
    let pages = 0;
    do {
      const query = { list: 'not_come', day: 1, after, ...narrowed } as const;
      const verb: Verb<ListPage> = readVisitList(env.DB, large.number, query);
      const results = await env.DB.batch([...verb.statements]);
      const rows = results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
      most = Math.max(most, rows);
      after = verb.read(results).next;
      pages += 1;
      // The first pages, one in the midst and the last ones say all.
      if (pages === 3 && after !== null) after = await keyNear(PARTIES / 2);
      if (pages === 6 && after !== null) after = await keyNear(PARTIES - 120);
    } while (after !== null && pages < 9);
    expect(most).toBeLessThan(ROWS_PAGE_MOST);
  });

  it.each(['refused', 'doubles', 'overrides'] as const)(
    'reads few rows of %s, however many are before it',
    async (list) => {
      const { id } = await enrol(large);
      const sql = `WITH RECURSIVE nth (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM nth WHERE i < ?3)
        INSERT INTO scan (event, id, device, gate, type, direction, day, at, received_at, decided,
          reported, verdict, reason, people, children, conflict, undone, override, seq)
        SELECT ?1, ?4 || printf(' %06d', i), ?2, 1, 'ticket', 'entry', 1, i, i, 'online', 0,
          iif(?4 = 'refused', 'refused', 'admitted'), 'unknown', 1, 0, ?4 = 'doubles', 0,
          iif(?4 = 'overrides', 'reason', NULL), 1 FROM nth`;
      await env.DB.prepare(sql)
        .bind(large.number, id, PARTIES - 1, list)
        .run();
      const narrowed = { day: 1, slot: null, kind: null };
      const verb = readVisitList(env.DB, large.number, {
        list,
        after: `${list} 020000`,
        ...narrowed,
      });
      const results = await env.DB.batch([...verb.statements]);
      const rows = results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
      expect(verb.read(results).rows[0]?.key).toBe(`${list} 020001`);
      expect(rows).toBeLessThan(ROWS_PAGE_MOST);
    },
  );

  async function keyNear(nth: number): Promise<string | null> {
    const sql = `SELECT id FROM registration WHERE event = ?1 ORDER BY slot, id LIMIT 1 OFFSET ?2`;
    return env.DB.prepare(sql).bind(large.number, nth).first<string>('id');
  }
});
