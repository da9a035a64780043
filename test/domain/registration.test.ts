import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignedGate, registrationOpen } from '../../src/domain/edition.ts';
import { partsOf, peopleOf } from '../../src/domain/registration.ts';
import { EDITION, GATES } from './open-day.ts';

const school = fc
  .record({
    girls: fc.nat({ max: 300 }),
    boys: fc.nat({ max: 300 }),
    adults: fc.integer({ min: 1, max: 60 }),
    coaches: fc.integer({ min: 1, max: 40 }),
  })
  .map((party) => ({ ...party, children: party.girls + party.boys }));

describe('the tickets of a school', () => {
  it('are one for each coach, and admit all of its people', () => {
    fc.assert(
      fc.property(school, (party) => {
        const parts = partsOf(party);
        expect(parts).toHaveLength(party.coaches);
        expect(parts.reduce((sum, part) => sum + part.adults, 0)).toBe(party.adults);
        expect(parts.reduce((sum, part) => sum + part.children, 0)).toBe(party.children);
      }),
    );
  });

  it('share them as evenly as whole people can be', () => {
    fc.assert(
      fc.property(school, (party) => {
        const parts = partsOf(party);
        for (const share of ['adults', 'children'] as const) {
          const sizes = parts.map((part) => part[share]);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
        const sizes = parts.map(peopleOf);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leave no coach empty', () => {
    fc.assert(
      fc.property(school, (party) => {
        fc.pre(peopleOf(party) >= party.coaches);
        for (const part of partsOf(party)) expect(peopleOf(part)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the ticket of a family', () => {
  it('is one', () => {
    const party = { adults: 2, children: 3, girls: 0, boys: 0, coaches: 1 };
    expect(partsOf(party)).toEqual([{ adults: 2, children: 3 }]);
  });
});

describe('registration', () => {
  const { opens_at, closes_at } = EDITION.registration;

  it('is open from its first instant until its last', () => {
    expect(registrationOpen(EDITION, opens_at - 1)).toBe(false);
    expect(registrationOpen(EDITION, opens_at)).toBe(true);
    expect(registrationOpen(EDITION, closes_at - 1)).toBe(true);
    expect(registrationOpen(EDITION, closes_at)).toBe(false);
  });

  it('is open in an open edition only', () => {
    for (const status of ['draft', 'closed', 'archived'] as const) {
      expect(registrationOpen({ ...EDITION, status }, opens_at)).toBe(false);
    }
  });
});

describe('the gate on a ticket', () => {
  const gateOf = (change: Partial<Parameters<typeof assignedGate>[1]>) =>
    assignedGate(GATES, { kind: 'family', serial: 1, step_free: false, ...change })?.number;

  it('is one that is for its kind, else one for everybody', () => {
    for (let serial = 1; serial <= 6; serial++) {
      expect(gateOf({ kind: 'school', serial })).toBe(3);
      expect([1, 2]).toContain(gateOf({ serial }));
    }
  });

  it('spreads visitors over the gates', () => {
    const gates = Array.from({ length: 100 }, (_, serial) => gateOf({ serial }));
    expect(gates.filter((gate) => gate === 1)).toHaveLength(50);
  });

  it('leaves the one without steps to those who need it, where two others share the crowd', () => {
    const plain = GATES.find(({ number }) => number === 1);
    if (!plain) throw new Error('no gate');
    const gates = [...GATES, { ...plain, number: 4 }];
    for (let serial = 1; serial <= 8; serial++) {
      const ticket = { kind: 'family', serial, step_free: false } as const;
      expect([1, 4]).toContain(assignedGate(gates, ticket)?.number);
      expect(assignedGate(gates, { ...ticket, step_free: true })?.number).toBe(2);
    }
  });

  it('has no step for whoever asked for none', () => {
    for (let serial = 1; serial <= 6; serial++) expect(gateOf({ serial, step_free: true })).toBe(2);
  });

  it('is none where there is no gate', () => {
    expect(assignedGate([], { kind: 'family', serial: 1, step_free: true })).toBeNull();
  });
});
