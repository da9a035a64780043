import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ScanResult } from '../../src/contract/answers/scan-result.ts';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import {
  held,
  inService,
  newGatekeeper,
  settledBy,
  stalled,
  unfenced,
  writesScans,
} from './gatekeepers.ts';
import { disagreements, scansLogged } from './sum-of-log.ts';
import {
  asScan,
  enrol,
  newWorld,
  type Phone,
  scanned,
  scanOne,
  sendScans,
  ticketFor,
  type World,
} from './world.ts';
import { databaseWith } from './writers.ts';

vi.setConfig({ testTimeout: 30_000 });

let world: World;
let phones: readonly Phone[];
beforeAll(async () => {
  world = await newWorld();
  phones = await Promise.all([1, 2, 3, 4].map((gate) => enrol(world, gate)));
});

afterEach(async () => {
  expect(await disagreements(world.number)).toEqual([]);
});

const four = { party: { adults: 1, children: 3 } };

function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}

function phoneAt(i: number): Phone {
  const phone = phones[i % phones.length];
  if (!phone) throw new Error('no phone');
  return phone;
}

/** People of a ticket who are inside, by the admissions and by the log itself. */
async function entered(serial: number): Promise<{ admission: number; log: number }> {
  const sql = `SELECT
    (SELECT coalesce(sum(entered), 0) FROM admission WHERE event = ?1 AND serial = ?2) AS admission,
    (SELECT coalesce(sum(people), 0) FROM scan WHERE event = ?1 AND serial = ?2
      AND verdict = 'admitted' AND undone = 0 AND direction = 'entry') AS log`;
  const row = await env.DB.prepare(sql)
    .bind(world.number, serial)
    .first<{ admission: number; log: number }>();
  if (!row) throw new Error('no row');
  return row;
}

function letIn(results: readonly ScanResult[]): number {
  return results.reduce((sum, result) => sum + result.people, 0);
}

describe('a ticket that admits four', () => {
  it('admits exactly four of a hundred who hold up its picture at once', async () => {
    const ticket = await ticketFor(world, four);
    const results = await Promise.all(
      times(100, (i) => scanOne(phoneAt(i), { ticket: ticket.token, people: 1 })),
    );
    expect(letIn(results)).toBe(4);
    expect(results.filter((result) => result.reason === 'already_admitted')).toHaveLength(96);
    expect(await entered(ticket.serial)).toEqual({ admission: 4, log: 4 });
  });

  it('admits the first of a hundred parties that ask for all of its places', async () => {
    const ticket = await ticketFor(world, four);
    const results = await Promise.all(
      times(100, (i) => scanOne(phoneAt(i), { ticket: ticket.token })),
    );
    expect(results.filter((result) => result.verdict === 'admitted')).toHaveLength(1);
    expect(await entered(ticket.serial)).toEqual({ admission: 4, log: 4 });
  });

  it('admits four through the same gate in one request of five hundred', async () => {
    const ticket = await ticketFor(world, four);
    const scans = times(500, () => ({ ticket: ticket.token, people: 1 }));
    expect(letIn(await scanned(phoneAt(0), ...scans))).toBe(4);
  });
});

describe('an actor replaced while its write is in flight', () => {
  /** A first Gatekeeper stalls on its way to the database; a second is asked meanwhile. */
  async function replacedInFlight(fenced: boolean): Promise<number> {
    const ticket = await ticketFor(world, four);
    const late = stalled();
    const first = await newGatekeeper(fenced ? late.db : unfenced(late.db));
    const second = await newGatekeeper();
    const waiting = settledBy(first, world, phoneAt(0), [held(ticket.serial)]);
    await late.reached;
    const answered = await settledBy(second, world, phoneAt(1), [held(ticket.serial)]);
    expect(letIn(answered)).toBe(4);
    late.letGo();
    const answeredLate = await waiting;
    const { log } = await entered(ticket.serial);
    expect(letIn([...answered, ...answeredLate])).toBe(log);
    return log;
  }

  it('admits nobody twice', async () => {
    expect(await replacedInFlight(true)).toBe(4);
  });

  it('would admit everybody twice without its fence', async () => {
    const own = world;
    world = await newWorld();
    phones = await Promise.all([1, 2].map((gate) => enrol(world, gate)));
    try {
      expect(await replacedInFlight(false)).toBe(8);
      // The figures go wrong with it: the second tally overwrote the first.
      expect(await disagreements(world.number)).not.toEqual([]);
    } finally {
      world = own;
      phones = await Promise.all([1, 2, 3, 4].map((gate) => enrol(world, gate)));
    }
  });

  it('orders nothing that the one in service does not come to know', async () => {
    const own = await newWorld();
    const phone = await enrol(own, 1);
    const ticket = await ticketFor(own, four);
    const [first, second] = [await newGatekeeper(), await newGatekeeper()];
    for (const one of [first, second]) await one.devices(own.number);
    const order = { id: 'h', gate: 1, starts_at: Date.now(), ends_at: null };
    const close = { type: 'hold', hold: { ...order, kind: 'close' } } as const;
    expect(await first.order(own.number, close, 'test', Date.now())).toBe(true);
    const [result] = await settledBy(second, own, phone, [held(ticket.serial)]);
    expect(result).toMatchObject({ verdict: 'refused', reason: 'gate_closed' });
  });

  it('answers the same scan as its successor did', async () => {
    const ticket = await ticketFor(world, four);
    const late = stalled();
    const first = await newGatekeeper(late.db);
    const second = await newGatekeeper();
    const scan = held(ticket.serial);
    const waiting = settledBy(first, world, phoneAt(0), [scan]);
    await late.reached;
    const answered = await settledBy(second, world, phoneAt(0), [scan]);
    late.letGo();
    expect(await waiting).toEqual(answered);
    expect(await entered(ticket.serial)).toEqual({ admission: 4, log: 4 });
  });

  it('goes on beside its successor, each fencing off the other, and counts once', async () => {
    const ticket = await ticketFor(world, { party: { adults: 10, children: 0 } });
    const writers = await Promise.all([newGatekeeper(), newGatekeeper()]);
    const scans = times(30, () => held(ticket.serial, { people: 1 }));
    const send = async (writer: (typeof writers)[number], i: number) => {
      const scan = scans[i];
      return scan ? settledBy(writer, world, phoneAt(i), [scan]) : [];
    };
    const results = await Promise.all(
      times(30, (i) => send(writers[i % 2] ?? writers[0], i).catch(() => null)),
    );
    // Whom one of them has sent back, fenced off too often, asks once more as a phone does; alone, none is.
    for (const [i, result] of results.entries()) results[i] = result ?? (await send(writers[0], i));
    expect(letIn(results.flatMap((result) => result ?? []))).toBe(10);
    expect(await entered(ticket.serial)).toEqual({ admission: 10, log: 10 });
  });

  it('is asked again by its Worker, and nobody at the gate notices', async () => {
    const tickets = await Promise.all(times(12, () => ticketFor(world, four)));
    const asking = tickets.map((ticket, i) => scanOne(phoneAt(i), { ticket: ticket.token }));
    await runInDurableObject(inService(world), (_, state) => state.abort('replaced')).catch(
      () => null,
    );
    const results = await Promise.all(asking);
    expect(results.map((result) => result.people)).toEqual(times(12, () => 4));
    for (const ticket of tickets) {
      expect(await entered(ticket.serial)).toEqual({ admission: 4, log: 4 });
    }
  });

  it('knows after an eviction what was admitted before it', async () => {
    const ticket = await ticketFor(world, four);
    await scanOne(phoneAt(0), { ticket: ticket.token });
    await evictDurableObject(inService(world));
    const again = await scanOne(phoneAt(1), { ticket: ticket.token });
    expect(again).toMatchObject({ reason: 'already_admitted', ticket: { entered: 4 } });
  });
});

describe('every scan id', () => {
  it('counts once, sent three times: in one request, in others, and at once', async () => {
    const tickets = await Promise.all(times(20, () => ticketFor(world)));
    const before = await scansLogged(world.number);
    const scans = tickets.flatMap((ticket): Partial<WireScan>[] => [
      asScan({ ticket: ticket.token, people: 3 }),
      asScan({ ticket: ticket.token, decided: 'offline', verdict: 'admitted', people: 4 }),
      asScan({ ticket: ticket.token, direction: 'exit', people: 2 }),
      asScan({ type: 'walk_in', people: 2 }),
      asScan({ type: 'count', people: 40 }),
    ]);
    const one = phoneAt(0);
    const twice = await scanned(one, ...scans, ...scans);
    const thrice = await Promise.all([
      scanned(one, ...scans),
      ...scans.map((scan, i) => scanOne(phoneAt(i), scan)),
    ]);
    const first = twice.slice(0, scans.length);
    expect(twice.slice(scans.length)).toEqual(first);
    expect(thrice.flat()).toEqual([...first, ...first]);
    expect(await scansLogged(world.number)).toBe(before + scans.length);
    for (const ticket of tickets) {
      expect(await entered(ticket.serial)).toEqual({ admission: 7, log: 7 });
    }
  });

  it('counts once when it is sent to three phones at the same instant', async () => {
    const ticket = await ticketFor(world);
    const scan = asScan({ ticket: ticket.token, people: 2 });
    const results = await Promise.all(times(30, (i) => scanOne(phoneAt(i), scan)));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await entered(ticket.serial)).toEqual({ admission: 2, log: 2 });
  });

  it('is undone once, however often and from wherever it is undone', async () => {
    const ticket = await ticketFor(world);
    const scan = asScan({ ticket: ticket.token });
    await scanOne(phoneAt(0), scan);
    const undos = times(10, () => scanOne(phoneAt(0), { type: 'undo', scan: scan.id }));
    const results = await Promise.all(undos);
    expect(results.map((result) => result.verdict)).toEqual(times(10, () => 'undone'));
    expect(letIn(results)).toBe(5);
    expect(await entered(ticket.serial)).toEqual({ admission: 0, log: 0 });
  });
});

describe('a reply of the database that is lost', () => {
  it('is made up for by asking again: what was written counts once', async () => {
    const ticket = await ticketFor(world, four);
    let lost = 0;
    const db = databaseWith(async (statements) => {
      const results = await env.DB.batch(statements);
      if (lost === 0 && writesScans(statements)) {
        lost += 1;
        throw new Error('Network connection lost.');
      }
      return results;
    });
    const gatekeeper = await newGatekeeper(db);
    const [result] = await settledBy(gatekeeper, world, phoneAt(0), [held(ticket.serial)]);
    expect(lost).toBe(1);
    expect(result).toMatchObject({ verdict: 'admitted', people: 4 });
    expect(await entered(ticket.serial)).toEqual({ admission: 4, log: 4 });
    const { today } = await gatekeeper.live(world.number);
    expect(today.entries).toBe(await entriesLogged());
  });

  it('that never comes fails that request alone, and leaves memory right', async () => {
    const ticket = await ticketFor(world, four);
    let broken = true;
    const db = databaseWith((statements) =>
      broken && writesScans(statements)
        ? Promise.reject(new Error('D1 is away'))
        : env.DB.batch(statements),
    );
    const gatekeeper = await newGatekeeper(db);
    const scan = held(ticket.serial);
    await expect(settledBy(gatekeeper, world, phoneAt(0), [scan])).rejects.toThrow();
    expect(await entered(ticket.serial)).toEqual({ admission: 0, log: 0 });
    broken = false;
    const [result] = await settledBy(gatekeeper, world, phoneAt(0), [scan]);
    expect(result).toMatchObject({ verdict: 'admitted', people: 4, ticket: { entered: 4 } });
  });

  async function entriesLogged(): Promise<number> {
    const sql = 'SELECT sum(entries) AS n FROM attendance WHERE event = ?1 AND day = 1';
    return (await env.DB.prepare(sql).bind(world.number).first<{ n: number }>())?.n ?? -1;
  }
});

describe('a poisoned request', () => {
  it('fails alone: those who waited in the same group are answered', async () => {
    const tickets = await Promise.all(times(6, () => ticketFor(world, four)));
    const gatekeeper = await newGatekeeper();
    await settledBy(gatekeeper, world, phoneAt(0), []);
    // A number of people that the log refuses stands for whatever nobody thought of.
    const poison = held(tickets[0]?.serial ?? 0, { type: 'walk_in', presented: null, people: -1 });
    const answers = await Promise.allSettled([
      ...tickets.map(({ serial }, i) => settledBy(gatekeeper, world, phoneAt(i), [held(serial)])),
      settledBy(gatekeeper, world, phoneAt(0), [poison]),
      settledBy(gatekeeper, world, phoneAt(1), [held(tickets[0]?.serial ?? 0)]),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([
      ...times(6, () => 'fulfilled'),
      'rejected',
      'fulfilled',
    ]);
    for (const { serial } of tickets) {
      expect(await entered(serial)).toEqual({ admission: 4, log: 4 });
    }
  });
});

describe('rows written', () => {
  const ROWS_EACH = 4;
  const ROWS_ALONE = 6;

  it('are at most four for each scan of a group of 64, and six for one alone', async () => {
    const tickets = await Promise.all(times(65, () => ticketFor(world, four)));
    const written: number[] = [];
    const db = databaseWith(async (statements) => {
      const results = await env.DB.batch(statements);
      if (writesScans(statements)) {
        written.push(results.reduce((sum, result) => sum + result.meta.rows_written, 0));
      }
      return results;
    });
    const gatekeeper = await newGatekeeper(db);
    const serials = tickets.map((ticket) => ticket.serial);
    const [alone = 0, ...group] = serials;
    await settledBy(gatekeeper, world, phoneAt(0), [held(alone)]);
    await settledBy(
      gatekeeper,
      world,
      phoneAt(0),
      group.map((serial) => held(serial)),
    );
    expect(written).toHaveLength(2);
    expect(written[0]).toBeLessThanOrEqual(ROWS_ALONE);
    expect((written[1] ?? 0) / group.length).toBeLessThanOrEqual(ROWS_EACH);
  });
});

describe('a queue that is too long', () => {
  it('sends phones away with a time to come back, and loses nothing', async () => {
    const scans = times(500, () => asScan({ type: 'walk_in', people: 1 }));
    const before = await scansLogged(world.number);
    const late = stalled();
    const gatekeeper = await newGatekeeper(late.db);
    const walkIns = () =>
      times(500, () => held(0, { type: 'walk_in', presented: null, people: 1 }));
    const first = settledBy(gatekeeper, world, phoneAt(0), [held(0)]);
    await late.reached;
    const waiting = times(40, () => settledBy(gatekeeper, world, phoneAt(0), walkIns()));
    await expect(settledBy(gatekeeper, world, phoneAt(0), walkIns())).rejects.toThrow('busy');
    // A phone with nothing in it is not kept out by one that has filled it.
    const other = settledBy(gatekeeper, world, phoneAt(1), walkIns().slice(0, 1));
    late.letGo();
    await Promise.all([first, ...waiting, other]);
    expect(await scansLogged(world.number)).toBe(before + 20_002);
    const response = await sendScans(phoneAt(0), scans);
    expect(response.status).toBe(200);
  });
});
