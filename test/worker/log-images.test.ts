import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { SCAN_COLUMNS } from '../../src/store/gates/admit.ts';
import { ago, showed, walkIn } from './gate-day.ts';
import { twoPhones, voidedOf } from './two-phones.ts';
import { asScan, type Phone, scanned, scanOne, ticketFor, type World } from './world.ts';

// What a row of the log said is never lost: whatever writes over it leaves its image, under the number
// of the batch that wrote it.

let world: World;
let phone: Phone;
beforeEach(async () => {
  ({ world, first: phone } = await twoPhones());
});

const COLUMNS = ['event', 'seq', 'received_at', ...SCAN_COLUMNS].map((name) => `"${name}"`).join();

async function rowsOf(table: 'scan' | 'scan_history', id = '') {
  const { results } = await env.DB.prepare(
    `SELECT ${COLUMNS} FROM ${table} WHERE event = ?1 AND id GLOB ?2 || '*' ORDER BY id, seq`,
  )
    .bind(world.number, id)
    .all<{ id: string; seq: number; verdict: string; undone: number }>();
  return results;
}

async function clock(): Promise<number> {
  const sql = 'SELECT seq FROM ledger_clock WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(world.number).first<number>('seq')) ?? -1;
}

describe('the number of a scan', () => {
  it('is that of the batch that wrote it, whatever was scanned, and is drawn once a batch', async () => {
    const { token } = await ticketFor(world);
    const seqs: number[] = [];
    for (const scan of [
      { ticket: token },
      { ticket: token },
      walkIn(3),
      { type: 'count', people: 90 } as const,
      { ticket: 'https://example.ma/nothing' },
    ]) {
      await scanOne(phone, scan);
      seqs.push(await clock());
    }
    expect((await rowsOf('scan')).map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(seqs);
    expect(new Set(seqs).size).toBe(seqs.length);
    await scanned(phone, walkIn(1), walkIn(2), walkIn(4));
    const last = await clock();
    expect((await rowsOf('scan')).filter(({ seq }) => seq === last)).toHaveLength(3);
    expect(await rowsOf('scan_history')).toEqual([]);
  });
});

describe('a row of the log that is written over', () => {
  it('by the report of what the phone showed leaves what the answer was', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token });
    await scanOne(phone, scan);
    const [answered] = await rowsOf('scan');
    await scanOne(phone, { ...scan, ...showed('refused', 5), reason: 'already_admitted' });
    expect(await rowsOf('scan_history')).toEqual([answered]);
    expect(await rowsOf('scan')).toMatchObject([{ verdict: 'refused', seq: await clock() }]);
    // Sent again, it is known, and nothing is written.
    await scanOne(phone, { ...scan, ...showed('refused', 5), reason: 'already_admitted' });
    expect(await rowsOf('scan_history')).toEqual([answered]);
  });

  it('by an undo, and by a voided span', async () => {
    const taken = walkIn(9, { at: ago(15 * 60_000) });
    const kept = walkIn(7, { at: ago(12 * 60_000) });
    await scanned(phone, taken, kept);
    const [first] = await rowsOf('scan', taken.id);
    const [second] = await rowsOf('scan', kept.id);
    await scanOne(phone, { type: 'undo', scan: taken.id ?? '', at: ago(14 * 60_000) });
    expect(await rowsOf('scan_history')).toEqual([first]);
    expect(await rowsOf('scan', taken.id)).toMatchObject([{ undone: 1 }]);
    await voidedOf(world, phone, 30, 10);
    expect(await rowsOf('scan_history', kept.id)).toEqual([second]);
    expect(await rowsOf('scan_history', taken.id)).toEqual([first]);
  });

  it('by anything else: without a number of its own nothing is changed, whichever column it is', async () => {
    await scanOne(phone, walkIn(2));
    const { number } = world;
    for (const column of ['received_at', ...SCAN_COLUMNS]) {
      const change = env.DB.prepare(`UPDATE scan SET "${column}" = "${column}" WHERE event = ?1`);
      if (column === 'override') await change.bind(number).run();
      else await expect(change.bind(number).run()).rejects.toThrow('scan_without_number');
    }
    await env.DB.prepare('UPDATE scan SET people = 5, seq = seq + 1 WHERE event = ?1')
      .bind(number)
      .run();
    expect(await rowsOf('scan_history')).toMatchObject([{ people: 2 }]);
  });
});
