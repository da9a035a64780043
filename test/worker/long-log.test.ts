import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { by } from './gate-day.ts';
import { credentialOf, held, newGatekeeper, settledBy } from './gatekeepers.ts';
import { disagreements } from './sum-of-log.ts';
import { enrol, newWorld, type Phone, type World } from './world.ts';
import { databaseWith } from './writers.ts';

const MINUTE = 60_000;
const MINUTES = 90;
/** Minutes back from now at which somebody counted by eye. */
const COUNTED = 80;

interface Site {
  readonly world: World;
  readonly phone: Phone;
}

/** A site with so many scans on each of its minutes but the one in which somebody counted. */
async function siteWith(perMinute: number): Promise<Site> {
  const world = await newWorld();
  const phone = await enrol(world);
  const now = Math.floor(Date.now() / MINUTE);
  const edition = await loadEdition(env.DB, world.number);
  const today = edition?.days[0]?.number ?? 0;
  for (let back = 2; back < MINUTES; back++) {
    const n = back === COUNTED ? 10 : perMinute;
    await logMinute(world, phone, { day: today, minute: now - back, n });
  }
  await countByEye(world, phone, today, (now - COUNTED) * MINUTE + 30_000);
  return { world, phone };
}

async function logMinute(
  { number }: World,
  phone: Phone,
  { day, minute, n }: { day: number; minute: number; n: number },
): Promise<void> {
  // Half of them before the thirtieth second, and half after it.
  const scans = `WITH RECURSIVE nth (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM nth WHERE i < ?5)
    INSERT INTO scan (event, id, device, gate, type, direction, kind, day, at, received_at, decided,
      reported, verdict, people, children, conflict, undone, seq)
    SELECT ?1, ?4 || ' ' || i, ?2, 1, 'walk_in', 'entry', 'individual', ?3,
      CAST(?4 * 60000 + i * 60000 / (?5 + 1) AS INTEGER), 0, 'offline', 0, 'admitted', 1, 0, 0, 0, 1 FROM nth`;
  const counts = `INSERT INTO attendance (event, day, minute, gate, entries, exits, re_entries,
      walk_ins, parties, children, crew_in, crew_out)
    VALUES (?1, ?2, ?3, 1, ?4, 0, 0, ?4, 0, 0, 0, 0)`;
  await env.DB.batch([
    env.DB.prepare(scans).bind(number, phone.id, day, minute, n),
    env.DB.prepare(counts).bind(number, day, minute, n),
  ]);
}

async function countByEye({ number }: World, phone: Phone, day: number, at: number) {
  const id = crypto.randomUUID();
  const scan = `INSERT INTO scan (event, id, device, gate, type, direction, day, at, received_at,
      decided, reported, verdict, people, children, conflict, undone, seq)
    VALUES (?1, ?2, ?3, 1, 'count', 'entry', ?4, ?5, 0, 'offline', 0, 'admitted', 1000, 0, 0, 0, 1)`;
  const count = `INSERT INTO head_count (event, day, at, scan, zone, people)
    VALUES (?1, ?2, ?3, ?4, '', 1000)`;
  await env.DB.batch([
    env.DB.prepare(scan).bind(number, id, phone.id, day, at),
    env.DB.prepare(count).bind(number, day, at, id),
  ]);
}

/** Rows that each of these costs the database, on a site with such a log. */
async function rowsReadOn({ world, phone }: Site): Promise<Record<string, number>> {
  let rows = 0;
  const db = databaseWith(async (statements) => {
    const results = await env.DB.batch(statements);
    rows += results.reduce((sum, result) => sum + result.meta.rows_read, 0);
    return results;
  });
  const gatekeeper = await newGatekeeper(db);
  const cost = async (work: () => Promise<unknown>) => {
    rows = 0;
    await work();
    return rows;
  };
  const { number } = world;
  const hold = { id: crypto.randomUUID(), gate: null, starts_at: Date.now(), ends_at: null };
  const setHold = { type: 'hold', hold: { ...hold, kind: 'hold' } } as const;
  const flow = { type: 'free_flow', flow: { ...hold, id: crypto.randomUUID() } } as const;
  const walk = () => held(0, { type: 'walk_in', people: 1 });
  return {
    start: await cost(() => gatekeeper.devices(number)),
    hold: await cost(() => gatekeeper.order(number, setHold, 'test', Date.now())),
    reopen: await cost(() => gatekeeper.order(number, { type: 'reopen', id: hold.id }, 'test', 1)),
    flow: await cost(() => gatekeeper.order(number, flow, 'test', Date.now())),
    scan: await cost(() => settledBy(gatekeeper, world, phone, [walk()])),
    live: await cost(() => gatekeeper.live(number)),
    count: await cost(() =>
      settledBy(gatekeeper, world, phone, [held(0, { type: 'count', people: 900 })]),
    ),
  };
}

describe('a log that grows for as long as the gates are open', () => {
  it('costs nothing when a gate is held, or a writer starts, or the figures are read', async () => {
    const [short, long] = [await siteWith(10), await siteWith(120)];
    const few = await rowsReadOn(short);
    const many = await rowsReadOn(long);
    // Twelve times the log. Where a table ends, a row more or less is read.
    for (const [what, rows] of Object.entries(few)) {
      expect(many[what], what).toBeLessThanOrEqual(rows * 1.1);
    }
    expect(few.hold).toBeLessThan(30);
    expect(await disagreements(long.world.number)).toEqual([]);
  });

  it('is summed from the minutes after a count, and the rest of its own', async () => {
    const { world } = await siteWith(7);
    const gatekeeper = await newGatekeeper();
    const live = await gatekeeper.live(world.number);
    // 1,000 counted; of the ten in that minute the later five; and the minutes from then on.
    expect(live.inside).toBe(1_000 + 5 + 7 * (COUNTED - 2));
    expect(await readByLog(world)).toBe(live.inside);
  });

  it('is not read for a hold: what the writer knows follows what it wrote', async () => {
    const { world, phone } = await siteWith(1);
    const gatekeeper = await newGatekeeper();
    const walk = held(0, { type: 'walk_in', people: 3 });
    await settledBy(gatekeeper, world, phone, [walk]);
    const before = await gatekeeper.live(world.number);
    const hold = {
      id: 'h',
      gate: null,
      kind: 'hold',
      starts_at: Date.now(),
      ends_at: null,
    } as const;
    await gatekeeper.order(world.number, { type: 'hold', hold }, by(world).id, Date.now());
    const after = await gatekeeper.live(world.number);
    expect(after.entries).toBe(before.entries);
    expect(after.gates.every((gate) => gate.state === 'held')).toBe(true);
    expect((await newGatekeeper().then((one) => one.live(world.number))).gates[0]?.state).toBe(
      'held',
    );
  });
});

describe('a writer that is told what to do', () => {
  it('goes on with what it knows, and starts anew for no order and no call', async () => {
    const { world, phone } = await siteWith(1);
    const gatekeeper = await newGatekeeper();
    const { number } = world;
    const walk = () =>
      settledBy(gatekeeper, world, phone, [held(0, { type: 'walk_in', people: 1 })]);
    await walk();
    await gatekeeper.live(number);
    const now = Date.now();
    const order = { id: 'h', gate: null, starts_at: now, ends_at: null };
    const said = { reason: 'crowd', until: null, send_to: null };
    for (const one of [
      { type: 'hold', hold: { ...order, kind: 'hold' } },
      { type: 'retell', id: 'h', said },
      { type: 'reopen', id: 'h' },
      { type: 'free_flow', flow: order },
      { type: 'end_free_flow', gate: null },
    ] as const) {
      expect(await gatekeeper.order(number, one, 'test', now + 1)).toBe(true);
    }
    const call = { id: crypto.randomUUID(), kind: 'pressure', at: now } as const;
    const who = await credentialOf(phone);
    const nothing = { queued: 0, oldest: null, signed_off: false, health: null, since: null };
    await gatekeeper.scan(number, who, { scans: [], alerts: [call], ...nothing });
    expect(await gatekeeper.seeAlert(number, call.id, 'test')).toBe(true);
    await gatekeeper.changeDevice(number, phone.id, 'set_aside', 'test');
    await walk();
    expect((await gatekeeper.counts()).starts).toBe(1);
  });
});

/** People inside by the whole log, as slow as that is. */
async function readByLog({ number }: World): Promise<number> {
  const sql = `SELECT c.people + (
      SELECT sum(iif(s.direction = 'entry', s.people, -s.people)) FROM scan s
      WHERE s.event = ?1 AND s.day = c.day AND s.at > c.at AND s.type <> 'count') AS inside
    FROM head_count c WHERE c.event = ?1`;
  return (await env.DB.prepare(sql).bind(number).first<{ inside: number }>())?.inside ?? -1;
}
