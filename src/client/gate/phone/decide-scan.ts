import type { HeardReason } from '../../../contract/answers/scan-result.ts';
import {
  type Decision,
  type Direction,
  decide,
  insideOf,
  type TicketTerms,
  UNUSED,
} from '../../../domain/admission.ts';
import { peopleMax } from '../../../domain/bounds.ts';
import type { Locale, PartyKind } from '../../../domain/kinds.ts';
import type { TicketPayload } from '../../../domain/token.ts';
import type { Books, TicketTally } from '../books/books.ts';
import type { Reading } from './reading.ts';

/** What staff have decided about the code that is held up. */
export interface Stated {
  readonly people?: number;
  readonly children?: number;
  /** Why they are admitted against the rule. */
  readonly override?: string;
}

/** The phone's own decision about a ticket, and what it was made from. */
export interface PhoneDecision {
  readonly as: 'judged';
  readonly ticket: string;
  readonly direction: Direction;
  readonly at: number;
  readonly today: number;
  readonly verdict: 'admitted' | 'refused';
  readonly reason: HeardReason | null;
  readonly people: number;
  readonly children: number;
  /** Places left before this scan (entry), or people inside (exit). */
  readonly remaining: number;
  readonly terms: TicketTerms | null;
  readonly locale: Locale | null;
  readonly earlier: TicketTally['earlier'];
}

export type DecisionOrQuestion =
  | PhoneDecision
  /** Only a person knows: how many are here, or which day it is. */
  | { readonly as: 'question'; readonly question: Question }
  /** A typed code that is in no list of today: the server may know it. */
  | { readonly as: 'unlisted'; readonly judged: PhoneDecision };

export type Question =
  | {
      readonly ask: 'people';
      readonly direction: Direction;
      readonly terms: TicketTerms | null;
      /** To start from: those still booked, or still inside. */
      readonly expected: number;
      readonly most: number;
    }
  | { readonly ask: 'day'; readonly phone: number; readonly ticket: number };

/** Groups come in parts, so no number is assumed. */
const ASKED_KINDS: ReadonlySet<PartyKind> = new Set(['school', 'association', 'guest']);

/** A ticket counts people in two bytes of 255. */
const MOST_PEOPLE = peopleMax('ticket', null);

/** Decides by what the phone knows now. Writes nothing. */
export function decideScan(
  reading: Exclude<Reading, { as: 'miscopied' }>,
  stated: Stated,
  books: Books,
): DecisionOrQuestion {
  const at = books.now();
  const today = books.dayOf(at);
  const { direction } = books.settings;
  const here = { direction, at, today };
  if (reading.as === 'nothing') return noTicket(reading, stated, here);
  const serial = reading.as === 'token' ? reading.payload.serial : reading.serial;
  const tally = books.tallyOf(serial);
  const terms =
    reading.as === 'token'
      ? termsOfToken(reading.payload, tally, today, books)
      : termsOfCode(serial, today, books);
  if (terms !== null && books.doubtsDay(terms.day, today)) {
    return { as: 'question', question: { ask: 'day', phone: today, ticket: terms.day } };
  }
  const assumed = terms ?? unlistedTerms(serial, today, stated, tally);
  const revision = reading.as === 'token' ? reading.payload.revision : null;
  const locale = reading.as === 'token' ? reading.payload.locale : null;
  const decision = decide(
    assumed,
    tally ?? { ...UNUSED, revision: revision ?? 0 },
    {
      ...here,
      people: stated.people ?? null,
      children: stated.children ?? null,
      revision,
      gate: books.gate.number,
      override: stated.override !== undefined,
    },
    books.rules(),
  );
  const judged: PhoneDecision = {
    as: 'judged',
    ticket: reading.ticket,
    ...here,
    ...decision,
    reason: reasonOf(decision, tally),
    terms: assumed,
    locale,
    earlier: tally?.earlier ?? null,
  };
  if (decision.verdict === 'refused' || stated.people !== undefined) return judged;
  if (terms === null) return direction === 'entry' ? { as: 'unlisted', judged } : judged;
  if (!ASKED_KINDS.has(terms.kind)) return judged;
  return { as: 'question', question: howMany(judged, tally) };
}

/** A state that this phone does not know is treated as pending. */
function reasonOf({ reason }: Decision, tally: TicketTally | null): HeardReason | null {
  return reason === 'pending' && tally?.state_unknown ? 'other' : reason;
}

/** How many people a typed code is for, when no list says so. */
export function howManyUnlisted(direction: Direction): Question {
  return { ask: 'people', direction, terms: null, expected: 0, most: MOST_PEOPLE };
}

function howMany(judged: PhoneDecision, tally: TicketTally | null): Question {
  const exit = judged.direction === 'exit';
  return {
    ask: 'people',
    direction: judged.direction,
    terms: judged.terms,
    expected: exit ? insideOf(tally ?? UNUSED) : judged.remaining,
    most: exit ? MOST_PEOPLE : judged.remaining,
  };
}

/** Neither an override nor a stated number makes it a ticket: such people are walk-ins. */
function noTicket(
  reading: Extract<Reading, { as: 'nothing' }>,
  stated: Stated,
  here: Pick<PhoneDecision, 'direction' | 'at' | 'today'>,
): PhoneDecision {
  const letIn = stated.override !== undefined && here.direction === 'entry';
  return {
    as: 'judged',
    ticket: reading.ticket,
    ...here,
    verdict: letIn ? 'admitted' : 'refused',
    reason: reading.reason,
    people: letIn ? (stated.people ?? 1) : 0,
    children: 0,
    remaining: 0,
    terms: null,
    locale: reading.locale,
    earlier: null,
  };
}

/** The newer of the token's and today's list's values. */
function termsOfToken(
  payload: TicketPayload,
  tally: TicketTally | null,
  today: number,
  books: Books,
): TicketTerms {
  const { serial, kind, adults, children, day, slot, revision } = payload;
  const newer = revision > (tally?.revision ?? revision);
  const listed = newer ? null : termsOfCode(serial, today, books);
  return listed ?? { serial, kind, adults, children, day, slot };
}

function termsOfCode(serial: number, today: number, books: Books): TicketTerms | null {
  const listed = books.settings.day === today ? books.ledger.terms(serial) : null;
  if (!listed) return null;
  return { serial, ...listed, day: books.slot(listed.slot)?.day ?? today };
}

/** Only the number of people is known, so that as many places are assumed. */
function unlistedTerms(
  serial: number,
  today: number,
  stated: Stated,
  tally: TicketTally | null,
): TicketTerms {
  const adults = (stated.people ?? 1) + (tally?.entered ?? 0);
  return { serial, kind: 'individual', adults, children: 0, day: today, slot: 0 };
}
