import { type Edition, slotsOf, windowOpen } from '../domain/edition.ts';
import { partsOf, peopleOf } from '../domain/registration.ts';
import { run, together, type Verb } from '../store/batch.ts';
import {
  type ChangedRegistration,
  changeRegistration,
  type KnownRegistration,
  readHasEnough,
  readKnown,
} from '../store/change.ts';
import { tickLedger } from '../store/fence.ts';
import { readStanding, type TicketRow } from '../store/register.ts';

/** What a holder, or somebody of the edition, asks for. */
export type ChangeOrder =
  | {
      readonly type: 'change';
      readonly slot: number;
      readonly adults: number;
      readonly children: number;
      readonly step_free: boolean;
    }
  | {
      readonly type: 'split';
      readonly serial: number;
      readonly adults: number;
      readonly children: number;
    }
  | { readonly type: 'cancel' | 'approve' | 'decline' };

export type ChangeOutcome =
  | 'changed'
  | 'slot_full'
  | 'registration_closed'
  | 'already_registered'
  | 'invalid'
  | 'not_found';

/** What the Registrar lends for a change: its database, its fence, its serials and its key. */
export interface Desk {
  readonly db: D1Database;
  readonly event: number;
  readonly edition: Edition;
  fence(): Verb<void>;
  nextSerial(): number;
  newSecret(): number;
  sign(ticket: TicketRow): Promise<TicketRow>;
}

type Draft = Omit<ChangedRegistration, 'id' | 'by' | 'verb'>;

/** Carries out one order on one registration, in one batch. */
export async function applyChange(
  desk: Desk,
  id: string,
  order: ChangeOrder,
  by: string,
  now: number,
): Promise<ChangeOutcome> {
  const { db, event } = desk;
  const [known, standing] = await run(db, readKnown(db, event, id), readStanding(db, event, [id]));
  const held = standing.get(id)?.tickets ?? [];
  if (!known || known.state === 'cancelled') return 'not_found';
  const draft = draftOf(desk, known, held, order);
  if (!draft || isOver(desk.edition, draft.day, now)) return 'invalid';
  if (growsClosedWindow(desk.edition, known, draft, now)) return 'registration_closed';
  if (draft.day !== known.day) {
    // Nobody else writes registrations, so that what is read here still holds when it is written.
    const [enough] = await run(db, readHasEnough(db, event, id, draft.day));
    if (enough) return 'already_registered';
  }
  const tickets = await Promise.all(draft.tickets.map((ticket) => desk.sign(ticket)));
  const change = { ...draft, id, by, verb: order.type, tickets };
  const [, [, done]] = await run(
    db,
    desk.fence(),
    together(tickLedger(db, event), changeRegistration(db, event, change, now)),
  );
  return done ? 'changed' : 'slot_full';
}

/** What was is not changed afterwards, and nobody moves to a day that is over. */
function isOver(edition: Edition, number: number, now: number): boolean {
  const day = edition.days.find((one) => one.number === number);
  return day !== undefined && now >= day.closes_at;
}

/** A window that is over keeps those who have it, and gets nobody more. */
function growsClosedWindow(
  edition: Edition,
  known: KnownRegistration,
  draft: Draft,
  now: number,
): boolean {
  const slot = slotsOf(edition).get(draft.slot);
  const grows = draft.slot !== known.slot || peopleOf(draft) > peopleOf(known);
  return grows && slot !== undefined && !windowOpen(edition, slot, now);
}

function draftOf(
  desk: Desk,
  known: KnownRegistration,
  held: readonly TicketRow[],
  order: ChangeOrder,
): Draft | null {
  switch (order.type) {
    case 'change':
      return changed(desk, known, held, order);
    case 'split':
      return split(desk, known, held, order);
    case 'approve':
      if (known.state !== 'pending') return null;
      return { ...kept(known, held), state: 'confirmed', tickets: held.map(validated) };
    case 'cancel':
    case 'decline':
      return {
        ...kept(known, held),
        state: 'cancelled',
        tickets: held.map((ticket) => ({ ...ticket, state: 'cancelled' })),
      };
  }
}

function kept(known: KnownRegistration, held: readonly TicketRow[]): Draft {
  const { state, day, slot, adults, children } = known;
  const step_free = held[0]?.step_free ?? false;
  return { state, day, slot, adults, children, step_free, tickets: held, retired: [] };
}

function validated(ticket: TicketRow): TicketRow {
  return { ...ticket, state: ticket.state === 'pending' ? 'valid' : ticket.state };
}

/**
 * A new window or party. On the same day the old picture still works, as attention with the new
 * numbers. Another day is another ticket: one ticket, one day.
 */
function changed(
  desk: Desk,
  known: KnownRegistration,
  held: readonly TicketRow[],
  order: Extract<ChangeOrder, { type: 'change' }>,
): Draft | null {
  const slot = slotsOf(desk.edition).get(order.slot);
  if (!slot || !fits(known, order, desk.edition)) return null;
  const { adults, children, step_free } = order;
  const same = adults === known.adults && children === known.children;
  const parts = same
    ? held.map((ticket) => ({ adults: ticket.adults, children: ticket.children }))
    : partsOf({ adults, children, girls: 0, boys: 0, coaches: held.length });
  if (parts.some((part) => peopleOf(part) < 1)) return null;
  const moves = slot.day !== known.day;
  const tickets = held.map((ticket, i): TicketRow => {
    const now = { ...ticket, ...parts[i], slot: slot.number, day: slot.day, step_free };
    return moves ? reissued(desk, now) : { ...now, revision: nextRevision(ticket) };
  });
  return {
    state: known.state,
    day: slot.day,
    slot: slot.number,
    adults,
    children,
    step_free,
    tickets,
    retired: moves ? held.map((ticket) => ticket.serial) : [],
  };
}

function fits(
  known: KnownRegistration,
  order: { adults: number; children: number },
  edition: Edition,
): boolean {
  const { adults, children } = order;
  const whole = Number.isInteger(adults) && Number.isInteger(children);
  if (!whole || adults < 1 || children < 0) return false;
  // Head-counts of pupils are the school's: its windows can change here, its numbers cannot.
  const same = adults === known.adults && children === known.children;
  return (
    same ||
    (known.kind !== 'school' && adults + children <= Math.max(edition.party_max, peopleOf(known)))
  );
}

/** Part of a party on a ticket of its own. The old picture would let in too many: it is refused. */
function split(
  desk: Desk,
  known: KnownRegistration,
  held: readonly TicketRow[],
  order: Extract<ChangeOrder, { type: 'split' }>,
): Draft | null {
  const ticket = held.find((one) => one.serial === order.serial && one.state === 'valid');
  const { adults, children } = order;
  if (!ticket || !Number.isInteger(adults) || !Number.isInteger(children)) return null;
  const rest = { adults: ticket.adults - adults, children: ticket.children - children };
  if (adults < 1 || children < 0 || rest.adults < 1 || rest.children < 0) return null;
  const revision = nextRevision(ticket);
  const remaining: TicketRow = { ...ticket, ...rest, revision, oldest: revision };
  const part = reissued(desk, { ...ticket, adults, children });
  const others = held.filter((one) => one.serial !== ticket.serial);
  return { ...kept(known, held), tickets: [...others, remaining, part] };
}

function reissued(desk: Desk, ticket: TicketRow): TicketRow {
  const serial = desk.nextSerial();
  return { ...ticket, serial, secret: desk.newSecret(), revision: 0, oldest: 0 };
}

/** One byte in the token: a ticket changed that often keeps its last number. */
function nextRevision(ticket: TicketRow): number {
  return Math.min(255, ticket.revision + 1);
}
