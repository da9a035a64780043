import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gatekeeper } from '../../src/actors/gatekeeper/gatekeeper.ts';
import type { ScanResult } from '../../src/contract/answers/scan-result.ts';
import type { AskedScan, Presented } from '../../src/domain/scan-log.ts';
import { parseToken } from '../../src/domain/token.ts';
import { credentialOf, held, newGatekeeper, settledBy, sqlOf } from './gatekeepers.ts';
import { disagreements } from './sum-of-log.ts';
import { enrol, newWorld, type Phone, ticketFor, type World } from './world.ts';
import { databaseWith } from './writers.ts';

// A group is judged on what tokens say and on what the writer remembers, without a read; whatever
// the database knows better, it is read and judged again.

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

afterEach(async () => {
  expect(await disagreements(world.number)).toEqual([]);
});

/** A database that counts the calls of groups, and may lose what guards their ground. */
function watched(guarded = true) {
  const seen = { calls: 0, reads: 0 };
  const db = databaseWith((statements) => {
    // Reports of phones are written beside, now and then.
    if (!statements.some((one) => sqlOf(one).includes('UPDATE device'))) seen.calls += 1;
    if (statements.some((one) => sqlOf(one).includes('FROM json_each(?2) j CROSS JOIN scan'))) {
      seen.reads += 1;
    }
    return env.DB.batch(statements.map((one) => (guarded ? one : withoutGuard(one))));
  });
  return { db, seen };
}

function withoutGuard(statement: D1PreparedStatement): D1PreparedStatement {
  const isGuard = sqlOf(statement).includes('(epoch, ground) SELECT 1, 0');
  return isGuard ? env.DB.prepare('SELECT 1') : statement;
}

/** A Gatekeeper that has started, and has not been asked for anything. */
async function started(guarded = true) {
  const { db, seen } = watched(guarded);
  const gatekeeper = await newGatekeeper(db);
  await gatekeeper.devices(world.number);
  Object.assign(seen, { calls: 0, reads: 0 });
  return { gatekeeper, seen };
}

type Ticket = Awaited<ReturnType<typeof ticketFor>>;

/** What a token says, as the Worker reads it. */
function shown(ticket: Ticket): Presented {
  const parsed = parseToken(ticket.token);
  if (!parsed) throw new Error('no token');
  const { serial, revision, kind, adults, children, day, slot } = parsed.payload;
  return { as: 'token', serial, revision, terms: { serial, kind, adults, children, day, slot } };
}

function of(ticket: Ticket, change: Partial<AskedScan> = {}): AskedScan {
  return held(ticket.serial, { presented: shown(ticket), ...change });
}

async function one(gatekeeper: Gatekeeper, scan: AskedScan): Promise<ScanResult> {
  const [result] = await settledBy(gatekeeper, world, phone, [scan]);
  if (!result) throw new Error('no result');
  return result;
}

/** Changes a ticket as the Registrar does, unseen by the Gatekeeper. */
async function changed(serial: number, set: string): Promise<void> {
  const tick = 'UPDATE ledger_clock SET seq = seq + 1 WHERE event = ?1 AND ?2 > 0';
  const change = `UPDATE ticket SET ${set}, seq = (SELECT seq FROM ledger_clock WHERE event = ?1)
    WHERE event = ?1 AND serial = ?2`;
  await env.DB.batch([tick, change].map((sql) => env.DB.prepare(sql).bind(world.number, serial)));
}

describe('a group that nothing known speaks against', () => {
  it('costs one call of the database: first scans, what follows them, walk-ins', async () => {
    const ticket = await ticketFor(world);
    const { gatekeeper, seen } = await started();
    const walkIn = { type: 'walk_in', presented: null, people: 2 } as const;
    await settledBy(gatekeeper, world, phone, [of(ticket), held(0, walkIn)]);
    expect(seen).toEqual({ calls: 1, reads: 0 });
    const out = await one(gatekeeper, of(ticket, { direction: 'exit' }));
    const back = await one(gatekeeper, of(ticket));
    expect(seen).toEqual({ calls: 3, reads: 0 });
    expect(out).toMatchObject({ verdict: 'admitted', reason: null, people: 5 });
    expect(back).toMatchObject({ verdict: 'admitted', ticket: { entered: 10, inside: 5 } });
  });

  it('gets the answers that a read would have given, the code among them', async () => {
    const [first, second] = [await ticketFor(world), await ticketFor(world)];
    const { gatekeeper, seen } = await started();
    const supposed = await one(gatekeeper, of(first, { people: 2 }));
    expect(seen.reads).toBe(0);
    const read = await one(gatekeeper, held(second.serial, { people: 2 }));
    expect(seen.reads).toBe(1);
    expect(supposed.ticket?.code).toBe(first.code.replace(/\D/g, ''));
    const alike = ({ ticket, ...rest }: ScanResult) => ({
      ...rest,
      id: '',
      ticket: { ...ticket, serial: 0, code: '' },
    });
    expect(alike(supposed)).toEqual(alike(read));
  });

  it('tells phones of its tickets as they are, and not as they were supposed', async () => {
    const ticket = await ticketFor(world);
    await changed(ticket.serial, 'revision = 1, oldest = 0');
    const { gatekeeper, seen } = await started();
    const who = await credentialOf(phone);
    const before = await gatekeeper.ledger(world.number, who, 0);
    seen.reads = 0;
    const presented = { ...shown(ticket), revision: 1 } as Presented;
    await one(gatekeeper, of(ticket, { people: 1, presented }));
    expect(seen.reads).toBe(0);
    if (before.outcome !== 'ledger') throw new Error(before.outcome);
    const after = await gatekeeper.ledger(world.number, who, before.ledger.cursor);
    if (after.outcome !== 'ledger') throw new Error(after.outcome);
    const rows = after.ledger.tickets.map((row) => row.slice(0, 6));
    expect(rows).toEqual([[ticket.serial, 1, 0, 'valid', 1, 0]]);
  });
});

describe('a ticket that is not as its token says', () => {
  const known: [string, (ticket: Ticket) => Promise<unknown>, Partial<ScanResult>][] = [
    [
      'cancelled',
      (ticket) => changed(ticket.serial, `state = 'cancelled'`),
      { verdict: 'refused', reason: 'cancelled' },
    ],
    [
      'superseded',
      (ticket) => changed(ticket.serial, 'revision = 2, oldest = 1'),
      { verdict: 'refused', reason: 'superseded' },
    ],
    [
      'changed, and still good',
      (ticket) => changed(ticket.serial, 'revision = 1, adults = 1, children = 0'),
      { verdict: 'admitted', people: 1 },
    ],
    [
      'of the same revision and another party, after a restore',
      (ticket) => changed(ticket.serial, 'adults = 1, children = 1'),
      { verdict: 'admitted', people: 2 },
    ],
    [
      'used, as an earlier writer knew',
      async (ticket) => {
        await one((await started()).gatekeeper, of(ticket));
      },
      { verdict: 'refused', reason: 'already_admitted' },
    ],
    [
      'unknown',
      (ticket) =>
        env.DB.prepare('DELETE FROM ticket WHERE event = ?1 AND serial = ?2')
          .bind(world.number, ticket.serial)
          .run(),
      { verdict: 'refused', reason: 'unknown' },
    ],
  ];

  it.each(known)(
    '%s: is read and judged again, and so are those beside it',
    async (_, make, wanted) => {
      const [ticket, other] = [await ticketFor(world), await ticketFor(world)];
      await make(ticket);
      const { gatekeeper, seen } = await started();
      const results = await settledBy(gatekeeper, world, phone, [of(other), of(ticket)]);
      expect(results).toMatchObject([{ verdict: 'admitted', people: 5 }, wanted]);
      expect(seen).toEqual({ calls: 3, reads: 1 });
    },
  );

  it('would be let in without the guard', async () => {
    const ticket = await ticketFor(world);
    await changed(ticket.serial, `state = 'cancelled'`);
    const { gatekeeper } = await started(false);
    expect(await one(gatekeeper, of(ticket))).toMatchObject({ verdict: 'admitted' });
  });

  it('is not supposed for a second token of another revision, nor for a code', async () => {
    const ticket = await ticketFor(world);
    const { gatekeeper, seen } = await started();
    const older = { ...shown(ticket), revision: 7 } as Presented;
    await settledBy(gatekeeper, world, phone, [
      of(ticket, { people: 1 }),
      of(ticket, { presented: older, people: 1 }),
    ]);
    expect(seen.reads).toBe(1);
  });
});

describe('a ticket that is remembered', () => {
  it('is read again when its holder has changed it since', async () => {
    const ticket = await ticketFor(world);
    const { gatekeeper } = await started();
    await one(gatekeeper, of(ticket, { people: 1 }));
    await changed(ticket.serial, `state = 'cancelled'`);
    const next = await one(gatekeeper, of(ticket, { people: 1 }));
    expect(next).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
  });

  it('would be let in as it was, without the guard', async () => {
    const ticket = await ticketFor(world);
    const { gatekeeper } = await started(false);
    await one(gatekeeper, of(ticket, { people: 1 }));
    await changed(ticket.serial, `state = 'cancelled'`);
    expect(await one(gatekeeper, of(ticket, { people: 1 }))).toMatchObject({ verdict: 'admitted' });
  });

  it('is forgotten by a writer that starts again', async () => {
    const ticket = await ticketFor(world);
    const [first, second] = [(await started()).gatekeeper, (await started()).gatekeeper];
    await one(first, of(ticket, { people: 1 }));
    await one(second, of(ticket, { people: 3 }));
    await one(first, of(ticket, { people: 1 }));
    expect(await one(second, of(ticket))).toMatchObject({ reason: 'already_admitted' });
  });
});

describe('a scan that is known', () => {
  it('gets its stored answer from a writer that has never seen it', async () => {
    const ticket = await ticketFor(world);
    const scan = of(ticket, { people: 2 });
    const answer = await one((await started()).gatekeeper, scan);
    const { gatekeeper, seen } = await started();
    expect(await one(gatekeeper, scan)).toEqual(answer);
    expect(seen).toEqual({ calls: 3, reads: 1 });
  });

  it('is not guessed at twice: what follows a wrong supposition is read for some groups', async () => {
    const tickets = await Promise.all(Array.from({ length: 10 }, () => ticketFor(world)));
    const [first, ...others] = tickets;
    if (!first) throw new Error('no ticket');
    const scan = of(first);
    await one((await started()).gatekeeper, scan);
    const { gatekeeper, seen } = await started();
    await one(gatekeeper, scan);
    for (const ticket of others) await one(gatekeeper, of(ticket));
    expect(seen.reads).toBe(9);
    expect(seen.calls).toBe(3 + 8 * 2 + 1);
  });

  it('is read at once where this writer has settled it', async () => {
    const ticket = await ticketFor(world);
    const { gatekeeper, seen } = await started();
    const scan = of(ticket, { people: 2 });
    const answer = await one(gatekeeper, scan);
    expect(await one(gatekeeper, scan)).toEqual(answer);
    expect(seen).toEqual({ calls: 3, reads: 1 });
  });

  it('is taken back: an undo reads what it takes back', async () => {
    const ticket = await ticketFor(world);
    const { gatekeeper } = await started();
    const scan = of(ticket);
    await one(gatekeeper, scan);
    const undo = held(0, { type: 'undo', presented: null, target: scan.id });
    expect(await one(gatekeeper, undo)).toMatchObject({ verdict: 'undone', people: 5 });
    expect(await one(gatekeeper, of(ticket))).toMatchObject({ verdict: 'admitted', people: 5 });
  });
});
