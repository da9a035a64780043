import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { setHold } from '../../src/operations/gate-control.ts';
import { asMember } from './acting.ts';
import { open } from './forms.ts';
import { by, liveFigures, walkIn } from './gate-day.ts';
import { held, inService, newGatekeeper, settledBy, sqlOf } from './gatekeepers.ts';
import { asScan, enrol, newWorld, type Phone, post, scanOne, type World } from './world.ts';
import { databaseWith } from './writers.ts';

let world: World;
let liar: Phone;
let honest: Phone;

async function meet(): Promise<void> {
  world = await newWorld();
  liar = await enrol(world);
  honest = await enrol(world, 2);
}

const says = (body: unknown) => post('/api/v1/scans', body, liar.headers);

/** One more person comes in at the other gate. */
async function nextIsLetIn(): Promise<void> {
  expect(await scanOne(honest, walkIn(1))).toMatchObject({ verdict: 'admitted', people: 1 });
}

describe('what a phone says of itself', () => {
  beforeEach(meet);

  const now = () => new Date().toISOString();
  const lies: [string, () => object][] = [
    ['a queue beyond all numbers', () => ({ queued: 1e300, oldest: now() })],
    ['a queue that no integer holds', () => ({ queued: 2 ** 63, oldest: now() })],
    ['a queue of less than nothing', () => ({ queued: -1e300, oldest: now() })],
    ['half a scan', () => ({ queued: 0.5, oldest: now() })],
    ['a queue in words', () => ({ queued: 'many' })],
    ['a queue without a number', () => ({ queued: null })],
    ['a scan of the first year', () => ({ queued: 1, oldest: '0001-01-01T00:00:00Z' })],
    ['a scan of a year below 100', () => ({ queued: 1, oldest: '0099-12-31T23:59:59.9Z' })],
    ['a scan of before the calendar', () => ({ queued: 1, oldest: '-271821-04-20T00:00:00Z' })],
    ['a scan of the last year', () => ({ queued: 1, oldest: '+275760-09-13T00:00:00.000Z' })],
    ['a scan of no year', () => ({ queued: 1, oldest: '+999999-09-13T00:00:00Z' })],
    ['a scan of noon', () => ({ queued: 1, oldest: 'noon' })],
    ['a scan at a number', () => ({ queued: 1, oldest: 1e300 })],
    ['a hold of the first year', () => ({ own_hold: '0001-01-01T00:00:00Z' })],
    ['a hold of the last year', () => ({ own_hold: '+275760-09-13T00:00:00Z' })],
    ['a hold at a number', () => ({ own_hold: -1e300 })],
    ['a battery beyond all numbers', () => ({ health: { battery: 1e300, version: 'x' } })],
    ['a version as long as a book', () => ({ health: { battery: 1, version: 'x'.repeat(9_000) } })],
    ['a health that is none', () => ({ health: 'well' })],
    ['that it may have signed off', () => ({ signed_off: 'perhaps' })],
    ['calls that are none', () => ({ alerts: [null, 7, {}, { id: 1 }] })],
    ['a call that is none', () => ({ alerts: 'help' })],
    ['a thousand calls', () => ({ alerts: Array.from({ length: 1_000 }, () => ({})) })],
    ['a thousand shifts', () => ({ shifts: Array.from({ length: 1_000 }, () => ({})) })],
  ];

  it.each(lies)('holds up neither its own scans nor others’, nor a page: %s', async (_, lie) => {
    const mine = asScan({ type: 'walk_in', people: 1 });
    for (const scans of [[], [mine], []]) {
      const answer = await says({ scans, ...lie() });
      expect(answer.status).toBe(200);
      const { results } = await answer.json<{ results: unknown[] }>();
      expect(results).toEqual(scans.map(() => expect.objectContaining({ verdict: 'admitted' })));
      await nextIsLetIn();
    }
    expect(await liveFigures(world)).toMatchObject({ entries: 4, devices: { on_duty: 2 } });
    for (const locale of LOCALES) {
      expect((await open(`/${locale}/${world.slug}`)).status).toBe(200);
    }
    await evictDurableObject(inService(world));
    await nextIsLetIn();
    await setHold(asMember(by(world)), { gate: null, kind: 'hold' });
    expect((await liveFigures(world)).gates.map((gate) => gate.state)).not.toContain('open');
  });

  it('is told with numbers that somebody can have counted', async () => {
    await says({ scans: [], queued: 1e300, oldest: '0001-01-01T00:00:00Z' });
    const { devices, complete_to } = await liveFigures(world);
    expect(devices).toMatchObject({ waiting: 100_000, unsent: 1 });
    expect(Date.parse(complete_to)).toBeGreaterThan(Date.now() - 3 * 86_400_000);
  });
});

describe('whatever one phone says', () => {
  beforeAll(meet);

  const times = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom('0001-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z'),
  );
  const numbers = fc.oneof(
    fc.double(),
    fc.constantFrom(1e300, -1e300, 2 ** 53, 2 ** 63, -0, 511, 100_001),
  );
  const anything = fc.oneof(
    times,
    numbers,
    fc.jsonValue({ maxDepth: 6 }),
    fc.string({ unit: 'binary' }),
  );
  const scan = fc.record(
    {
      id: fc.oneof(fc.uuid(), anything),
      type: fc.oneof(fc.constantFrom('ticket', 'walk_in', 'undo', 'count'), anything),
      direction: fc.oneof(fc.constantFrom('entry', 'exit'), anything),
      ticket: anything,
      people: fc.oneof(fc.nat(600), numbers),
      children: fc.oneof(fc.nat(3), numbers),
      kind: fc.oneof(fc.constantFrom('family', 'crew'), anything),
      at: fc.oneof(times, anything),
      skew_ms: numbers,
      decided: fc.constantFrom('online', 'offline'),
      verdict: fc.constantFrom('admitted', 'refused'),
      override: anything,
      after: anything,
      scan: fc.oneof(fc.uuid(), anything),
      zone: anything,
      shift: anything,
      counted: fc.oneof(fc.constantFrom('estimated', 'free_flow'), anything),
    },
    { requiredKeys: ['id', 'type'] },
  );
  const body = fc.record(
    {
      scans: fc.array(fc.oneof(scan, anything), { maxLength: 4 }),
      since: numbers,
      queued: anything,
      oldest: anything,
      signed_off: fc.oneof(fc.boolean(), anything),
      health: fc.oneof(fc.record({ battery: numbers, version: fc.string() }), anything),
      own_hold: anything,
      alerts: fc.oneof(
        fc.array(
          fc.record({ id: fc.uuid(), kind: fc.constantFrom('pressure', 'fire'), at: anything }),
          { maxLength: 3 },
        ),
        anything,
      ),
    },
    { requiredKeys: ['scans'] },
  );

  it('another one’s scan is settled', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (said) => {
        const answer = await says(said);
        expect([200, 422]).toContain(answer.status);
        // Only a cursor that is none is refused, and nothing else for it.
        const since = said.since ?? 0;
        if (Number.isSafeInteger(since) && since >= 0) expect(answer.status).toBe(200);
        await nextIsLetIn();
      }),
      { numRuns: 60 },
    );
    expect((await open(`/ar/${world.slug}`)).status).toBe(200);
  });
});

describe('a report that cannot be written', () => {
  beforeEach(meet);

  const writesReports = (statements: readonly D1PreparedStatement[]) =>
    statements.some((one) => sqlOf(one).startsWith('UPDATE device SET last_seen'));

  it('holds up nobody’s scans, and no other phone’s report', async () => {
    const db = databaseWith((statements) =>
      writesReports(statements) && spokenOf(statements, liar)
        ? Promise.reject(new Error('D1_ERROR: cannot store REAL value: SQLITE_MISMATCH'))
        : env.DB.batch(statements),
    );
    const gatekeeper = await newGatekeeper(db);
    await settledBy(gatekeeper, world, liar, [], { queued: 3, oldest: Date.now() });
    await settledBy(gatekeeper, world, honest, [], { queued: 2, oldest: Date.now() });
    const scan = held(0, { type: 'walk_in', people: 1 });
    for (const phone of [liar, honest]) {
      const one = { ...scan, id: crypto.randomUUID() };
      const [result] = await settledBy(gatekeeper, world, phone, [one], { queued: 2 });
      expect(result).toMatchObject({ verdict: 'admitted' });
    }
    const after = await newGatekeeper();
    expect((await after.live(world.number)).devices).toMatchObject({ waiting: 2 });
  });

  it('takes none with it that is written at the same time', async () => {
    const third = await enrol(world);
    const later: Promise<unknown>[] = [];
    const report = (phone: Phone, queued: number) =>
      settledBy(gatekeeper, world, phone, [], { queued, oldest: Date.now() });
    const db = databaseWith(async (statements) => {
      if (!writesReports(statements)) return env.DB.batch(statements);
      if (spokenOf(statements, liar)) throw new Error('D1_ERROR: SQLITE_MISMATCH');
      // What comes while one is written is written together after it.
      if (later.length === 0) {
        for (const phone of [liar, honest]) later.push(report(phone, 2));
        const heard = async () => (await gatekeeper.live(world.number)).devices?.waiting;
        await expect.poll(heard).toBe(5);
      }
      return env.DB.batch(statements);
    });
    const gatekeeper = await newGatekeeper(db);
    await report(third, 1);
    await Promise.all(later);
    const after = await newGatekeeper();
    expect((await after.live(world.number)).devices).toMatchObject({ waiting: 3 });
  });

  it('is written after a fresh start, if only that was wanting', async () => {
    const gatekeeper = await newGatekeeper();
    await settledBy(gatekeeper, world, liar, [], { queued: 3, oldest: Date.now() });
    const edit = 'UPDATE event SET version = version + 1 WHERE number = ?1';
    await env.DB.prepare(edit).bind(world.number).run();
    await settledBy(gatekeeper, world, liar, [], { signed_off: true });
    for (const one of [gatekeeper, await newGatekeeper()]) {
      expect((await one.live(world.number)).devices).toMatchObject({ on_duty: 0, waiting: 0 });
    }
  });

  it('is forgotten by a fresh start, which believes what is written', async () => {
    let broken = false;
    const db = databaseWith((statements) => {
      if (broken && writesReports(statements)) return Promise.reject(new Error('away'));
      return env.DB.batch(statements);
    });
    const gatekeeper = await newGatekeeper(db);
    await settledBy(gatekeeper, world, liar, [], { queued: 3, oldest: Date.now() });
    broken = true;
    await settledBy(gatekeeper, world, liar, [], { queued: 9, oldest: Date.now() });
    await gatekeeper.reload(world.number);
    expect((await gatekeeper.live(world.number)).devices).toMatchObject({ waiting: 3 });
  });
});

/** Whether a batch speaks of a phone: what is bound to a statement, as far as the test may see. */
function spokenOf(statements: readonly D1PreparedStatement[], phone: Phone): boolean {
  return statements.some((one) => JSON.stringify(Reflect.get(one, 'params')).includes(phone.id));
}
