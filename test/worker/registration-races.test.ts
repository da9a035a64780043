import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PreparedRegistration } from '../../src/actors/calls.ts';
import type { Registrar } from '../../src/actors/registrar/registrar.ts';
import { cancelRegistration } from '../../src/operations/change-registration.ts';
import { run } from '../../src/store/d1/batch.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { register as registerRows } from '../../src/store/registrations/register.ts';
import { asVisitor } from './acting.ts';
import { daysWith, family, newWorld, register, registered, type World } from './world.ts';
import {
  ask,
  databaseWith,
  heldUp,
  newRegistrar,
  prepared,
  row,
  seated,
  servedBy,
  withoutTrigger,
} from './writers.ts';

vi.setConfig({ testTimeout: 30_000 });

// A group that fails says so in the log; here some are meant to fail.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const alone = (change: Record<string, unknown> = {}) =>
  family({ kind: 'individual', party: { adults: 1, children: 0 }, ...change });

describe('the last 50 places of a window', () => {
  it('go to exactly 50 of 200 people who ask for them at once', async () => {
    const world = await newWorld({ days: daysWith(50) });
    const answers = await Promise.all(times(200, () => register(world, alone())));
    expect(count(answers.map((answer) => answer.status))).toEqual({ 201: 50, 409: 150 });
    expect(await seated(world.number)).toEqual({ taken: 50, people: 50 });
  });

  it('go to parties of every size until nobody else fits', async () => {
    const world = await newWorld({ days: daysWith(50) });
    const sizes = times(200, (i) => 1 + (i % 7));
    const answers = await Promise.all(
      sizes.map((people) =>
        register(world, family({ party: { adults: 1, children: people - 1 } })),
      ),
    );
    const inside = sizes.filter((_, i) => answers[i]?.status === 201);
    const people = inside.reduce((total, one) => total + one, 0);
    expect(people).toBe(50);
    expect(await seated(world.number)).toEqual({ taken: 50, people: 50 });
  });

  it('send the others to windows that really have room, nearest first', async () => {
    const world = await newWorld({ days: daysWith(4, 3, 40, 9, 5, 2) });
    const taken = await register(world, family({ party: { adults: 4, children: 0 } }));
    expect(taken.status).toBe(201);
    const full = await register(world, family({ party: { adults: 3, children: 2 } }));
    expect(full.status).toBe(409);
    const problem = await full.json<{ code: string; alternatives: string[] }>();
    expect(problem).toMatchObject({ code: 'slot_full', alternatives: ['3', '4', '5'] });
    for (const slot of problem.alternatives) {
      const there = await register(world, family({ slot, party: { adults: 3, children: 2 } }));
      expect(there.status).toBe(201);
    }
  });

  it('are sold twice where the protection is taken away', async () => {
    const world = await newWorld({ days: daysWith(50) });
    const offered = await withoutTrigger('registration_judged', () => rushTwice(world));
    expect(offered).toBe(100);
    expect((await seated(world.number)).taken).toBe(100);
  });

  it('are sold once by two writers who do not know of each other', async () => {
    const world = await newWorld({ days: daysWith(50) });
    expect(await rushTwice(world)).toBe(50);
    expect((await seated(world.number)).taken).toBe(50);
  });
});

describe('one key sent many times at once', () => {
  it('is one registration, and everybody gets its answer', async () => {
    const world = await newWorld();
    const [key, body] = [crypto.randomUUID(), family()];
    const answers = await Promise.all(times(30, () => register(world, body, key)));
    expect(count(answers.map((answer) => answer.status))).toEqual({ 200: 29, 201: 1 });
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(await seated(world.number)).toEqual({ taken: 5, people: 5 });
  });

  it('is one registration with two contents too: the other learns nothing', async () => {
    const world = await newWorld();
    const key = crypto.randomUUID();
    const bodies = [family(), family({ contact: { name: 'عمر', phone: '0612345678' } })];
    const answers = await Promise.all(times(20, (i) => register(world, bodies[i % 2], key)));
    expect(count(answers.map((answer) => answer.status))).toEqual({ 200: 9, 201: 1, 422: 10 });
    expect(await seated(world.number)).toEqual({ taken: 5, people: 5 });
  });
});

describe('places that are given back', () => {
  it('go to the next who asks', async () => {
    const world = await newWorld({ days: daysWith(5) });
    const { registration } = await registered(world);
    expect((await register(world, family())).status).toBe(409);
    const edition = await loadEdition(env.DB, world.number);
    if (!edition) throw new Error('no edition');
    const secret = registration.manage_url.split('/r/')[1] ?? '';
    await cancelRegistration(asVisitor(), { edition: edition, secret: secret });
    const answers = await Promise.all(times(4, () => register(world, family())));
    expect(count(answers.map((answer) => answer.status))).toEqual({ 201: 1, 409: 3 });
    expect(await seated(world.number)).toEqual({ taken: 5, people: 5 });
  });
});

describe('a write whose answer was lost', () => {
  it('is found again: nobody is registered twice, and everybody is answered', async () => {
    const world = await newWorld({ days: daysWith(40) });
    let lose = false;
    const db = databaseWith(async (statements) => {
      const results = await env.DB.batch(statements);
      if (!lose) return results;
      lose = false;
      throw new Error('D1_ERROR: Network connection lost.');
    });
    const registrar = await newRegistrar(db);
    await registrar.register(world.number, prepared());
    lose = true;
    const parties = times(10, () => prepared());
    const answers = await Promise.all(
      parties.map((party) => registrar.register(world.number, party)),
    );
    expect(answers.every((answer) => 'written' in answer)).toBe(true);
    expect(await seated(world.number)).toEqual({ taken: 22, people: 22 });
    await expectWhole(world.number);
  });
});

describe('a Registrar that ends before it answers', () => {
  it('is asked once more: its successor finds what it wrote', async () => {
    const world = await newWorld();
    const served = servedBy(endingAfter(await newRegistrar()), await newRegistrar());
    const answer = await ask(world, served);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ tickets: [{ serial: 1, admits: 5 }] });
    expect(await seated(world.number)).toEqual({ taken: 5, people: 5 });
  });

  it('sends the visitor back for some seconds when its successor ends too', async () => {
    const world = await newWorld();
    const answer = await ask(world, servedBy(endingAfter(await newRegistrar())));
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ code: 'busy' });
  });
});

describe('a Registrar that is replaced while its write is in flight', () => {
  it('registers nobody twice and sells no place twice', async () => {
    const world = await newWorld({ days: daysWith(20) });
    const held = heldUp();
    const old = await newRegistrar(held.db);
    // It has started and knows the window before its successor does.
    await old.register(world.number, prepared({ adults: 2 }));
    held.hold();
    const parties = times(9, () => prepared({ adults: 2 }));
    const late = Promise.all(parties.map((party) => old.register(world.number, party)));
    await held.reached;
    const successor = await newRegistrar();
    const strangers = times(4, () => prepared({ adults: 2 }));
    const answers = await Promise.all(
      [...parties.slice(0, 5), ...strangers].map((party) =>
        successor.register(world.number, party),
      ),
    );
    held.release();
    expect(answers.map((answer) => answer.outcome)).toEqual(times(9, () => 'created'));
    const outcomes = (await late).map((answer) => answer.outcome);
    expect(outcomes.slice(0, 5)).toEqual(times(5, () => 'repeated'));
    expect(outcomes.slice(5)).toEqual(times(4, () => 'slot_full'));
    expect(await seated(world.number)).toEqual({ taken: 20, people: 20 });
    await expectWhole(world.number);
  });

  it.each([
    ['fails: its epoch has passed', true, 'failed'],
    ['would be written if nothing fenced it off', false, 'written'],
  ] as const)('has a late batch that %s', async (_, fenced, end) => {
    const world = await newWorld();
    const held = heldUp(fenced);
    const old = await newRegistrar(held.db);
    await old.register(world.number, prepared());
    held.hold();
    const late = old.register(world.number, prepared());
    await held.reached;
    await (await newRegistrar()).register(world.number, prepared({ slot: 6, adults: 201 }));
    held.release();
    expect(await held.end).toBe(end);
    expect(await late).toMatchObject({ outcome: 'created' });
  });

  it('fills a window exactly, however often the two take over from each other', async () => {
    const world = await newWorld({ days: daysWith(50) });
    const writers = await Promise.all([newRegistrar(), newRegistrar()]);
    const asked = await Promise.all(
      times(120, async (i) => {
        await new Promise((resolve) => setTimeout(resolve, (i % 12) * 3));
        const party = prepared({ adults: 1 + (i % 3) });
        return writers[i % 2]?.register(world.number, party).catch(() => 'failed');
      }),
    );
    expect(asked).toHaveLength(120);
    const { taken, people } = await seated(world.number);
    expect([taken, people]).toEqual([50, 50]);
    await expectWhole(world.number);
  });
});

/** Carries out what it is asked, and is gone before it can say so. */
function endingAfter(registrar: Registrar): Registrar {
  return new Proxy(registrar, {
    get: (real, name) => {
      if (name !== 'register') return Reflect.get(real, name);
      return async (event: number, party: PreparedRegistration) => {
        await real.register(event, party);
        throw new Error('The Durable Object was reset.');
      };
    },
  });
}

/** Every registration has all of its tickets and every ticket a serial of its own. */
async function expectWhole(event: number): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT r.id, r.serials, json_group_array(t.serial) AS held,
       sum(t.adults + t.children) = r.adults + r.children AS whole
     FROM registration r LEFT JOIN ticket t ON t.event = r.event AND t.registration = r.id
     WHERE r.event = ?1 GROUP BY r.id`,
  )
    .bind(event)
    .all<{ serials: string; held: string; whole: number }>();
  expect(results.filter((one) => one.serials !== one.held || one.whole !== 1)).toEqual([]);
}

/** Two writers whose memory says that 50 places are free, past every check but the database's. */
async function rushTwice({ number }: World): Promise<number> {
  const party = (i: number) => row(i + 1, { adults: 1 });
  const write = (from: number) =>
    run(
      env.DB,
      registerRows(
        env.DB,
        number,
        times(50, (i) => party(from + i)),
        Date.now(),
      ),
    );
  await Promise.all([write(0), write(50)]);
  const sql = 'SELECT count(*) AS n FROM ticket WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(number).first<{ n: number }>())?.n ?? -1;
}

function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}

function count(values: readonly number[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('a Registrar whose memory is behind the database', () => {
  it('tries once more when the batch that refused has brought it up to date', async () => {
    const world = await newWorld({ days: daysWith(10) });
    const registrar = await newRegistrar();
    await registrar.register(world.number, prepared({ adults: 10, held: 10 }));
    // Somebody gives places back beside this writer.
    await env.DB.prepare("UPDATE registration SET state = 'cancelled', held = 0 WHERE event = ?1")
      .bind(world.number)
      .run();
    const answer = await registrar.register(world.number, prepared({ adults: 4, held: 4 }));
    expect(answer.outcome).toBe('created');
  });
});
