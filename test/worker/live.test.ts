import { evictDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Live } from '../../src/contract/answers/live.ts';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { endHold, setHold } from '../../src/operations/gate-control.ts';
import { revokeDevice } from '../../src/operations/phones.ts';
import { asMember } from './acting.ts';
import { ago, by, liveFigures, walkIn } from './gate-day.ts';
import { held, inService, newGatekeeper, settledBy } from './gatekeepers.ts';
import { disagreements } from './sum-of-log.ts';
import {
  asScan,
  enrol,
  newWorld,
  openDays,
  type Phone,
  request,
  scanned,
  scanOne,
  signIn,
  ticketFor,
  type World,
} from './world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

const step = fc.record({
  what: fc.constantFrom('asked', 'happened', 'walk_in', 'count', 'undo', 'report'),
  which: fc.nat({ max: 60 }),
  people: fc.integer({ min: 1, max: 6 }),
  minutes: fc.nat({ max: 8 }),
  into: fc.constantFrom(true, true, false),
  second: fc.boolean(),
  repeat: fc.boolean(),
} as const);

describe('the live figures', () => {
  it('count people, but parties', async () => {
    const [family, other] = [await ticketFor(world), await ticketFor(world)];
    await scanned(
      phone,
      { ticket: family.token },
      { ticket: family.token, direction: 'exit', people: 3 },
      { ticket: family.token, people: 2 },
      { ticket: other.token, people: 1 },
      walkIn(10),
      walkIn(4, { direction: 'exit' }),
      walkIn(7, { kind: 'crew' }),
      walkIn(6, { kind: 'crew', direction: 'exit' }),
    );
    const figures = {
      entries: 18,
      exits: 7,
      inside: 11,
      re_entries: 2,
      walk_ins: 10,
      parties: 2,
    };
    const now = await liveFigures(world);
    expect(now).toMatchObject(figures);
    expect(now.today).toEqual({ ...figures, date: openDays(Date.now()).days[0]?.date });
    expect(now.days?.[0]).toMatchObject({ id: '1', ...figures, uncounted_exits: 0 });
    expect(now.gates[0]).toMatchObject({ id: '1', state: 'open', entries: 18, exits: 7 });
    expect(now.gates[1]).toMatchObject({ id: '2', entries: 0, exits: 0, last_seen: null });
  });

  it('are the same after a restart, whatever happened', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token });
    await scanned(phone, walkIn(9, { at: ago(2 * MINUTE) }), scan);
    await scanned(phone, { type: 'count', people: 30 }, walkIn(2), { type: 'undo', scan: scan.id });
    await scanned(phone, walkIn(1, { at: ago(10 * MINUTE) }), { ticket: token, people: 4 });
    const before = figuresOf(await liveFigures(world));
    await evictDurableObject(inService(world));
    expect(figuresOf(await liveFigures(world))).toEqual(before);
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('are in memory what they are in the database, after any history', async () => {
    const tickets = await Promise.all(Array.from({ length: 4 }, () => ticketFor(world)));
    const other = await enrol(world, 2);
    const sent: { by: Phone; scan: Partial<WireScan> }[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        for (const { what, which, people, minutes, into, second, repeat } of steps) {
          const gate = second ? other : phone;
          const at = ago(minutes * MINUTE);
          const direction = into ? 'entry' : 'exit';
          const ticket = tickets[which % tickets.length]?.token ?? '';
          const earlier = sent[(which * 7) % Math.max(1, sent.length)];
          const verdict = { decided: 'offline', verdict: into ? 'admitted' : 'refused' } as const;
          const scans: Record<typeof what, Partial<WireScan>> = {
            asked: { ticket, direction, people, at },
            happened: { ticket, direction, people, at, decided: 'offline', verdict: 'admitted' },
            walk_in: {
              type: 'walk_in',
              direction,
              people,
              at,
              kind: which % 5 ? 'family' : 'crew',
            },
            count: { type: 'count', people: 40 + people, at },
            undo: { type: 'undo', scan: earlier?.scan.id ?? crypto.randomUUID() },
            report: { ...earlier?.scan, people: into ? people : 0, at, ...verdict },
          };
          const scan = asScan(scans[what]);
          const from = what === 'undo' || what === 'report' ? (earlier?.by ?? gate) : gate;
          sent.push({ by: from, scan });
          await scanned(from, scan, ...(repeat ? [scan] : []));
        }
        expect(await disagreements(world.number)).toEqual([]);
        const before = figuresOf(await liveFigures(world));
        await evictDurableObject(inService(world));
        expect(figuresOf(await liveFigures(world))).toEqual(before);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('say who came through each gate, how fast, and when it was last heard', async () => {
    const second = await enrol(world, 2);
    // It is told to the second.
    const before = Math.floor(Date.now() / 1_000) * 1_000;
    await scanned(phone, walkIn(10), walkIn(10, { at: ago(3 * MINUTE) }));
    await scanned(phone, walkIn(100, { at: ago(20 * MINUTE) }));
    await scanned(second, walkIn(5, { direction: 'exit' }));
    const [one, two, three] = (await liveFigures(world)).gates;
    expect(one).toMatchObject({ entries: 120, exits: 0, per_minute: 4 });
    expect(two).toMatchObject({ entries: 0, exits: 5, per_minute: 0 });
    expect(Date.parse(one?.last_seen ?? '')).toBeGreaterThanOrEqual(before);
    expect(three?.last_seen).toBeNull();
    await evictDurableObject(inService(world));
    expect((await liveFigures(world)).gates[0]).toMatchObject({ entries: 120, per_minute: 4 });
  });

  it('say which gates are held or closed, and that they opened again', async () => {
    const hold = await setHold(asMember(by(world)), { gate: 2, kind: 'hold' });
    const states = async () => (await liveFigures(world)).gates.map((gate) => gate.state);
    expect(await states()).toEqual(['open', 'held', 'open', 'open']);
    const closing = await setHold(asMember(by(world)), { gate: null, kind: 'close' });
    expect(await states()).toEqual(['closed', 'closed', 'closed', 'closed']);
    await endHold(asMember(by(world)), { id: closing.id });
    await endHold(asMember(by(world)), { id: hold.id });
    expect(await states()).toEqual(['open', 'open', 'open', 'open']);
    const again = endHold(asMember(by(world)), { id: hold.id });
    await expect(again).rejects.toMatchObject({ code: 'not_found' });
  });

  it('close a day with the people who left uncounted', async () => {
    const past = await newWorld({ days: openDays(Date.now() - DAY).days });
    const gate = await enrol(past);
    await scanned(gate, walkIn(50, { at: ago(DAY) }), walkIn(8));
    await scanned(gate, walkIn(20, { at: ago(DAY), direction: 'exit' }));
    const now = await liveFigures(past);
    expect(now).toMatchObject({ entries: 58, inside: 8, today: { entries: 8, inside: 8 } });
    expect(now.days?.slice(0, 2)).toMatchObject([
      { id: '1', entries: 50, exits: 20, inside: 0, uncounted_exits: 30 },
      { id: '2', entries: 8, inside: 8, uncounted_exits: 0 },
    ]);
  });

  it('know no day outside of the edition, and count all the same', async () => {
    const future = await newWorld({ days: openDays(Date.now() + 9 * DAY).days });
    await scanned(await enrol(future), walkIn(3));
    const now = await liveFigures(future);
    expect(now).toMatchObject({ entries: 3, inside: 3, today: { date: null, entries: 3 } });
  });
});

describe('people inside', () => {
  it('go on from what was counted by eye', async () => {
    await scanned(phone, walkIn(30, { at: ago(10 * MINUTE) }));
    await scanOne(phone, { type: 'count', people: 100, at: ago(5 * MINUTE) });
    expect((await liveFigures(world)).inside).toBe(100);
    await scanned(phone, walkIn(7), walkIn(3, { direction: 'exit' }));
    expect((await liveFigures(world)).inside).toBe(104);
  });

  it('are not moved by scans from before the count that arrive after it', async () => {
    await scanOne(phone, { type: 'count', people: 100, at: ago(5 * MINUTE) });
    await scanned(phone, walkIn(50, { at: ago(6 * MINUTE) }));
    const now = await liveFigures(world);
    expect(now).toMatchObject({ inside: 100, entries: 50 });
  });

  it('are not moved by a count from before the last one', async () => {
    await scanOne(phone, { type: 'count', people: 100, at: ago(5 * MINUTE) });
    await scanOne(phone, { type: 'count', people: 900, at: ago(6 * MINUTE) });
    expect((await liveFigures(world)).inside).toBe(100);
  });

  it('follow the order of one request, within its one millisecond', async () => {
    await scanned(
      phone,
      walkIn(30),
      { type: 'count', people: 100 },
      walkIn(5),
      { type: 'count', people: 200 },
      walkIn(7),
      walkIn(2, { direction: 'exit' }),
    );
    expect((await liveFigures(world)).inside).toBe(205);
  });

  it('go on from the count before, when the last one is taken back', async () => {
    const first = asScan({ type: 'count', people: 100, at: ago(9 * MINUTE) });
    const last = asScan({ type: 'count', people: 500, at: ago(5 * MINUTE) });
    await scanned(phone, first, walkIn(4, { at: ago(7 * MINUTE) }), last, walkIn(1));
    expect((await liveFigures(world)).inside).toBe(501);
    await scanOne(phone, { type: 'undo', scan: last.id });
    expect((await liveFigures(world)).inside).toBe(105);
    await scanOne(phone, { type: 'undo', scan: first.id });
    expect((await liveFigures(world)).inside).toBe(5);
  });

  it('are not those of a zone that was counted', async () => {
    await scanned(phone, walkIn(30), { type: 'count', people: 4, zone: '2' });
    expect((await liveFigures(world)).inside).toBe(30);
  });

  it('are never fewer than nobody, and lose nothing by it', async () => {
    await scanned(phone, walkIn(9, { direction: 'exit' }));
    expect((await liveFigures(world)).inside).toBe(0);
    await scanned(phone, walkIn(20));
    expect((await liveFigures(world)).inside).toBe(11);
  });

  it('are the same whatever order everything arrives in', async () => {
    const { token } = await ticketFor(world);
    const happened = { decided: 'offline', verdict: 'admitted' } as const;
    const scans = [
      walkIn(30, { at: ago(9 * MINUTE) }),
      asScan({ type: 'count', people: 80, at: ago(8 * MINUTE) }),
      walkIn(4, { at: ago(7 * MINUTE), direction: 'exit' }),
      asScan({ ticket: token, people: 5, at: ago(6 * MINUTE), ...happened }),
      asScan({ type: 'count', people: 60, at: ago(5 * MINUTE) }),
      walkIn(6, { at: ago(4 * MINUTE) }),
      asScan({ ticket: token, people: 2, at: ago(3 * MINUTE), ...happened, direction: 'exit' }),
      walkIn(3, { at: ago(2 * MINUTE), kind: 'crew' }),
    ];
    const orders = [scans, scans.toReversed(), [3, 6, 1, 7, 0, 4, 2, 5].map((i) => scans[i] ?? {})];
    for (const order of orders) {
      const own = await newWorld();
      const gate = await enrol(own);
      const ticket = await ticketFor(own);
      for (const scan of order) {
        await scanOne(gate, scan.ticket ? { ...scan, ticket: ticket.token } : scan);
      }
      const now = await liveFigures(own);
      expect(now).toMatchObject({ inside: 64, entries: 41, exits: 6 });
      await evictDurableObject(inService(own));
      expect((await liveFigures(own)).inside).toBe(64);
    }
  });
});

describe('the live figures over HTTP', () => {
  const path = (of: World = world) => `/api/v1/events/${of.slug}/live`;
  const TOTALS = ['entries', 'exits', 'inside', 're_entries', 'walk_ins', 'parties'];

  it('have the documented shape, and may be cached for a moment', async () => {
    await scanned(phone, walkIn(3));
    const response = await request(path());
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=\d+/);
    const body = await response.json<Record<string, unknown>>();
    const names = ['as_of', 'complete_to', 'today', 'gates', ...TOTALS];
    expect(Object.keys(body)).toEqual(expect.arrayContaining(names));
    expect(Object.keys(body.today ?? {}).sort()).toEqual(['date', ...TOTALS].sort());
    expect(body).toMatchObject({ entries: 3, walk_ins: 3, inside: 3 });
    expect(body.as_of).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  });

  it('are not there for an edition that is not', async () => {
    expect((await request('/api/v1/events/nowhere/live')).status).toBe(404);
    const draft = await newWorld({ status: 'draft' });
    expect((await request(path(draft))).status).toBe(404);
  });

  describe('of an edition that shows coarse ones', () => {
    let coarse: World;
    let gate: Phone;
    beforeEach(async () => {
      coarse = await newWorld({ live_detail: 'coarse' });
      gate = await enrol(coarse);
      const came = [500, 500, 234].map((people) => walkIn(people));
      await scanned(gate, ...came, walkIn(149, { direction: 'exit' }));
    });

    it('are rounded for the public, with gates by state only', async () => {
      const body = await (await request(path(coarse))).json<Live>();
      const rounded = { entries: 1_200, exits: 100, inside: 1_100, walk_ins: 1_200, parties: 0 };
      expect(body).toMatchObject({ ...rounded, today: rounded });
      expect(body.gates).toHaveLength(4);
      for (const one of body.gates)
        expect(Object.keys(one).sort()).toEqual(['id', 'name', 'state']);
      expect(body).not.toHaveProperty('days');
      expect(body).not.toHaveProperty('devices');
    });

    it('are exact for a session and for a gate phone, and for nobody’s cache', async () => {
      const cookie = await signIn(coarse);
      for (const headers of [{ Cookie: cookie }, gate.headers]) {
        const response = await request(path(coarse), { headers });
        expect(response.headers.get('Cache-Control')).toContain('no-store');
        const body = await response.json<Live>();
        expect(body).toMatchObject({ entries: 1_234, exits: 149 });
        expect(body.gates[0]).toMatchObject({ entries: 1_234, exits: 149 });
        expect(Object.keys(body.gates[0] ?? {})).toEqual(
          expect.arrayContaining(['per_minute', 'last_seen']),
        );
      }
    });

    it('stay coarse for another edition’s people, and for the revoked', async () => {
      const cookie = await signIn(world);
      await revokeDevice(asMember(by(coarse)), { id: gate.id });
      const strangers = [{ Cookie: cookie }, phone.headers, gate.headers, { Cookie: 'session=x' }];
      for (const headers of strangers) {
        const body = await (await request(path(coarse), { headers })).json<Live>();
        expect(body.entries).toBe(1_200);
      }
    });
  });
});

describe('a Gatekeeper asked for figures only', () => {
  it('starts from the log of others', async () => {
    const gatekeeper = await newGatekeeper();
    await settledBy(gatekeeper, world, phone, [held(0, { type: 'walk_in', people: 12 })]);
    expect((await (await newGatekeeper()).live(world.number)).entries).toBe(12);
  });
});

/** The figures without what goes on by itself: instants, and the last minutes. */
function figuresOf({ as_of: _, complete_to: _to, ...figures }: Live) {
  return { ...figures, gates: figures.gates.map(withoutClock) };
}

function withoutClock({ last_seen: _seen, per_minute: _rate, ...gate }: Live['gates'][number]) {
  return gate;
}
