import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/store/d1/batch.ts';
import { staleness } from '../../src/store/d1/fence.ts';
import { acceptAll, uncounted } from '../../src/store/gates/hand-in-decisions.ts';
import { keepApart } from '../../src/store/gates/hand-ins.ts';
import type { Order } from '../../src/store/gates/orders.ts';
import { held, newGatekeeper } from './gatekeepers.ts';
import { keptApart } from './rescue-world.ts';
import { enrol, newWorld, type World } from './world.ts';
import { databaseWith } from './writers.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

async function rowsOf(table: 'hold' | 'free_flow' | 'correction' | 'audit'): Promise<number> {
  const made = table === 'audit' ? "AND actor = 'somebody'" : '';
  const sql = `SELECT count(*) AS n FROM ${table} WHERE event = ?1 ${made}`;
  return (await env.DB.prepare(sql).bind(world.number).first<{ n: number }>())?.n ?? 0;
}

/** A writer that another one has replaced, and why its batches were refused. */
async function replacedWriter() {
  const refused: (string | null)[] = [];
  const replaced = await newGatekeeper(
    databaseWith((statements) =>
      env.DB.batch(statements).catch((error: unknown) => {
        refused.push(staleness(error));
        throw error;
      }),
    ),
  );
  await replaced.live(world.number);
  const inService = await newGatekeeper();
  await inService.live(world.number);
  return { replaced, inService, refused };
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
    const { replaced, inService, refused } = await replacedWriter();
    const order = make();
    expect(await replaced.order(world.number, order, 'somebody', Date.now())).toBe(true);
    expect(refused).toEqual(['epoch']);
    expect(await inService.order(world.number, order, 'somebody', Date.now())).toBe(true);
    expect([await rowsOf(table), await rowsOf('audit')]).toEqual([1, 1]);
  });
});

describe('a decision that reaches a writer that was replaced', () => {
  const scan = () => held(0, { type: 'walk_in', presented: null, people: 3 });

  it.each([
    ['accept', 'accepted'],
    ['decline', 'declined'],
  ] as const)('is written by a fresh start, once, with one trace: %s', async (type, state) => {
    const { id: device } = await enrol(world, 1);
    const handed = { scans: [scan()], unread: [] };
    await run(env.DB, keepApart(env.DB, world.number, device, handed, Date.now()));
    const { replaced, inService, refused } = await replacedWriter();
    await replaced.decide(world.number, { type, device }, 'somebody', Date.now());
    expect(refused).toEqual(['epoch']);
    await inService.decide(world.number, { type, device }, 'somebody', Date.now());
    expect(await keptApart(world, device)).toEqual({ [state]: 1 });
    expect(await rowsOf('audit')).toBe(1);
  });

  it('is written by a fresh start, once, with one trace: correct', async () => {
    const { replaced, inService, refused } = await replacedWriter();
    const id = crypto.randomUUID();
    const said = { figure: 'exits' as const, stated: 9, counted: 1 };
    const stated = { id, day: 1, ...said, reason: 'counted by hand' };
    for (const writer of [replaced, inService]) {
      await writer.decide(world.number, { type: 'correct', stated }, 'somebody', Date.now());
    }
    expect(refused).toEqual(['epoch']);
    expect([await rowsOf('correction'), await rowsOf('audit')]).toEqual([1, 1]);
  });

  it('counts what it accepts in the batch that notes it as counted', async () => {
    const { id: device } = await enrol(world, 1);
    const scans = [scan()];
    await run(
      env.DB,
      keepApart(env.DB, world.number, device, { scans, unread: [] }, Date.now()),
      acceptAll(env.DB, { event: world.number, id: 'somebody' }, device, Date.now()),
    );
    const { replaced } = await replacedWriter();
    await replaced.settleFor(world.number, device, scans, 'accepted');
    expect(await uncounted(env.DB, world.number, device, 10)).toEqual([]);
    const sql = 'SELECT people FROM scan WHERE event = ?1 AND device = ?2';
    const { results } = await env.DB.prepare(sql).bind(world.number, device).all();
    expect(results).toEqual([{ people: 3 }]);
  });
});
