import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import type { TicketState, TicketTerms } from '../../src/domain/admission.ts';
import type { Hold, Policy, Strictness } from '../../src/domain/edition.ts';
import { PARTY_KINDS } from '../../src/domain/kinds.ts';
import { family, Mint, OPENING, POLICY } from './edition.ts';
import { GateServer, record } from './server.ts';
import { during, Time } from './time.ts';
import { Handset, seeded, TRUSTING_KEYS } from './world.ts';

const MINUTE = 60_000;
const RUNS = 300;
const REQUEST = { queued: 0, signed_off: false, own_hold: null };

const strictness = fc.constantFrom<Strictness>('ignore', 'attention', 'refuse');
const minutes = fc.option(fc.integer({ min: 0, max: 90 }), { nil: null });
const policy: fc.Arbitrary<Policy> = fc.record({
  reentry: fc.boolean(),
  early_minutes: minutes,
  late_minutes: minutes,
  too_early: strictness,
  too_late: strictness,
  wrong_gate: strictness,
  walk_ins: fc.boolean(),
  day_ends: fc.constant(POLICY.day_ends),
  drain_minutes: fc.integer({ min: 0, max: 5 }),
  child_under: fc.constant(12),
});

const hold: fc.Arbitrary<Hold> = fc.record({
  id: fc.uuid(),
  gate: fc.constantFrom(null, 1, 2),
  kind: fc.constantFrom<Hold['kind']>('hold', 'close'),
  starts_at: fc.integer({ min: -10, max: 250 }).map((after) => OPENING + after * MINUTE),
  ends_at: fc.constant(null),
});

/** What a ticket said in each of its revisions: its day stays, party and window may change. */
const ticket = fc
  .record({
    day: fc.constantFrom(1, 1, 1, 2),
    kind: fc.constantFrom(...PARTY_KINDS),
    versions: fc.array(
      fc.record({
        adults: fc.integer({ min: 1, max: 4 }),
        children: fc.integer({ min: 0, max: 4 }),
        window: fc.constantFrom(1, 2),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    oldest: fc.nat(2),
    state: fc.constantFrom<TicketState>('valid', 'valid', 'valid', 'cancelled', 'pending'),
  })
  .map(({ day, kind, versions, oldest, state }) => {
    const terms = versions.map(
      ({ window, ...party }): TicketTerms =>
        family(1, { ...party, kind, day, slot: day * 10 + window }),
    );
    return { terms, state, oldest: Math.min(oldest, terms.length - 1) };
  });

const passage = fc.record({
  direction: fc.constantFrom<'entry' | 'exit'>('entry', 'entry', 'exit'),
  people: fc.integer({ min: 1, max: 6 }),
  /** Whether this phone saw it, or another one. */
  own: fc.boolean(),
});

const attempt = fc.record({
  after: fc.integer({ min: 0, max: 300 }),
  shown: fc.nat(2),
  typed: fc.boolean(),
  people: fc.integer({ min: 1, max: 8 }),
  direction: fc.constantFrom<'entry' | 'exit'>('entry', 'exit'),
  override: fc.boolean(),
});

describe('phone and server', () => {
  let mint: Mint;
  const tokens = new Map<string, Promise<string>>();

  beforeAll(async () => {
    mint = await Mint.open();
  });

  function tokenOf(terms: TicketTerms, revision: number): Promise<string> {
    const key = JSON.stringify([terms, revision]);
    const made = tokens.get(key) ?? mint.ticket(terms, { revision });
    tokens.set(key, made);
    return made;
  }

  it('give the same verdict for the same knowledge', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          policy,
          holds: fc.array(hold, { maxLength: 2 }),
          ticket,
          passages: fc.array(passage, { maxLength: 5 }),
          attempt,
          gate: fc.constantFrom(1, 3),
        }),
        async (world) => {
          const { terms, state, oldest } = world.ticket;
          const time = new Time();
          const server = new GateServer(mint, () => time.now);
          server.policy = world.policy;
          server.holds.push(...world.holds);
          const last = terms.length - 1;
          const current = terms[last] ?? family(1);
          server.issue({ ...record(current), revision: last, oldest, state });
          const own = new Handset('own', world.gate, time, server, seeded(1), TRUSTING_KEYS);
          const phone = await own.start();

          const chance = seeded(2);
          const text = await tokenOf(current, last);
          for (const passed of world.passages) {
            const wire: WireScan = {
              id: chance.uuid(),
              type: 'ticket',
              ticket: text,
              direction: passed.direction,
              people: passed.people,
              at: new Date(time.now).toISOString(),
              decided: 'offline',
              verdict: 'admitted',
            };
            if (!passed.own) await server.scans({ ...REQUEST, scans: [wire] }, 'other', 2);
            else {
              await phone.turn(passed.direction);
              const told = { people: passed.people, override: 'as it happened' };
              await during(time, phone.scan(text, told));
            }
          }
          const { shown, typed, people, direction, override, after } = world.attempt;
          await time.pass(after * MINUTE);
          await during(time, phone.sync.run());
          await during(time, phone.sync.run());
          own.line.fate = () => 'cut';
          await time.pass(11_000);

          const revision = Math.min(shown, last);
          const held = typed ? server.code(1) : await tokenOf(terms[revision] ?? current, revision);
          await phone.turn(direction);
          const stated = { people, ...(override && { override: 'companion' }) };
          const here = await during(time, phone.scan(held, stated));
          const asked: WireScan = {
            id: chance.uuid(),
            type: 'ticket',
            ticket: held,
            direction,
            people,
            at: new Date(time.now).toISOString(),
            decided: 'online',
            ...(override && { override: 'companion' }),
          };
          const request = { ...REQUEST, scans: [asked] };
          const [there] = (await server.scans(request, 'other', world.gate)).results;
          if (here.as !== 'shown') {
            // A code of another day is in no list: without the server staff are asked.
            expect([typed, current.day]).toEqual([true, 2]);
            return;
          }
          if (typed && current.day !== 1) return;
          expect({ verdict: here.verdict, reason: here.reason, people: here.people }).toEqual({
            verdict: there?.verdict,
            reason: there?.reason,
            people: there?.people,
          });
        },
      ),
      { numRuns: RUNS },
    );
  });
});
