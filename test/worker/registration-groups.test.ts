import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GroupCommit } from '../../src/actors/group-commit.ts';
import { together, write } from '../../src/store/d1/batch.ts';
import {
  type NewRegistration,
  readWritten,
  register,
} from '../../src/store/registrations/register.ts';
import { daysWith, newWorld, type World } from './world.ts';
import {
  ask,
  databaseWith,
  heldUp,
  newRegistrar,
  prepared,
  row,
  seated,
  servedBy,
} from './writers.ts';

vi.setConfig({ testTimeout: 30_000 });

let world: World;
beforeAll(async () => {
  world = await newWorld({ days: daysWith(60_000) });
});

// A failed group says so in the log; here it is meant to fail.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('one poisoned registration in a group of 64', () => {
  const registrations: [string, Record<string, unknown>][] = [
    ['an id that is no key', { id: 'short' }],
    ['no id', { id: null }],
    ['an unknown state', { state: 'maybe' }],
    ['no state', { state: null }],
    ['an unknown kind', { kind: 'tribe' }],
    ['no kind', { kind: null }],
    ['no day', { day: null }],
    ['another day than its window', { day: 2 }],
    ['a window that is not there', { slot: 60_000 }],
    ['no window', { slot: null }],
    ['no adult', { adults: 0 }],
    ['adults left out', { adults: null }],
    ['fewer than no children', { children: -1 }],
    ['fewer than no girls', { girls: -1 }],
    ['girls left out', { girls: null }],
    ['fewer than no boys', { boys: -1 }],
    ['no coach', { coaches: 0 }],
    ['a flag that is no flag', { step_free: 2 }],
    ['an unknown language', { locale: 'de' }],
    ['news that is no flag', { news: 2 }],
    ['no fingerprint', { fingerprint: null }],
    ['no time', { created_at: null }],
    ['words where a number goes', { girls: 'some' }],
    ['half a person', { adults: 1.5 }],
    ['a word that is nothing', { words: [null] }],
  ];
  const tickets: [string, Record<string, unknown>][] = [
    ['a serial beyond the last code', { serial: 10_000_000 }],
    ['serial 0', { serial: 0 }],
    ['a serial that is taken', { serial: 2 }],
    ['no serial', { serial: null }],
    ['an unknown state of its ticket', { state: 'lost' }],
    ['a revision beyond a byte', { revision: 256 }],
    ['an oldest beyond its revision', { oldest: 1 }],
    ['an unknown kind of ticket', { kind: 'tribe' }],
    ['an unknown language of its ticket', { locale: 'de' }],
    ['more adults than a byte', { adults: 256 }],
    ['more children than a byte', { children: 256 }],
    ['a ticket for nobody', { adults: 0, children: 0 }],
    ['a ticket for a window that is not there', { slot: 60_000 }],
    ['a ticket without a day', { day: null }],
    ['a flag of its ticket that is no flag', { step_free: 2 }],
    ['a secret of five digits', { secret: 10_000 }],
    ['a key that is not there', { key_id: 99 }],
    ['no signature', { signature: null }],
    ['a secret in letters', { secret: 'abcd' }],
  ];
  let serial = 1;

  it.each(registrations)('fails alone: %s', async (_, poison) => {
    await expectAlone((poisoned) => Object.assign(poisoned.registration, poison));
  });

  it.each(tickets)('fails alone: %s', async (_, poison) => {
    await expectAlone((poisoned) => {
      for (const ticket of poisoned.tickets) Object.assign(ticket, poison);
    });
  });

  /** The real statements in the real group commit, with rows that nothing before them would let by. */
  async function expectAlone(spoil: (poisoned: NewRegistration) => void): Promise<void> {
    const before = await seated(world.number);
    const rows = Array.from({ length: 65 }, () => {
      serial += 1;
      return row(serial);
    });
    const [first, poisoned] = [rows[0], rows[20]];
    if (!first || !poisoned) throw new Error('no rows');
    spoil(poisoned);
    const groups = new GroupCommit<NewRegistration, null, boolean>(env.DB, work(), {
      group: 64,
      queue: 100,
    });
    // One more, so that its group is full whether or not the first goes ahead alone.
    const answers = await Promise.allSettled(rows.map((one) => groups.add(one)));
    const out = answers.flatMap((answer, i) =>
      answer.status === 'fulfilled' && answer.value ? [] : [i],
    );
    expect(out).toEqual([20]);
    expect(await seated(world.number)).toEqual({
      taken: before.taken + 128,
      people: before.people + 128,
    });
    expect(await remains(poisoned.registration.id)).toEqual({ tickets: 0, words: 0 });
  }
});

describe('what a registration costs the database', () => {
  it('is at most 12 rows alone, and 10 in a group of 64', async () => {
    const written: number[] = [];
    const db = databaseWith(async (statements) => {
      const results = await env.DB.batch(statements);
      written.push(results.reduce((sum, result) => sum + (result.meta.rows_written ?? 0), 0));
      return results;
    });
    const registrar = await newRegistrar(db);
    await registrar.register(world.number, prepared());
    written.length = 0;
    await registrar.register(world.number, prepared());
    expect(written).toHaveLength(1);
    expect(written[0]).toBeGreaterThan(0);
    expect(written[0]).toBeLessThanOrEqual(12);
    written.length = 0;
    await Promise.all(times(64, () => registrar.register(world.number, prepared())));
    // The first may go ahead alone.
    expect(written.length).toBeLessThanOrEqual(2);
    expect(written.reduce((sum, rows) => sum + rows, 0) / 64).toBeLessThanOrEqual(10);
  });

  it('is read no slower when thousands stand already', async () => {
    const crowded = await newWorld({ days: daysWith(60_000) });
    const read: number[] = [];
    const db = databaseWith(async (statements) => {
      const results = await env.DB.batch(statements);
      read.push(results.reduce((sum, result) => sum + (result.meta.rows_read ?? 0), 0));
      return results;
    });
    const registrar = await newRegistrar(db);
    const group = () =>
      Promise.all(times(65, () => registrar.register(crowded.number, prepared())));
    await group();
    const early = Math.max(...read);
    await Promise.all(times(1_500, () => registrar.register(crowded.number, prepared())));
    read.length = 0;
    await group();
    expect(Math.max(...read)).toBeLessThanOrEqual(early * 1.1);
  });
});

describe('a registration that the tables refuse', () => {
  it('is no full window: it is told that it failed', async () => {
    const registrar = await newRegistrar();
    const poisoned = registrar.register(world.number, prepared({ coaches: 0 }));
    expect(await poisoned).toEqual({ outcome: 'failed' });
  });

  it('is a fault of ours: logged, and told to nobody in detail', async () => {
    const registrar = await newRegistrar();
    vi.spyOn(registrar, 'register').mockResolvedValue({ outcome: 'failed' });
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await ask(world, servedBy(registrar));
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: 'internal' });
    expect(log).toHaveBeenCalledTimes(1);
    const told = JSON.parse(String(log.mock.calls[0]?.[0]));
    expect(told).toMatchObject({ line: 'request_failed', class: 'Error', status: 500 });
  });
});

describe('a queue that is too long', () => {
  it('sends newcomers back for some seconds, and loses nobody who waits', async () => {
    const held = heldUp();
    const registrar = await newRegistrar(held.db);
    await registrar.register(world.number, prepared());
    held.hold();
    const first = registrar.register(world.number, prepared());
    await held.reached;
    // Each coach is a ticket, and 5,000 tickets are a full queue.
    const schools = times(125, () => {
      const coaches = { kind: 'school', adults: 40, coaches: 40 } as const;
      return registrar.register(world.number, prepared(coaches));
    });
    const busy = await ask(world, servedBy(registrar));
    expect(busy.status).toBe(503);
    expect(Number(busy.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await busy.json()).toMatchObject({ code: 'busy' });
    held.release();
    const answers = await Promise.all([first, ...schools]);
    expect(new Set(answers.map((answer) => answer.outcome))).toEqual(new Set(['created']));
    expect((await ask(world, servedBy(registrar))).status).toBe(201);
  });
});

describe('a database that does not answer', () => {
  it('is asked a few times, not once for each who waits, and works again afterwards', async () => {
    let down = false;
    let asked = 0;
    const db = databaseWith(async (statements) => {
      asked += 1;
      if (down) throw new Error('D1_ERROR: Network connection lost.');
      return env.DB.batch(statements);
    });
    const registrar = await newRegistrar(db);
    await registrar.register(world.number, prepared());
    asked = 0;
    down = true;
    const waiting = times(65, () => registrar.register(world.number, prepared()));
    const answers = await Promise.allSettled(waiting);
    expect(answers.map((answer) => answer.status)).toEqual(times(65, () => 'rejected'));
    expect(asked).toBeLessThan(10);
    const busy = await ask(world, servedBy(registrar));
    expect(busy.status).toBe(503);
    expect(busy.headers.get('Retry-After')).toBeTruthy();
    down = false;
    expect((await ask(world, servedBy(registrar))).status).toBe(201);
  });
});

function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}

/** Writes rows as they are, and answers whether each stands. */
function work() {
  return {
    writer: () => ({ actor: 'registrar', edition: world.number }) as const,
    readState: () => ({ statements: [], read: () => null }),
    startEpoch: async () => undefined,
    fence: () => write(),
    judge: (rows: readonly NewRegistration[]) => {
      const ids = rows.map((one) => one.registration.id);
      const all = together(
        register(env.DB, world.number, rows, Date.now()),
        readWritten(env.DB, world.number, ids),
      );
      let standing = new Map<string, unknown>();
      return {
        writes: {
          statements: all.statements,
          read: (results: readonly D1Result[]) => {
            [, standing] = all.read(results);
          },
        },
        committed: () => ids.map((id) => standing.has(id)),
      };
    },
  };
}

async function remains(id: string) {
  return env.DB.prepare(
    `SELECT (SELECT count(*) FROM ticket WHERE registration = ?1) AS tickets,
       (SELECT count(*) FROM name_word WHERE registration = ?1) AS words`,
  )
    .bind(id)
    .first();
}
