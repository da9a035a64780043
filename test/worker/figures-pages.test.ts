import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCame } from '../../src/store/reports/came.ts';
import { readDayInMinutes, readEditionFigures } from '../../src/store/reports/day-figures.ts';
import { editionOf } from './gate-day.ts';
import { cameOn, classesOfScans, logOf, sumOf, ticketsOf } from './recount.ts';
import { daysInARow, enrol, newWorld, type Phone, ticketFor, type World } from './world.ts';
import { databaseWith } from './writers.ts';

const MINUTE = 60_000;
const TICKETS = 4_500;
/** Rows that a statement may bring back while gates write. */
const PAGE = 2_000;

/** The database, with what each statement of a reader brought back. */
function watched() {
  const rows: number[] = [];
  const db = databaseWith(async (statements) => {
    const results = await env.DB.batch(statements);
    rows.push(...results.map((result) => result.results.length));
    return results;
  });
  return { db, rows };
}

/** Writes rows by number, from 1. */
async function write(sql: string, count: number, ...bound: unknown[]): Promise<void> {
  const nth = `WITH RECURSIVE nth (i) AS (
    SELECT 1 UNION ALL SELECT i + 1 FROM nth WHERE i < ${count}) ${sql}`;
  await env.DB.prepare(nth)
    .bind(...bound)
    .run();
}

/**
 * A day with thousands of tickets for five, of each three people and then, of every third, four more: two
 * of them beyond. They came minute by minute at three gates.
 */
async function crowd(world: World, phone: Phone): Promise<void> {
  const { serial } = await ticketFor(world);
  const { number } = world;
  const { results } = await env.DB.prepare("SELECT name FROM pragma_table_info('ticket')").all<{
    name: string;
  }>();
  const columns = results.map(({ name }) => name);
  const cells = columns.map((name) => (name === 'serial' ? '100000 + i' : `t."${name}"`));
  await write(
    `INSERT INTO ticket (${columns.map((name) => `"${name}"`)}) SELECT ${cells} FROM nth
     JOIN ticket t ON t.event = ?1 AND t.serial = ?2`,
    TICKETS,
    ...[number, serial],
  );
  const from = Math.floor(Date.now() / MINUTE) * MINUTE - 200 * MINUTE;
  const scan = (id: string, at: string, people: string) => `
    INSERT INTO scan (event, id, device, gate, type, direction, serial, kind, day, at, received_at,
      decided, reported, verdict, people, children, conflict, undone, seq)
    SELECT ?1, ${id}, ?2, 1 + i % 3, 'ticket', 'entry', 100000 + i, 'family', 1, ${at}, 0, 'offline', 0,
      'admitted', ${people}, 0, 0, 0, 1 FROM nth`;
  const first = `?3 + i % 120 * ${MINUTE} + i`;
  const second = `?3 + (130 + i % 60) * ${MINUTE} + i`;
  await write(scan("'a' || i", first, '3'), TICKETS, number, phone.id, from);
  await write(
    `${scan("'b' || i", second, '4')} WHERE i % 3 = 0`,
    TICKETS,
    ...[number, phone.id, from],
  );
  await write(
    `INSERT INTO admission (event, day, serial, entered, exited, surplus, children_entered,
       children_exited, re_entries, movements, seq)
     SELECT ?1, 1, 100000 + i, iif(i % 3 = 0, 7, 3), 0, 0, 0, 0, 0, json_object(
       'opening', json_array(0, 0, 0),
       'list', iif(i % 3 = 0,
         json_array(json_array(${first.replace('?3', '?2')}, 3, 'a' || i, 1 + i % 3),
           json_array(${second.replace('?3', '?2')}, 4, 'b' || i, 1 + i % 3)),
         json_array(json_array(${first.replace('?3', '?2')}, 3, 'a' || i, 1 + i % 3)))), 1
     FROM nth`,
    TICKETS,
    ...[number, from],
  );
}

/** Takes the older movement of a ticket out of those that are kept beside it, as after many. */
async function folded(event: number, nth: number): Promise<void> {
  await env.DB.prepare(
    `UPDATE admission SET movements = json_object('opening', json_array(3, 0, 0),
       'list', json_array(json_extract(movements, '$.list[1]')))
     WHERE event = ?1 AND serial = 100000 + ?2`,
  )
    .bind(event, nth)
    .run();
}

async function attend(event: number): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO attendance (event, day, minute, gate, entries, exits, re_entries, walk_ins, parties,
       children, crew_in, crew_out)
     SELECT event, day, at / 60000, gate, sum(people), 0, 0, 0, 0, 0, 0, 0 FROM scan
     WHERE event = ?1 GROUP BY 1, 2, 3, 4`,
  )
    .bind(event)
    .run();
}

describe('a day with thousands of tickets', () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld();
    await crowd(world, await enrol(world));
    // The first came long before the last scans of the log: it is looked for range by range.
    for (const nth of [3, 120, 2_400, TICKETS]) await folded(world.number, nth);
    await attend(world.number);
  });

  it('is read page by page, and counted as its log', async () => {
    const { db, rows } = watched();
    const edition = await editionOf(world);
    const { figures, minutes } = await readDayInMinutes(db, edition, 1, Date.now());
    const tickets = await ticketsOf(world.number);
    const log = await logOf(world.number);
    const classes = classesOfScans(log, tickets);
    const { visitors_by_ticket, beyond_booking, repeat_visits } = sumOf(classes.values());
    expect({ visitors_by_ticket, beyond_booking, repeat_visits }).toEqual({
      visitors_by_ticket: TICKETS * 3 + (TICKETS / 3) * 2,
      beyond_booking: (TICKETS / 3) * 2,
      repeat_visits: 0,
    });
    expect(figures).toMatchObject({ visitors_by_ticket, beyond_booking, repeat_visits });
    expect(rows.length).toBeGreaterThan(6);
    expect(Math.max(...rows)).toBeLessThanOrEqual(PAGE);
    const cells = Map.groupBy(classes, ([{ at, gate }]) => `${Math.floor(at / MINUTE)} ${gate}`);
    for (const { minute, gate, ...counted } of minutes) {
      const own = cells.get(`${minute} ${gate}`) ?? [];
      expect(counted).toEqual(sumOf(own.map(([, one]) => one)));
    }
    expect(minutes.length).toBe(cells.size);
  });

  it('has as many by kind, in pages too', async () => {
    const { db, rows } = watched();
    const { kinds } = await readCame(db, world.number, 1);
    const tickets = await ticketsOf(world.number);
    const { kinds: expected } = cameOn(
      1,
      classesOfScans(await logOf(world.number), tickets),
      tickets,
    );
    expect(kinds.map(({ kind, people }) => [kind, people])).toEqual(
      Array.from(expected, ([kind, { people }]) => [kind, people]),
    );
    expect(Math.max(...rows)).toBeLessThanOrEqual(PAGE);
  });
});

describe('an edition of 31 days', () => {
  it('costs as many statements as one of a day', async () => {
    const days = daysInARow(31);
    const statements = async (change: { days: typeof days }) => {
      const { db, rows } = watched();
      const figures = await readEditionFigures(db, await editionOf(await newWorld(change)), 0);
      expect(figures.map((one) => one.date)).toEqual(change.days.map((one) => one.date));
      return rows.length;
    };
    expect(await statements({ days })).toBe(await statements({ days: days.slice(0, 1) }));
  });
});
