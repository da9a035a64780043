import type { Attempt, LedgerEntry, Rules, TicketTerms } from '../../src/domain/admission.ts';
import { UNUSED } from '../../src/domain/admission.ts';
import { DEFAULT_POLICY, type Edition, type Gate, type Hold } from '../../src/domain/edition.ts';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const ZONE = 'Africa/Casablanca';

/** 10:00 in Fès on the first of two days. */
export const OPENING = Date.parse('2026-05-13T10:00:00+01:00');
export const NOON = OPENING + 2 * HOUR;

const name = (text: string) => ({ ar: text, zgh: text, fr: text, en: text });

export const GATES: readonly Gate[] = [
  { number: 1, name: name('One'), kinds: [], step_free: false },
  { number: 2, name: name('Two'), kinds: [], step_free: true },
  { number: 3, name: name('Schools'), kinds: ['school'], step_free: false },
];

/** Two days with two windows of two hours each: 11 and 12 on the first, 21 and 22 on the second. */
export const EDITION: Edition = {
  number: 4,
  slug: 'fes',
  name: name('Open days'),
  city: name('Fès'),
  venue: name('Bab Makina'),
  timezone: ZONE,
  status: 'open',
  registration: {
    opens: '2026-05-03T10:00',
    closes: '2026-05-14T20:00',
    opens_at: OPENING - 240 * HOUR,
    closes_at: OPENING + 34 * HOUR,
  },
  party_max: 10,
  group_share: 60,
  live_detail: 'exact',
  controller: { name: name('Organiser'), receipt: null, contact: 'x@example.org', keep_days: 30 },
  policy: DEFAULT_POLICY,
  days: [1, 2].map((number) => {
    const opens_at = OPENING + (number - 1) * 24 * HOUR;
    return {
      number,
      date: `2026-05-${12 + number}`,
      opens: '10:00',
      closes: '20:00',
      opens_at,
      closes_at: opens_at + 10 * HOUR,
      slots: [1, 2].map((part) => ({
        number: number * 10 + part,
        day: number,
        from: `${8 + part * 2}:00`,
        to: `${10 + part * 2}:00`,
        starts_at: opens_at + (part - 1) * 2 * HOUR,
        ends_at: opens_at + part * 2 * HOUR,
        capacity: 1_000,
      })),
    };
  }),
  gates: GATES,
};

/** A family of five for the morning of the first day. */
export function family(change: Partial<TicketTerms> = {}): TicketTerms {
  return { serial: 7, kind: 'family', adults: 2, children: 3, day: 1, slot: 11, ...change };
}

export function known(change: Partial<LedgerEntry> = {}): LedgerEntry {
  return { ...UNUSED, ...change };
}

/** All of them come in at gate 1, at eleven on the first day, with a token of revision 0. */
export function arriving(change: Partial<Attempt> = {}): Attempt {
  return {
    direction: 'entry',
    people: null,
    children: null,
    revision: 0,
    at: OPENING + HOUR,
    today: 1,
    gate: 1,
    override: false,
    ...change,
  };
}

export function rules(change: Partial<Rules['policy']> = {}, holds: readonly Hold[] = []): Rules {
  const slots = new Map(
    EDITION.days.flatMap((day) => day.slots.map((slot) => [slot.number, slot] as const)),
  );
  return { policy: { ...DEFAULT_POLICY, ...change }, slots, gates: GATES, holds };
}

export function hold(change: Partial<Hold> = {}): Hold {
  return { id: 'h', gate: null, kind: 'hold', starts_at: OPENING, ends_at: null, ...change };
}

/** The same edition, of which these days are called off. */
export function calledOff(...numbers: readonly number[]): Edition {
  const days = EDITION.days.map((day) => {
    if (!numbers.includes(day.number)) return day;
    return {
      ...day,
      called_off: true,
      slots: day.slots.map((slot) => ({ ...slot, closed: true })),
    };
  });
  return { ...EDITION, days };
}
