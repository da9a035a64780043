import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { liveFigures, walkIn } from './gate-day.ts';
import { sealed, verified } from './sealed.ts';
import {
  enrol,
  newWorld,
  type Phone,
  request,
  scanned,
  scanOne,
  ticketFor,
  type World,
} from './world.ts';

// A database that is put back to an earlier instant under writers who run on, as D1's Time Travel
// does it.

/** What must go before what it refers to. */
const TABLES = [
  'admission',
  'attendance',
  'scan_history',
  'scan',
  'ticket',
  'name_word',
  'registration',
];

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

/** Puts the edition back to before its first registration, its writers’ epochs too. */
async function putBack(): Promise<void> {
  const gone = TABLES.map((table) => `DELETE FROM ${table} WHERE event = ?1`);
  const statements = [
    ...gone,
    'UPDATE slot SET taken = 0, group_taken = 0 WHERE event = ?1',
    'UPDATE ledger_clock SET seq = 0, last_serial = 0 WHERE event = ?1',
  ];
  await env.DB.batch(statements.map((sql) => env.DB.prepare(sql).bind(world.number)));
}

async function goOnBehind(): Promise<void> {
  const statements = env.AFTER_RESTORE.split(';').filter((sql) => /^[A-Z]/m.test(sql));
  await env.DB.batch(statements.map((sql) => env.DB.prepare(sql)));
}

describe('an edition that was put back under its writers', () => {
  it('gives no serial out again, and counts by what the database holds now', async () => {
    const lost = await ticketFor(world);
    expect((await scanOne(phone, { ticket: lost.token })).verdict).toBe('admitted');
    expect((await liveFigures(world)).entries).toBe(5);
    await putBack();
    await goOnBehind();

    const anew = await ticketFor(world);
    expect(anew.serial).toBeGreaterThan(lost.serial);
    expect((await scanOne(phone, { ticket: lost.token })).reason).toBe('unknown');
    expect((await scanOne(phone, { ticket: anew.token })).verdict).toBe('admitted');
    expect((await liveFigures(world)).entries).toBe(5);
  });

  it('tells phones of every change after it, whatever cursor they had', async () => {
    const first = await ticketFor(world);
    await scanOne(phone, { ticket: first.token });
    const before = await ledgerOf(phone, 0);
    await putBack();
    await goOnBehind();

    const anew = await ticketFor(world);
    await scanOne(phone, { ticket: anew.token });
    const { tickets } = await ledgerOf(phone, before.cursor);
    expect(tickets.map(([serial]) => serial)).toEqual([anew.serial]);
  });

  it('is named by the next seal, whose number no seal had before', async () => {
    await scanned(phone, walkIn(1));
    await sealed(world, 1);
    await goOnBehind();
    await scanned(phone, walkIn(2));
    const next = await sealed(world, 2);
    expect(next).toMatchObject({ number: 1_002, rows: 1, restored: [expect.any(Number)] });
    await scanned(phone, walkIn(3));
    expect(await sealed(world, 3)).toMatchObject({ number: 1_003, restored: [] });
    expect(await verified(world)).toMatchObject({ verdict: 'stands', seals: 3, rows: 3 });
  });
});

async function ledgerOf(of: Phone, since: number) {
  const response = await request(`/api/v1/ledger?since=${since}`, { headers: of.headers });
  return response.json<{ cursor: number; tickets: [number, ...number[]][] }>();
}
