import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type LedgerPage,
  PAGE_ROWS,
  pageOf,
  RecentChanges,
} from '../../src/actors/gatekeeper/recent-changes.ts';
import { askRegistrar } from '../../src/actors/stubs.ts';
import type { LedgerAnswer, LedgerRow, TodayRow } from '../../src/contract/answers/ledger.ts';
import { cancelRegistration, changeParty } from '../../src/operations/change-registration.ts';
import { setHold } from '../../src/operations/gate-control.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import type { LedgerChange } from '../../src/store/gates/ledger.ts';
import { asMember, asVisitor } from './acting.ts';
import { Follower, truth } from './follower.ts';
import {
  credentialOf,
  held,
  inService,
  newGatekeeper,
  settledBy,
  sqlOf,
  writesScans,
} from './gatekeepers.ts';
import {
  asScan,
  enrol,
  newWorld,
  type Phone,
  registered,
  request,
  scanOne,
  ticketFor,
  type World,
} from './world.ts';
import { databaseWith } from './writers.ts';

vi.setConfig({ testTimeout: 30_000 });

let world: World;
let phone: Phone;
let follower: Follower;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
  follower = new Follower(phone);
});

/** The first window of a day. */
const slotOfDay = (day: number) => String((day - 1) * 6 + 1);

async function edition() {
  const loaded = await loadEdition(env.DB, world.number);
  if (!loaded) throw new Error('no edition');
  return loaded;
}

describe('a phone’s first load', () => {
  it('has every ticket of the day, and of the unused ones nothing but their terms', async () => {
    const [used, unused] = [await ticketFor(world), await ticketFor(world)];
    const tomorrow = await ticketFor(world, { slot: '7' });
    await scanOne(phone, { ticket: used.token, people: 3 });
    await follower.pull();
    expect([...follower.tickets.values()]).toEqual([
      [used.serial, 3, 0, 'valid', 0, 0, lately(), 1],
    ]);
    expect([...follower.today.values()].sort()).toEqual([
      [used.serial, 2, 3, 1, 'family'],
      [unused.serial, 2, 3, 1, 'family'],
    ]);
    expect(follower.today.has(tomorrow.serial)).toBe(false);
  });

  it('says what was cancelled, changed, or waits for approval', async () => {
    const [cancelled, changed] = [await registered(world), await registered(world)];
    const waiting = { kind: 'guest', party: { adults: 2, children: 0 } };
    await registered(world, waiting);
    const secrets = [cancelled, changed].map(secretOf);
    await cancelRegistration(asVisitor(), { edition: await edition(), secret: secrets[0] ?? '' });
    const change = { slot: 2, adults: 1, children: 1, step_free: false };
    await changeParty(asVisitor(), {
      edition: await edition(),
      secret: secrets[1] ?? '',
      ...change,
    });
    await follower.pull();
    const [first = 0, second = 0] = [cancelled, changed].map((one) => one.tickets[0]?.serial);
    expect(follower.known.map((row) => [row[0], ...row.slice(3, 6)])).toEqual([
      [first, 'cancelled', 0, 0],
      [second, 'valid', 1, 0],
      [second + 1, 'pending', 0, 0],
    ]);
    expect(follower.today.get(second)).toEqual([second, 1, 1, 2, 'family']);
  });

  it('says nothing of names, phones or secret digits', async () => {
    const ticket = await ticketFor(world);
    await scanOne(phone, { ticket: ticket.token });
    const response = await request('/api/v1/ledger', { headers: phone.headers });
    const text = await response.text();
    expect(text).not.toContain('فاطمة');
    expect(text).not.toContain(ticket.code);
    expect(JSON.parse(text)).toEqual({
      cursor: expect.any(Number),
      more: false,
      tickets: [expect.any(Array)],
      today: [expect.any(Array)],
      policy: expect.objectContaining({ holds: [], reentry: true, today: 1 }),
      now: expect.any(Number),
    });
  });

  it('is whole though its snapshot is older: what happened since rides with it', async () => {
    const [one, other] = [await ticketFor(world), await ticketFor(world)];
    await evictDurableObject(inService(world));
    await follower.pull();
    await scanOne(phone, { ticket: one.token, people: 2 });
    const third = await ticketFor(world);
    const late = await new Follower(phone).pull();
    expect(late.known).toEqual([[one.serial, 2, 0, 'valid', 0, 0, lately(), 1]]);
    expect([...late.today.keys()].sort()).toEqual([one, other, third].map(({ serial }) => serial));
    expect(late.cursor).toBeGreaterThan(follower.cursor);
  });

  it('is read from the database once for all the phones that load after a start', async () => {
    const { serial } = await ticketFor(world);
    let reads = 0;
    const db = databaseWith((statements) => {
      const loads = statements.some((one) => sqlOf(one).includes('max(a.seq, t.seq)'));
      reads += Number(loads);
      return env.DB.batch(statements);
    });
    const gatekeeper = await newGatekeeper(db);
    const who = await credentialOf(phone);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => gatekeeper.ledger(world.number, who, 0)),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ ledger: { today: [[serial, 2, 3, 1, 'family']] } });
    }
    expect(reads).toBe(1);
  });

  it('is refused for a cursor that is none', async () => {
    const none = [
      '-1',
      'all',
      '1.5',
      '9e99',
      '0x10',
      '0b1',
      '0o7',
      '1e3',
      '+5',
      '%2B5',
      '%205',
      '5%20',
    ];
    const more = ['', '-0', '007', '1_0', '1,0', '٥', 'Infinity', '9007199254740992', '5&since=6'];
    for (const since of [...none, ...more]) {
      const path = `/api/v1/ledger?since=${since}`;
      const response = await request(path, { headers: phone.headers });
      expect([since, response.status]).toEqual([since, 422]);
    }
    for (const since of ['0', '5', '9007199254740991']) {
      const path = `/api/v1/ledger?since=${since}`;
      expect((await request(path, { headers: phone.headers })).status).toBe(200);
    }
  });
});

describe('a delta', () => {
  it('has what changed since, and nothing else', async () => {
    const [one, other] = [await ticketFor(world), await ticketFor(world)];
    await scanOne(phone, { ticket: one.token });
    await follower.pull();
    const answer = await follower.send(asScan({ ticket: other.token, people: 2 }));
    expect(answer.ledger).toMatchObject({
      cursor: answer.cursor,
      more: false,
      tickets: [[other.serial, 2, 0, 'valid', 0, 0, lately(), 1]],
      today: [],
    });
    const nothing = await follower.send();
    expect(nothing.ledger).toMatchObject({ cursor: answer.cursor, tickets: [], today: [] });
  });

  it('has totals, not increments: applying it twice is harmless', async () => {
    const { token, serial } = await ticketFor(world);
    await follower.send(asScan({ ticket: token, people: 2 }));
    const before = follower.cursor;
    await follower.send(asScan({ ticket: token, people: 1 }));
    follower.cursor = before;
    await follower.pull();
    expect(follower.known).toEqual([[serial, 3, 0, 'valid', 0, 0, lately(), 1]]);
  });

  it('has what other phones did, and what was taken back', async () => {
    const other = await enrol(world, 2);
    const { token, serial } = await ticketFor(world);
    await follower.pull();
    const scan = asScan({ ticket: token });
    await scanOne(other, scan);
    await follower.send();
    expect(follower.known).toEqual([[serial, 5, 0, 'valid', 0, 0, lately(), 2]]);
    await scanOne(other, { type: 'undo', scan: scan.id });
    await follower.send();
    expect(follower.tickets.get(serial)).toEqual([serial, 0, 0, 'valid', 0, 0, 0, 0]);
  });

  it('has what exits said beyond those inside, beside what they gave back', async () => {
    const { serial, token } = await ticketFor(world);
    await follower.pull();
    await follower.send(asScan({ ticket: token, people: 2 }));
    await follower.send(asScan({ ticket: token, people: 3, direction: 'exit' }));
    expect(follower.known).toEqual([[serial, 2, 2, 'valid', 0, 0, lately(), 1, 1]]);
    const other = new Follower(await enrol(world, 2));
    await other.pull();
    expect(other.known).toEqual(follower.known);
  });

  it('has what was cancelled for a day to come, and keeps it over the turn of the day', async () => {
    const tomorrow = await ticketFor(world, { slot: slotOfDay(2) });
    const plain = await ticketFor(world, { slot: slotOfDay(3) });
    await follower.pull();
    expect(follower.known).toEqual([]);
    await cancelBeside(tomorrow.serial);
    await later();
    await follower.pull();
    expect(follower.known).toEqual([[tomorrow.serial, 0, 0, 'cancelled', 0, 0, 0, 0]]);
    // A first load has it too, and says of today alone what a typed code does not carry.
    const other = new Follower(await enrol(world, 2));
    await other.pull();
    expect(other.known).toEqual(follower.known);
    expect(other.today.has(plain.serial) || other.today.has(tomorrow.serial)).toBe(false);
  });

  it('has what was used on a day that is not its own', async () => {
    const { serial, token } = await ticketFor(world, { slot: slotOfDay(2) });
    await follower.pull();
    await scanOne(phone, { ticket: token, override: 'came a day early', people: 2 });
    await follower.send();
    expect(follower.known).toEqual([[serial, 2, 0, 'valid', 0, 0, lately(), 1]]);
    const other = new Follower(await enrol(world, 2));
    await other.pull();
    expect(other.known).toEqual(follower.known);
    // Its places are used, whatever day it was: of five people three are left.
    const happened = { ticket: token, decided: 'offline', verdict: 'admitted' } as const;
    expect(await scanOne(phone, { ...happened, people: 4 })).toMatchObject({ conflict: true });
    await follower.send();
    // And when nothing of it is in memory.
    await evictDurableObject(inService(world));
    const late = new Follower(await enrol(world, 2));
    await late.pull();
    expect(late.known).toEqual(follower.known);
  });

  it('is that of the next day once it is, from a writer that goes on', async () => {
    const today = await ticketFor(world);
    const tomorrow = await ticketFor(world, { slot: slotOfDay(2) });
    const gatekeeper = await newGatekeeper();
    const who = await credentialOf(phone);
    const load = async (since: number) => {
      const answer = await gatekeeper.ledger(world.number, who, since);
      if (answer.outcome !== 'ledger') throw new Error(answer.outcome);
      return answer.ledger;
    };
    const before = await load(0);
    expect(before.today.map(([serial]) => serial)).toEqual([today.serial]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
    try {
      const after = await load(before.cursor);
      expect(after.policy.today).toBe(2);
      expect(after.today.map(([serial]) => serial)).toEqual([tomorrow.serial]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is whole for a cursor of another day', async () => {
    const { serial, token } = await ticketFor(world);
    await scanOne(phone, { ticket: token });
    await follower.pull();
    const yesterday = follower.cursor - 2 ** 37;
    for (const cursor of [yesterday, 7, 2 ** 52]) {
      const response = await request(`/api/v1/ledger?since=${cursor}`, { headers: phone.headers });
      const ledger = await response.json<LedgerAnswer>();
      expect(ledger.tickets.map(([one]) => one)).toEqual([serial]);
      expect(ledger.cursor).toBe(follower.cursor);
    }
  });

  it('is whole for a cursor that was never given, as after a restore', async () => {
    const { serial, token } = await ticketFor(world);
    await scanOne(phone, { ticket: token });
    await follower.pull();
    for (const ahead of [1, 1_000, 2 ** 36]) {
      const since = follower.cursor + ahead;
      const response = await request(`/api/v1/ledger?since=${since}`, { headers: phone.headers });
      const ledger = await response.json<LedgerAnswer>();
      expect(ledger.tickets.map(([one]) => one)).toEqual([serial]);
      expect(ledger.cursor).toBe(follower.cursor);
    }
  });

  it('has the approval of what waited for it', async () => {
    await registered(world, { kind: 'media', party: { adults: 2, children: 0 } });
    await follower.pull();
    expect(follower.known).toEqual([[1, 0, 0, 'pending', 0, 0, 0, 0]]);
    const sql = 'SELECT id FROM registration WHERE event = ?1';
    const row = await env.DB.prepare(sql).bind(world.number).first<{ id: string }>();
    await askRegistrar(env, world.number, (registrar) =>
      registrar.change(world.number, row?.id ?? '', { type: 'approve' }, 'test'),
    );
    await later();
    await follower.pull();
    expect(follower.tickets.get(1)?.slice(0, 4)).toEqual([1, 0, 0, 'valid']);
  });

  it('says that a ticket was cancelled while somebody of it came in', async () => {
    const { serial } = await ticketFor(world);
    let cancelled = false;
    const db = databaseWith(async (statements) => {
      if (!cancelled && writesScans(statements)) {
        cancelled = true;
        await cancelBeside(serial);
      }
      return env.DB.batch(statements);
    });
    const gatekeeper = await newGatekeeper(db);
    const [result] = await settledBy(gatekeeper, world, phone, [held(serial)]);
    // The batch that had read it as valid failed whole, and it was judged again.
    expect(result).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
    const answer = await gatekeeper.ledger(world.number, await credentialOf(phone), 1);
    if (answer.outcome !== 'ledger') throw new Error(answer.outcome);
    follower.apply(answer.ledger);
    expect(follower.known).toEqual([[serial, 0, 0, 'cancelled', 0, 0, 0, 0]]);
  });

  it('carries the holds that stand', async () => {
    const by = { event: world.number, id: 'test' };
    const hold = await setHold(asMember(by), { gate: 2, kind: 'hold' });
    const { ledger } = await follower.send();
    expect(ledger?.policy.holds).toEqual([hold]);
  });
});

describe('a phone that follows the ledger', () => {
  it('knows what is true after whatever happened, restarts among it', async () => {
    const other = await enrol(world, 2);
    const late = new Follower(other);
    const tokens: string[] = [];
    const steps: (() => Promise<unknown>)[] = [
      async () => tokens.push((await ticketFor(world)).token),
      () => scanOne(other, { ticket: tokens.at(-1) ?? '', people: 2 }),
      () => follower.send(asScan({ ticket: tokens.at(0) ?? '', people: 1 })),
      async () => tokens.push(...(await registered(world)).tickets.map((one) => one.token)),
      () => scanOne(other, { ticket: tokens.at(0) ?? '', direction: 'exit', people: 1 }),
      () => follower.pull(),
      async () =>
        cancelRegistration(asVisitor(), { edition: await edition(), secret: await secretOfNew() }),
      () => evictDurableObject(inService(world)),
      () => scanOne(other, { ticket: tokens.at(-1) ?? '' }),
    ];
    for (let turn = 0; turn < 27; turn++) {
      await steps[(turn * 5) % steps.length]?.();
    }
    await later();
    await Promise.all([follower.pull(), late.pull()]);
    const expected = await truth(world);
    expect(expected.length).toBeGreaterThan(3);
    expect(follower.known).toEqual(expected);
    expect(late.known).toEqual(expected);
    expect([...follower.today.keys()].sort()).toEqual([...late.today.keys()].sort());
  });

  it('loses nothing that others wrote while it asked', async () => {
    const tickets = await Promise.all(Array.from({ length: 20 }, () => ticketFor(world)));
    const other = await enrol(world, 2);
    await follower.pull();
    await Promise.all([
      ...tickets.map(({ token }) => scanOne(other, { ticket: token, people: 1 })),
      ...tickets.map(({ token }) => follower.send(asScan({ ticket: token, people: 1 }))),
      ...Array.from({ length: 10 }, () => ticketFor(world)),
    ]);
    // Answers overtook each other, so that the greatest cursor may have skipped an older delta.
    const again = new Follower(phone);
    await later();
    await again.pull();
    expect(again.known).toEqual(await truth(world));
    expect(again.today.size).toBe(30);
  });

  it('gets a day of 30,000 tickets in pages of at most 20,000 rows', async () => {
    await ticketFor(world);
    await fill(30_000, 12_000);
    await evictDurableObject(inService(world));
    await follower.pull();
    expect(follower.pages.length).toBeGreaterThan(1);
    expect(Math.max(...follower.pages)).toBeLessThanOrEqual(PAGE_ROWS);
    expect(follower.today.size).toBe(30_001);
    expect(follower.known).toEqual(await truth(world));
    expect(follower.known).toHaveLength(12_000);
    await follower.pull();
    expect(follower.pages.at(-1)).toBe(0);
  });
});

/** A change of one serial at a place in commit order. */
function change(seq: number, serial: number, entered = seq): LedgerChange {
  return {
    seq,
    serial,
    row: [serial, entered, 0, 'valid', 0, 0, 0, 0],
    today: null,
    recount: false,
  };
}

function listed(seq: number, serial: number): LedgerChange {
  const today: TodayRow = [serial, 2, 0, 1, 'family'];
  return { ...change(seq, serial), today };
}

/** Every page of a feed from a cursor on. */
function everything(ask: (cursor: number) => LedgerPage): {
  rows: LedgerRow[];
  pages: LedgerPage[];
} {
  const rows = new Map<number, LedgerRow>();
  const pages: LedgerPage[] = [];
  let cursor = 0;
  for (;;) {
    const page = ask(cursor);
    pages.push(page);
    for (const row of page.tickets) rows.set(row[0], row);
    if (!page.more) return { rows: [...rows.values()], pages };
    expect(page.cursor).toBeGreaterThan(cursor);
    cursor = page.cursor;
  }
}

describe('a page of the ledger', () => {
  const from = (changes: LedgerChange[], end: number) => (cursor: number) =>
    pageOf(
      changes.filter((one) => one.seq > cursor),
      end,
    );

  it('has the newest row of each serial, and the cursor of the end', () => {
    const page = pageOf([change(1, 7), change(2, 8), change(3, 7)], 9);
    expect(page).toEqual({
      cursor: 9,
      more: false,
      tickets: [
        [7, 3, 0, 'valid', 0, 0, 0, 0],
        [8, 2, 0, 'valid', 0, 0, 0, 0],
      ],
      today: [],
    });
  });

  it('ends between batches, so that the rest of one is not lost behind its cursor', () => {
    const batches = Array.from({ length: 100 }, (_, seq) =>
      Array.from({ length: 333 }, (_one, i) => change(seq + 1, seq * 333 + i)),
    );
    const { rows, pages } = everything(from(batches.flat(), 100));
    expect(pages.map((page) => page.tickets.length)).toEqual([19_980, 13_320]);
    expect(rows).toHaveLength(33_300);
  });

  it('counts rows, not tickets', () => {
    const changes = Array.from({ length: 25_000 }, (_, i) => listed(i + 1, i));
    const { rows, pages } = everything(from(changes, 25_000));
    expect(rows).toHaveLength(25_000);
    for (const { tickets, today } of pages) {
      expect(tickets.length + today.length).toBeLessThanOrEqual(PAGE_ROWS);
    }
  });

  it('is whole when it is exactly full', () => {
    const changes = Array.from({ length: PAGE_ROWS }, (_, i) => change(i + 1, i));
    expect(pageOf(changes, PAGE_ROWS)).toMatchObject({ more: false, cursor: PAGE_ROWS });
    expect(pageOf([...changes, change(PAGE_ROWS + 1, 1)], PAGE_ROWS + 1)).toMatchObject({
      more: true,
      cursor: PAGE_ROWS,
    });
  });

  it('holds one batch that is larger than a page whole, rather than lose half of it', () => {
    const large = Array.from({ length: PAGE_ROWS + 5 }, (_, i) => change(1, i));
    const { rows, pages } = everything(from([...large, change(2, 99_999)], 2));
    expect(pages).toHaveLength(2);
    expect(rows).toHaveLength(PAGE_ROWS + 6);
  });

  it('of nothing is nothing', () => {
    expect(pageOf([], 5)).toEqual({ cursor: 5, more: false, tickets: [], today: [] });
  });
});

describe('the last changes in memory', () => {
  it('begin with a whole batch: of one that is cut nothing is kept', () => {
    const feed = new RecentChanges(0);
    // Batches of 30,000 rows: the third one overflows what is kept, in the middle of the second.
    for (let seq = 1; seq <= 3; seq++) {
      const batch = Array.from({ length: 30_000 }, (_, i) => change(seq, seq * 100_000 + i));
      feed.append(batch, seq);
    }
    expect(feed.since(feed.start - 1)).toBeNull();
    const seqs = new Set(feed.since(feed.start)?.map((one) => one.seq));
    for (const seq of seqs) {
      expect(feed.since(feed.start)?.filter((one) => one.seq === seq)).toHaveLength(30_000);
    }
  });

  it('reach back to where they began, and no further', () => {
    const feed = new RecentChanges(10);
    feed.append([change(11, 1), change(11, 2)], 11);
    feed.append([], 12);
    feed.append([change(13, 3)], 13);
    expect(feed.since(9)).toBeNull();
    expect(feed.since(10)).toHaveLength(3);
    expect(feed.since(11)).toEqual([change(13, 3)]);
    expect(feed.since(13)).toEqual([]);
    expect([feed.start, feed.end]).toEqual([10, 13]);
  });

  it('forget the oldest batches whole, and say so', () => {
    const feed = new RecentChanges(0);
    for (let seq = 1; seq <= 200; seq++) {
      feed.append(
        Array.from({ length: 300 }, (_, i) => change(seq, i)),
        seq,
      );
    }
    expect(feed.end).toBe(200);
    expect(feed.start).toBeGreaterThan(0);
    expect(feed.since(feed.start - 1)).toBeNull();
    const kept = feed.since(feed.start) ?? [];
    expect(kept).toHaveLength((200 - feed.start) * 300);
    expect(kept[0]).toEqual(change(feed.start + 1, 0));
  });

  it('know nothing that comes after their end', () => {
    expect(new RecentChanges(5).since(99)).toEqual([]);
  });
});

/** Unix seconds of about now. */
function lately(): unknown {
  return expect.closeTo(Date.now() / 1000, -2);
}

/** An idle gate looks for what others wrote a few times a second. */
function later(): Promise<void> {
  return scheduler.wait(300);
}

function secretOf({ registration }: { registration: { manage_url: string } }): string {
  return registration.manage_url.split('/').at(-1) ?? '';
}

async function secretOfNew(): Promise<string> {
  return secretOf(await registered(world));
}

/** Cancels a ticket as the Registrar does, while the Gatekeeper has read it as valid. */
async function cancelBeside(serial: number): Promise<void> {
  await env.DB.batch(
    [
      'UPDATE ledger_clock SET seq = seq + 1 WHERE event = ?1 AND ?2 > 0',
      `UPDATE ticket SET state = 'cancelled',
         seq = (SELECT seq FROM ledger_clock WHERE event = ?1) WHERE event = ?1 AND serial = ?2`,
    ].map((sql) => env.DB.prepare(sql).bind(world.number, serial)),
  );
}

/** So many more tickets like the first, of which the first so many were used. */
async function fill(tickets: number, used: number): Promise<void> {
  const numbers = (n: number) => `WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n})`;
  await env.DB.batch(
    [
      `INSERT INTO ticket (event, serial, registration, state, revision, oldest, kind, locale,
         adults, children, day, slot, step_free, secret, key_id, signature, issued_at, seq)
       ${numbers(tickets)} SELECT event, serial + i, registration, state, revision, oldest, kind,
         locale, adults, children, day, slot, step_free, secret, key_id, signature, issued_at,
         seq + (i / 100)
       FROM ticket, n WHERE event = ?1 AND serial = 1`,
      `INSERT INTO admission (event, day, serial, entered, exited, surplus, children_entered,
         children_exited, re_entries, movements, seq)
       ${numbers(used)} SELECT ?1, 1, 1 + i, 3, 1, 0, 0, 0, 0, '{}', 1000 + (i / 50) FROM n`,
      'UPDATE ledger_clock SET seq = 5000 WHERE event = ?1',
    ].map((sql) => env.DB.prepare(sql).bind(world.number)),
  );
}
