import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/admission.ts';
import { eventDate } from '../../src/domain/calendar.ts';
import {
  PRACTICE_CASES,
  PRACTICE_EVENT,
  PRACTICE_TICKETS,
  type PracticeTicket,
  practiceEdition,
  practicePayload,
  practiceTicket,
} from '../../src/domain/practice.ts';
import { formatToken, parseToken } from '../../src/domain/token.ts';
import { GATES, HOUR, NOON } from './open-day.ts';

const ZONE = 'Africa/Casablanca';
const gate = GATES[0] ?? never();

/** The verdict of the one decision that every gate makes. */
function verdictOf(ticket: PracticeTicket, at: number) {
  const ground = practiceEdition(at, ZONE, gate);
  const slots = ground.slots.map(
    ([number, , starts_at, ends_at]) => [number, { starts_at, ends_at }] as const,
  );
  const today = ground.days.find((day) => day.date === eventDate(at, ZONE, ground.policy.day_ends));
  const attempt = {
    direction: 'entry',
    people: null,
    children: null,
    revision: 0,
    at,
    today: today?.number ?? 0,
    gate: ground.gates[0]?.number ?? 0,
    override: false,
  } as const;
  const rules = { policy: ground.policy, slots: new Map(slots), gates: ground.gates, holds: [] };
  const { verdict, reason, people } = decide(ticket.terms, ticket.entry, attempt, rules);
  return { verdict, reason, people };
}

function never(): never {
  throw new Error('an edition has a gate');
}

describe('practice', () => {
  // Noon; the small hours that still belong to yesterday; the night on which the clock shifts.
  const hours = [NOON, NOON + 15 * HOUR, Date.parse('2026-02-15T01:30:00+01:00')];

  for (const ticket of PRACTICE_TICKETS.filter((one) => !one.forged)) {
    it(`gives the promised verdict for ${ticket.name}, at any hour`, () => {
      expect(hours.map((at) => verdictOf(ticket, at))).toEqual(hours.map(() => ticket.expected));
    });
  }

  it('has each case once, each under a serial of its own', () => {
    expect(PRACTICE_TICKETS.map((one) => one.name)).toEqual([...PRACTICE_CASES]);
    const found = PRACTICE_TICKETS.map((one) => practiceTicket(one.terms.serial));
    expect(found).toEqual([...PRACTICE_TICKETS]);
    expect(practiceTicket(99)).toBeNull();
  });

  it('fits into a ticket of no edition', () => {
    for (const ticket of PRACTICE_TICKETS) {
      const payload = practicePayload(ticket, { keyId: 3, locale: 'fr' });
      const parsed = parseToken(formatToken(payload, new Uint8Array(64)));
      expect(parsed?.payload).toEqual(payload);
      expect(parsed?.payload.event).toBe(PRACTICE_EVENT);
    }
  });
});
