import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attempt,
  type Decision,
  decide,
  gateState,
  type LedgerEntry,
  type Reason,
  remainingOf,
} from '../../src/domain/admission.ts';
import { PARTY_KINDS } from '../../src/domain/kinds.ts';
import { arriving, family, HOUR, hold, known, NOON, OPENING, rules } from './open-day.ts';

const MINUTE = 60_000;

/** Decides about the family of five. */
function decided(
  entry: Partial<LedgerEntry> = {},
  attempt: Partial<Attempt> = {},
  by = rules(),
): Decision {
  return decide(family(), known(entry), arriving(attempt), by);
}

function refused(reason: Reason) {
  return expect.objectContaining({ verdict: 'refused', reason, people: 0, children: 0 });
}

function admitted(people: number, reason: Reason | null = null) {
  return expect.objectContaining({ verdict: 'admitted', reason, people });
}

describe('a family ticket', () => {
  it('lets all of them in when nobody says how many', () => {
    expect(decided()).toEqual({
      verdict: 'admitted',
      reason: null,
      people: 5,
      children: 3,
      remaining: 5,
    });
  });

  it('lets three in now and two later', () => {
    expect(decided({}, { people: 3 })).toEqual(admitted(3));
    expect(decided({ entered: 3 })).toEqual(admitted(2));
  });

  it('lets nobody in when more come than remain', () => {
    expect(decided({ entered: 3 }, { people: 3 })).toEqual(refused('party_exceeded'));
  });

  it('is used up when all of them are inside', () => {
    expect(decided({ entered: 5 })).toEqual(refused('already_admitted'));
    expect(decided({ entered: 5 }, { people: 1 })).toEqual(refused('already_admitted'));
  });

  it('lets back in whoever went out', () => {
    expect(decided({ entered: 5, exited: 2 })).toEqual(admitted(2));
  });

  it('lets nobody back in where the policy forbids it', () => {
    const once = rules({ reentry: false });
    expect(decided({ entered: 5, exited: 2 }, {}, once)).toEqual(refused('already_admitted'));
    expect(decided({ entered: 3, exited: 3 }, {}, once)).toEqual(admitted(2));
  });

  it('gives no more places than it has to people who were counted out too often', () => {
    expect(decided({ entered: 2, exited: 9 })).toEqual(admitted(5));
  });
});

describe('the children among those who pass', () => {
  const children = (entry: Partial<LedgerEntry>, attempt: Partial<Attempt>) =>
    decided(entry, attempt).children;

  it('are as many as were counted', () => {
    expect(children({}, { people: 3, children: 1 })).toBe(1);
    expect(children({}, { people: 3, children: 0 })).toBe(0);
  });

  it('are their share of those who remain, rounded down', () => {
    expect(children({}, { people: 3 })).toBe(1);
    expect(children({}, { people: 4 })).toBe(2);
    expect(children({ entered: 3, children_entered: 1 }, {})).toBe(2);
  });

  it('come back as they went out', () => {
    const out = { entered: 5, exited: 5, children_entered: 3, children_exited: 3 };
    expect(children(out, {})).toBe(3);
  });

  it('are none when nothing remains', () => {
    expect(children({ entered: 5 }, { override: true })).toBe(0);
  });
});

describe('what lies in the ticket', () => {
  it('refuses what was cancelled, and what waits for approval', () => {
    expect(decided({ state: 'cancelled' })).toEqual(refused('cancelled'));
    expect(decided({ state: 'pending' })).toEqual(refused('pending'));
  });

  it('refuses the ticket of another day', () => {
    expect(decided({}, { today: 2 })).toEqual(refused('wrong_day'));
    expect(decided({}, { today: 0 })).toEqual(refused('wrong_day'));
  });

  it('lets an older picture in and says so, until the ticket is issued anew', () => {
    expect(decided({ revision: 2, oldest: 1 }, { revision: 1 })).toEqual(admitted(5, 'superseded'));
    expect(decided({ revision: 2, oldest: 1 }, { revision: 0 })).toEqual(refused('superseded'));
    expect(decided({ revision: 2, oldest: 1 }, { revision: 2 })).toEqual(admitted(5));
  });

  it('never calls a typed code old, since it has no revision', () => {
    expect(decided({ revision: 2, oldest: 2 }, { revision: null })).toEqual(admitted(5));
  });
});

describe('an arrival window', () => {
  const early = { at: OPENING - 31 * MINUTE };
  const late = { at: NOON + 10 * MINUTE };
  const strict = { late_minutes: 10, too_early: 'refuse', too_late: 'refuse' } as const;

  it('begins half an hour early and ends as late as the policy says', () => {
    expect(decided({}, { at: OPENING - 30 * MINUTE }, rules(strict))).toEqual(admitted(5));
    expect(decided({}, early, rules(strict))).toEqual(refused('too_early'));
    expect(decided({}, { at: late.at - 1 }, rules(strict))).toEqual(admitted(5));
    expect(decided({}, late, rules(strict))).toEqual(refused('too_late'));
  });

  it('is attention where the policy says attention, and nothing where it says nothing', () => {
    const attention = rules({ late_minutes: 10 });
    expect(decided({}, early, attention)).toEqual(admitted(5, 'too_early'));
    expect(decided({}, late, attention)).toEqual(admitted(5, 'too_late'));
    const ignored = rules({ late_minutes: 10, too_early: 'ignore', too_late: 'ignore' });
    expect(decided({}, early, ignored)).toEqual(admitted(5));
    expect(decided({}, late, ignored)).toEqual(admitted(5));
  });

  it('is the whole day where the policy names no minutes', () => {
    const open = rules({ ...strict, early_minutes: null, late_minutes: null });
    expect(decided({}, { at: OPENING - 5 * HOUR }, open)).toEqual(admitted(5));
    expect(decided({}, { at: OPENING + 17 * HOUR }, open)).toEqual(admitted(5));
  });
});

describe('a gate for schools', () => {
  it('turns a family away, warns, or says nothing, as the policy has it', () => {
    const at = { gate: 3 };
    expect(decided({}, at, rules({ wrong_gate: 'refuse' }))).toEqual(refused('wrong_gate'));
    expect(decided({}, at, rules({ wrong_gate: 'attention' }))).toEqual(admitted(5, 'wrong_gate'));
    expect(decided({}, at, rules({ wrong_gate: 'ignore' }))).toEqual(admitted(5));
  });

  it('takes schools, as does every gate for everybody', () => {
    const strict = rules({ wrong_gate: 'refuse' });
    for (const gate of [1, 3]) {
      const coach = family({ kind: 'school' });
      expect(decide(coach, known(), arriving({ gate }), strict)).toEqual(admitted(5));
    }
  });
});

describe('a hold', () => {
  const since = { starts_at: OPENING };
  const drain = 3 * MINUTE;

  it('lets the people in the lane through for some minutes, then nobody', () => {
    const held = rules({}, [hold(since)]);
    expect(decided({}, { at: OPENING + drain - 1 }, held)).toEqual(admitted(5, 'held'));
    expect(decided({}, { at: OPENING + drain }, held)).toEqual(refused('held'));
  });

  it('does not stand before it begins nor after it ends', () => {
    const past = rules({}, [hold({ starts_at: OPENING, ends_at: OPENING + 10 * MINUTE })]);
    expect(decided({}, { at: OPENING - 1 }, past)).toEqual(admitted(5));
    expect(decided({}, { at: OPENING + 10 * MINUTE - 1 }, past)).toEqual(refused('held'));
    expect(decided({}, { at: OPENING + 10 * MINUTE }, past)).toEqual(admitted(5));
  });

  it('of one gate leaves the others open', () => {
    const held = rules({}, [hold({ gate: 2 })]);
    expect(decided({}, { gate: 2 }, held)).toEqual(refused('held'));
    expect(decided({}, { gate: 1 }, held)).toEqual(admitted(5));
  });

  it('that was set again does not open the lane again', () => {
    const at = OPENING + 10 * MINUTE;
    const held = rules({}, [hold(), hold({ id: 'again', starts_at: at - 1 })]);
    expect(decided({}, { at }, held)).toEqual(refused('held'));
  });
});

describe('a closing', () => {
  it('refuses at once, without minutes to drain', () => {
    const closed = rules({}, [hold({ kind: 'close' })]);
    expect(decided({}, { at: OPENING }, closed)).toEqual(refused('gate_closed'));
  });

  it('says more than a hold', () => {
    const holds = [hold(), hold({ id: 'c', kind: 'close', starts_at: OPENING })];
    for (const order of [holds, holds.toReversed()]) {
      const by = rules({}, order);
      expect(gateState(1, OPENING + HOUR, by)).toBe('closed');
    }
  });
});

describe('the way out', () => {
  const out = { direction: 'exit' } as const;
  const shut = rules({}, [hold(), hold({ id: 'c', kind: 'close' })]);

  it('is open under every hold and closing, on any day, for any state', () => {
    for (const state of ['valid', 'cancelled', 'pending'] as const) {
      const entry = { state, entered: 5, oldest: 3, revision: 3 };
      expect(decided(entry, { ...out, today: 2, gate: 3 }, shut)).toEqual(admitted(5));
    }
  });

  it('takes all who are inside when nobody says how many', () => {
    expect(decided({ entered: 5, exited: 2 }, out)).toEqual(admitted(3));
    // What a phone that lies has counted on a ticket makes nobody's exit one that is refused.
    expect(decided({ entered: 100_000 }, out)).toEqual(admitted(510));
  });

  it('counts what was stated, and says so when fewer were inside', () => {
    expect(decided({}, out)).toEqual(admitted(0, 'not_inside'));
    expect(decided({}, { ...out, people: 2 })).toEqual(admitted(2, 'not_inside'));
    expect(decided({ entered: 2 }, { ...out, people: 2 })).toEqual(admitted(2));
    // One of the two was never let in by this ticket.
    expect(decided({ entered: 1 }, { ...out, people: 2 })).toEqual(admitted(2, 'not_inside'));
  });
});

describe('an override', () => {
  const by = { override: true };

  it('lets in against every rule, and keeps its name', () => {
    expect(decided({ state: 'cancelled' }, by)).toEqual(admitted(5, 'cancelled'));
    expect(decided({}, { ...by, today: 2 })).toEqual(admitted(5, 'wrong_day'));
    expect(decided({}, by, rules({}, [hold({ kind: 'close' })]))).toEqual(
      admitted(5, 'gate_closed'),
    );
    expect(decided({ entered: 3 }, { ...by, people: 4 })).toEqual(admitted(4, 'party_exceeded'));
  });

  it('lets one person in when nothing remains and nobody says how many', () => {
    expect(decided({ entered: 5 }, by)).toEqual(admitted(1, 'already_admitted'));
  });

  it('says nothing where no rule stood against it', () => {
    expect(decided({}, by)).toEqual(admitted(5));
  });
});

const counts = fc.nat({ max: 12 });
const entries: fc.Arbitrary<LedgerEntry> = fc.record({
  state: fc.constantFrom('valid', 'valid', 'valid', 'cancelled', 'pending'),
  revision: fc.constantFrom(1, 2),
  oldest: fc.constantFrom(0, 1),
  entered: counts,
  exited: counts,
  children_entered: counts,
  children_exited: counts,
});
const attempts: fc.Arbitrary<Attempt> = fc.record({
  direction: fc.constantFrom('entry', 'exit'),
  people: fc.option(fc.integer({ min: 1, max: 12 })),
  children: fc.constant(null),
  revision: fc.option(fc.constantFrom(0, 1, 2)),
  at: fc.integer({ min: OPENING - HOUR, max: OPENING + 5 * HOUR }),
  today: fc.constantFrom(1, 1, 1, 2),
  gate: fc.constantFrom(1, 2, 3),
  override: fc.boolean(),
});
const terms = fc.record({
  serial: fc.constant(7),
  kind: fc.constantFrom(...PARTY_KINDS),
  adults: fc.integer({ min: 1, max: 5 }),
  children: fc.nat({ max: 5 }),
  day: fc.constant(1),
  slot: fc.constantFrom(11, 12, 99),
});
const policies = fc.record({
  reentry: fc.boolean(),
  late_minutes: fc.option(fc.constantFrom(0, 30)),
  too_early: fc.constantFrom('ignore', 'attention', 'refuse'),
  too_late: fc.constantFrom('ignore', 'attention', 'refuse'),
  wrong_gate: fc.constantFrom('ignore', 'attention', 'refuse'),
} as const);
const holds = fc.array(
  fc.record({
    id: fc.uuid(),
    gate: fc.option(fc.constantFrom(1, 2)),
    kind: fc.constantFrom('hold', 'close'),
    starts_at: fc.integer({ min: OPENING - HOUR, max: OPENING + HOUR }),
    ends_at: fc.option(fc.integer({ min: OPENING + HOUR, max: OPENING + 3 * HOUR })),
  }),
  { maxLength: 3 },
);

describe('every decision', () => {
  it('counts nobody when it refuses, and somebody or a reason when it admits', () => {
    fc.assert(
      fc.property(terms, entries, attempts, policies, holds, (of, entry, attempt, policy, set) => {
        const { verdict, reason, people } = decide(of, entry, attempt, rules(policy, set));
        if (verdict === 'refused') expect([people, reason === null]).toEqual([0, false]);
        else expect(people > 0 || reason === 'not_inside').toBe(true);
      }),
    );
  });

  it('lets no more in than remain, unless staff say so', () => {
    fc.assert(
      fc.property(terms, entries, attempts, policies, (of, entry, attempt, policy) => {
        const by = rules(policy);
        const asked = { ...attempt, direction: 'entry' as const, override: false };
        const { people } = decide(of, entry, asked, by);
        expect(people).toBeLessThanOrEqual(remainingOf(of, entry, by.policy));
      }),
    );
  });

  it('lets out whoever wants to leave', () => {
    fc.assert(
      fc.property(terms, entries, attempts, holds, (of, entry, attempt, set) => {
        const leaving = { ...attempt, direction: 'exit' as const };
        expect(decide(of, entry, leaving, rules({}, set)).verdict).toBe('admitted');
      }),
    );
  });

  it('is the same on a phone, which does not know how many of them were children', () => {
    fc.assert(
      fc.property(terms, entries, attempts, policies, holds, (of, entry, attempt, policy, set) => {
        const by = rules(policy, set);
        const ledger = { ...entry, children_entered: 0, children_exited: 0 };
        const { children: _, ...server } = decide(of, entry, attempt, by);
        const { children: _unknown, ...phone } = decide(of, ledger, attempt, by);
        expect(phone).toEqual(server);
      }),
    );
  });

  it('counts no more children than people', () => {
    fc.assert(
      fc.property(terms, entries, attempts, (of, entry, attempt) => {
        const { people, children } = decide(of, entry, attempt, rules());
        expect(children).toBeGreaterThanOrEqual(0);
        expect(children).toBeLessThanOrEqual(people);
      }),
    );
  });
});
