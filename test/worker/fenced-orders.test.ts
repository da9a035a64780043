import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { staleness } from '../../src/store/d1/fence.ts';
import type { Order } from '../../src/store/gates/orders.ts';
import { newGatekeeper } from './gatekeepers.ts';
import { newWorld, type World } from './world.ts';
import { databaseWith } from './writers.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

async function rowsOf(table: 'hold' | 'free_flow' | 'audit'): Promise<number> {
  const made = table === 'audit' ? "AND actor = 'somebody'" : '';
  const sql = `SELECT count(*) AS n FROM ${table} WHERE event = ?1 ${made}`;
  return (await env.DB.prepare(sql).bind(world.number).first<{ n: number }>())?.n ?? 0;
}

const hold = (): Order => ({
  type: 'hold',
  hold: { id: crypto.randomUUID(), gate: 1, kind: 'hold', starts_at: Date.now(), ends_at: null },
});
const flow = (): Order => ({
  type: 'free_flow',
  flow: { id: crypto.randomUUID(), gate: 1, starts_at: Date.now(), ends_at: null },
});

describe('an order that reaches a writer that was replaced', () => {
  it.each([
    ['hold', hold],
    ['free_flow', flow],
  ] as const)('is written by a fresh start, once, with one trace: %s', async (table, make) => {
    const refused: (string | null)[] = [];
    const replaced = await newGatekeeper(
      databaseWith((statements) =>
        env.DB.batch(statements).catch((error: unknown) => {
          refused.push(staleness(error));
          throw error;
        }),
      ),
    );
    const order = make();
    await replaced.live(world.number);
    const inService = await newGatekeeper();
    await inService.live(world.number);
    expect(await replaced.order(world.number, order, 'somebody', Date.now())).toBe(true);
    expect(refused).toEqual(['epoch']);
    expect(await inService.order(world.number, order, 'somebody', Date.now())).toBe(true);
    expect([await rowsOf(table), await rowsOf('audit')]).toEqual([1, 1]);
  });
});
