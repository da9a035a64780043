import { describe, expect, it } from 'vitest';
import type { PartyKind } from '../../src/domain/kinds.ts';
import { firstStateOf } from '../../src/domain/registration.ts';

const first = (
  kind: PartyKind,
  change: { people?: number; code?: string; marked?: readonly PartyKind[] } = {},
) => {
  const { people = 5, code = null, marked = [] } = change;
  const party = { adults: people, children: 0, girls: 0, boys: 0, coaches: 1 };
  return firstStateOf({ kind, party, group_code: code }, { party_max: 10, approved_kinds: marked });
};
const WAITS = { state: 'pending', held: 5 };
const CONFIRMED = { state: 'confirmed', held: 5 };

describe('the first state of a registration', () => {
  it.each(['media', 'guest'] as const)('waits for approval in every edition: %s', (kind) => {
    expect([first(kind), first(kind, { code: 'ABC' })]).toEqual([WAITS, WAITS]);
  });

  it.each(['individual', 'family', 'school', 'association'] as const)(
    'waits where the edition says so, and nowhere else: %s',
    (kind) => {
      expect([first(kind), first(kind, { marked: [kind] })]).toEqual([CONFIRMED, WAITS]);
    },
  );

  it('is confirmed by the code of a directorate, also where its kind is approved', () => {
    expect(first('school', { code: 'ABC', marked: ['school'] })).toEqual(CONFIRMED);
  });

  it('holds nothing for a large group without a code, marked or not', () => {
    const nothing = { state: 'pending', held: 0 };
    expect(first('school', { people: 120 })).toEqual(nothing);
    expect(first('school', { people: 120, marked: ['school'] })).toEqual(nothing);
  });
});
