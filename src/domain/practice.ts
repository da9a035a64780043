import { type LedgerEntry, type Reason, type TicketTerms, UNUSED } from './admission.ts';
import { dateAfter, eventDate, type Zone } from './calendar.ts';
import { DEFAULT_POLICY, type Gate, type Policy } from './edition.ts';
import type { Locale } from './kinds.ts';
import { DAY_MS, HOUR_MS } from './time.ts';
import type { TicketPayload } from './token.ts';

/** The event number of practice codes. Editions count from 1, so every gate says `wrong_event`. */
export const PRACTICE_EVENT = 0;

/** What staff can practise, in the order of the printed sheet. */
export const PRACTICE_CASES = [
  'single',
  'family',
  'coach',
  'cancelled',
  'wrong_day',
  'too_early',
  'all_in',
  'forged',
] as const;
export type PracticeCase = (typeof PRACTICE_CASES)[number];

/** One practice code: what its serial means, and the verdict of a phone at its first scan. */
export interface PracticeTicket {
  readonly name: PracticeCase;
  readonly terms: TicketTerms;
  readonly entry: LedgerEntry;
  /** Its signature is not the event's. */
  readonly forged: boolean;
  readonly expected: {
    readonly verdict: 'admitted' | 'refused';
    readonly reason: Reason | null;
    /** How many go in when all who are booked have come. */
    readonly people: number;
  };
}

const WINDOW_NOW = 1;
const WINDOW_LATER = 2;
const WINDOW_TOMORROW = 3;

const ADMITTED = { verdict: 'admitted', reason: null } as const;

/** The fixed table, so that sheets printed once are valid on every day of practice. */
export const PRACTICE_TICKETS: readonly PracticeTicket[] = [
  practice(1, 'single', 'individual', [1, 0], { ...ADMITTED, people: 1 }),
  practice(2, 'family', 'family', [2, 3], { ...ADMITTED, people: 5 }),
  practice(3, 'coach', 'school', [4, 36], { ...ADMITTED, people: 40 }),
  {
    ...practice(4, 'cancelled', 'family', [2, 2], refused('cancelled')),
    entry: { ...UNUSED, state: 'cancelled' },
  },
  practice(5, 'wrong_day', 'family', [2, 1], refused('wrong_day'), 2, WINDOW_TOMORROW),
  practice(
    6,
    'too_early',
    'individual',
    [2, 0],
    { verdict: 'admitted', reason: 'too_early', people: 2 },
    1,
    WINDOW_LATER,
  ),
  {
    ...practice(7, 'all_in', 'family', [2, 2], refused('already_admitted')),
    entry: { ...UNUSED, entered: 4, children_entered: 2 },
  },
  { ...practice(8, 'forged', 'family', [2, 3], refused('bad_signature')), forged: true },
];

const bySerial = new Map(PRACTICE_TICKETS.map((ticket) => [ticket.terms.serial, ticket]));

/** What a practice serial means; null for any other. */
export function practiceTicket(serial: number): PracticeTicket | null {
  return bySerial.get(serial) ?? null;
}

/** What its code carries, to be signed with the event's key `keyId`. */
export function practicePayload(
  { terms }: PracticeTicket,
  signing: { readonly keyId: number; readonly locale: Locale },
): TicketPayload {
  const { serial, kind, adults, children, day, slot } = terms;
  return {
    ...signing,
    event: PRACTICE_EVENT,
    serial,
    revision: 0,
    kind,
    adults,
    children,
    day,
    slot,
  };
}

/** An edition to practise in: it is always its first day, and always open. Instants in ms. */
export interface PracticeEdition {
  readonly days: readonly {
    readonly number: number;
    readonly date: string;
    readonly opens_at: number;
    readonly closes_at: number;
  }[];
  /** number, day, starts_at, ends_at. */
  readonly slots: readonly (readonly [number, number, number, number])[];
  readonly gates: readonly Gate[];
  readonly policy: Policy;
}

/** The edition for practice that begins at `now` at a real gate of an edition in `timezone`. */
export function practiceEdition(now: number, timezone: Zone, gate: Gate): PracticeEdition {
  const policy = DEFAULT_POLICY;
  const date = eventDate(now, timezone, policy.day_ends);
  // Dates, not instants, are a day apart: the clock may shift tonight.
  const tomorrow = dateAfter(date, 1);
  const open = { opens_at: now - 2 * HOUR_MS, closes_at: now + DAY_MS };
  return {
    days: [
      { number: 1, date, ...open },
      { number: 2, date: tomorrow, opens_at: now + DAY_MS, closes_at: now + 34 * HOUR_MS },
    ],
    slots: [
      [WINDOW_NOW, 1, now - 2 * HOUR_MS, now + DAY_MS],
      [WINDOW_LATER, 1, now + 6 * HOUR_MS, now + 8 * HOUR_MS],
      [WINDOW_TOMORROW, 2, now + DAY_MS, now + 26 * HOUR_MS],
    ],
    gates: [{ ...gate, kinds: [] }],
    policy,
  };
}

function practice(
  serial: number,
  name: PracticeCase,
  kind: TicketTerms['kind'],
  [adults, children]: readonly [number, number],
  expected: PracticeTicket['expected'],
  day = 1,
  slot = WINDOW_NOW,
): PracticeTicket {
  const terms = { serial, kind, adults, children, day, slot };
  return { name, terms, entry: UNUSED, forged: false, expected };
}

function refused(reason: Reason): PracticeTicket['expected'] {
  return { verdict: 'refused', reason, people: 0 };
}
