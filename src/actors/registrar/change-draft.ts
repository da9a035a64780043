import {
  type Edition,
  type Slot,
  slotsOf,
  takesParties,
  windowOpen,
} from '../../domain/edition.ts';
import { GROUP_KINDS, partsOf, peopleOf } from '../../domain/registration.ts';
import {
  CHANGES_MAX,
  cameOf,
  mostPeople,
  REVISIONS_MAX,
  shareAnew,
  TICKETS_MAX,
  whoCame,
} from '../../domain/registration-change.ts';
import type {
  ChangedRegistration,
  KnownRegistration,
  UsedTicket,
} from '../../store/registrations/change.ts';
import type { TicketRow } from '../../store/registrations/register.ts';
import { newTicket } from './new-ticket.ts';

/** What a holder, or a member of the edition, asks for. */
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
  | { readonly type: 'cancel' }
  | { readonly type: 'approve' }
  | { readonly type: 'decline' }
  /** By the directorate's code (its hash), for the window that it waits for or another one. */
  | { readonly type: 'vouch'; readonly slot: number; readonly group_code: string };

/** Why nothing can be written: `already_used`: people of it have entered. */
export type Refused =
  | 'invalid'
  | 'not_found'
  | 'already_used'
  | 'too_many_changes'
  | 'registration_closed';

/** What a draft needs beside the registration. */
export interface DraftContext {
  readonly edition: Edition;
  readonly now: number;
  nextSerial(): number;
  newSecret(): number;
}

/** Every ticket that it holds from now on, and what else of it changes. */
interface Draft extends Omit<ChangedRegistration, 'id' | 'serials' | 'retired' | 'tickets'> {
  readonly tickets: readonly TicketRow[];
  /** Serials that it holds no more. */
  readonly given_up: readonly number[];
}

/** The registration as it would be, `done` when it is so already, or why it cannot be. */
export function draftChange(
  known: KnownRegistration,
  order: ChangeOrder,
  context: DraftContext,
): ChangedRegistration | 'done' | Refused {
  const draft = draftOf(known, order, context);
  if (typeof draft === 'string') return draft;
  const change = asChange(known, draft);
  if (isSame(known, change)) return 'done';
  const alters = order.type === 'change' || order.type === 'split';
  if (known.revision >= (alters ? CHANGES_MAX : REVISIONS_MAX)) return 'too_many_changes';
  return change.serials.length + change.retired.length > TICKETS_MAX ? 'too_many_changes' : change;
}

function draftOf(
  known: KnownRegistration,
  order: ChangeOrder,
  context: DraftContext,
): Draft | 'done' | Refused {
  const ends = order.type === 'cancel' || order.type === 'decline';
  if (known.state === 'cancelled') return ends ? 'done' : 'not_found';
  // What is confirmed meanwhile is no request any more: declining it would take tickets away.
  if (order.type === 'decline' && known.state !== 'pending') return 'not_found';
  if (isOver(context, known.day) && order.type !== 'decline') return 'invalid';
  switch (order.type) {
    case 'change':
      return changed(known, order, context);
    case 'split':
      return split(known, order, context);
    case 'approve':
      return approved(known, context);
    case 'vouch':
      return vouchedFor(known, order, context);
    default:
      return cancelled(known);
  }
}

function asChange(known: KnownRegistration, draft: Draft): ChangedRegistration {
  const { tickets, given_up, ...own } = draft;
  const all = new Map([...known.tickets, ...known.retired].map((one) => [one.serial, one]));
  const serials = tickets.map((ticket) => ticket.serial);
  const retired = [...all.keys()].filter((serial) => !serials.includes(serial));
  const gone = given_up.flatMap((serial) => {
    const ticket = all.get(serial);
    return ticket ? [{ ...rowOf(ticket), state: 'cancelled' as const }] : [];
  });
  const written = [...tickets, ...gone].filter((ticket) => {
    const before = all.get(ticket.serial);
    return !before || JSON.stringify(rowOf(before)) !== JSON.stringify(rowOf(ticket));
  });
  return { ...own, id: known.id, serials, retired, tickets: written.map(rowOf) };
}

function isSame(known: KnownRegistration, change: ChangedRegistration): boolean {
  const { state, day, slot, adults, children, held, step_free } = change;
  const own = { state, day, slot, adults, children, held, step_free };
  return (
    change.tickets.length === 0 &&
    Object.entries(own).every(([name, value]) => known[name as keyof typeof own] === value)
  );
}

/** The columns of a ticket alone, in one order. */
function rowOf(ticket: TicketRow): TicketRow {
  const { serial, registration, state, revision, oldest, kind, locale, adults, children } = ticket;
  const { day, slot, step_free, secret, key_id, signature } = ticket;
  const own = { serial, registration, state, revision, oldest, kind, locale, adults, children };
  return { ...own, day, slot, step_free, secret, key_id, signature };
}

function kept(known: KnownRegistration): Draft {
  const { state, day, slot, adults, children, held, step_free, group_code, tickets } = known;
  return {
    ...{ state, day, slot, adults, children, held, step_free, group_code, tickets },
    given_up: [],
  };
}

/**
 * Gives back the places of people who never came. A ticket by which people came is kept for that
 * many; one by which none came is cancelled whole.
 */
function cancelled(known: KnownRegistration): Draft | Refused {
  const used = known.tickets.filter((ticket) => cameOf(ticket) > 0);
  if (used.length === 0) {
    const tickets = known.tickets.map((ticket) => ({ ...ticket, state: 'cancelled' as const }));
    return { ...kept(known), state: 'cancelled', held: 0, tickets };
  }
  const tickets = used.map((ticket) => resized(ticket, whoCame(ticket)));
  const [adults, children] = [sumOf(tickets, 'adults'), sumOf(tickets, 'children')];
  if (adults + children === peopleOf(known)) return 'already_used';
  const unused = known.tickets.filter((ticket) => cameOf(ticket) === 0);
  return {
    ...kept(known),
    // Every party needs an adult, even where only children were counted.
    adults: Math.max(1, adults),
    children: adults === 0 ? children - 1 : children,
    held: adults + children,
    tickets: [...tickets, ...unused.map((ticket) => ({ ...ticket, state: 'cancelled' as const }))],
  };
}

/** What waited is confirmed. A group gets its tickets and its places only now. */
function approved(known: KnownRegistration, context: DraftContext): Draft | 'done' | Refused {
  if (known.state !== 'pending') return 'done';
  const slot = slotsOf(context.edition).get(known.slot);
  // A group that held no places while it waited takes them now.
  const takes = peopleOf(known) > known.held;
  if (takes && slot && !windowOpen(context.edition, slot, context.now)) {
    return 'registration_closed';
  }
  const tickets =
    known.tickets.length > 0
      ? known.tickets.map((ticket) => ({ ...ticket, state: 'valid' as const }))
      : firstTickets(known, context);
  return { ...kept(known), state: 'confirmed', held: peopleOf(known), tickets };
}

/**
 * A group that waits is confirmed by a code, as it would have been when it registered. It has no
 * ticket yet, so that another window can be given to it at the same time.
 */
function vouchedFor(
  known: KnownRegistration,
  order: Extract<ChangeOrder, { type: 'vouch' }>,
  context: DraftContext,
): Draft | 'done' | Refused {
  if (known.state !== 'pending') return 'done';
  const slot = slotsOf(context.edition).get(order.slot);
  if (!slot || !GROUP_KINDS.includes(known.kind) || known.tickets.length > 0) return 'invalid';
  if (!takesParties(context.edition, slot, context.now)) return 'registration_closed';
  const confirmed = approved({ ...known, day: slot.day, slot: slot.number }, context);
  if (typeof confirmed === 'string') return confirmed;
  return { ...confirmed, group_code: order.group_code };
}

function firstTickets(known: KnownRegistration, context: DraftContext): TicketRow[] {
  // Its reference becomes its first ticket.
  const first = { serial: known.first_serial, secret: known.first_secret };
  return partsOf({ ...known, girls: 0, boys: 0 }).map((part, i) => {
    const reference =
      i === 0 ? first : { serial: context.nextSerial(), secret: context.newSecret() };
    return newTicket(known, part, reference, 'valid');
  });
}

/**
 * A new window or party. On the same day the old picture still works, as attention with the new
 * numbers. Another day is another ticket: one ticket, one day. People who came are not moved.
 */
function changed(
  known: KnownRegistration,
  order: Extract<ChangeOrder, { type: 'change' }>,
  context: DraftContext,
): Draft | Refused {
  const slot = slotsOf(context.edition).get(order.slot);
  if (!slot || !fits(known, order, context.edition) || isOver(context, slot.day)) return 'invalid';
  const grows = slot.number !== known.slot || peopleOf(order) > peopleOf(known);
  // A party keeps a window that is over, but adds no people to it.
  if (grows && !windowOpen(context.edition, slot, context.now)) return 'registration_closed';
  const came = known.tickets.some((ticket) => cameOf(ticket) > 0);
  if (came && slot.number !== known.slot) return 'already_used';
  const shares = sharesOf(known, order);
  if (!shares) return came ? 'already_used' : 'invalid';
  const { adults, children, step_free } = order;
  const moves = slot.day !== known.day;
  const tickets = moves
    ? moved(known, shares, slot, context)
    : known.tickets.map((ticket, i) =>
        resized({ ...ticket, slot: slot.number }, shares[i], ticket),
      );
  return {
    state: known.state,
    day: slot.day,
    slot: slot.number,
    adults,
    children,
    // A group that waits for its approval holds none.
    held: known.held > 0 ? adults + children : 0,
    step_free,
    group_code: known.group_code,
    tickets: tickets.map((ticket) => ({ ...ticket, step_free })),
    given_up: moves ? known.tickets.map((ticket) => ticket.serial) : [],
  };
}

function sharesOf(known: KnownRegistration, party: { adults: number; children: number }) {
  const { adults, children } = party;
  if (adults === known.adults && children === known.children) return known.tickets;
  return known.tickets.length === 0 ? [] : shareAnew(known.tickets, party);
}

/** On another day the same people have other tickets, or those that they had on it before. */
function moved(
  known: KnownRegistration,
  shares: readonly { adults: number; children: number }[],
  slot: Slot,
  context: DraftContext,
): TicketRow[] {
  const before = known.retired.filter((ticket) => ticket.day === slot.day);
  return known.tickets.map((ticket, i) => {
    const { adults, children } = shares[i] ?? ticket;
    const terms = { adults, children, day: slot.day, slot: slot.number, state: ticket.state };
    const old = before[i];
    if (old) return { ...old, ...terms, revision: old.revision + 1 };
    return { ...reissued(ticket, context), ...terms };
  });
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
  const own = { kind: known.kind, people: peopleOf(known), status: known.state };
  const most = mostPeople(own, edition.party_max);
  return same || (known.kind !== 'school' && adults + children <= most);
}

/** Part of a party on a ticket of its own. The old picture would admit too many: it is refused. */
function split(
  known: KnownRegistration,
  order: Extract<ChangeOrder, { type: 'split' }>,
  context: DraftContext,
): Draft | Refused {
  const ticket = known.tickets.find((one) => one.serial === order.serial && one.state === 'valid');
  const { adults, children } = order;
  if (!ticket || !Number.isInteger(adults) || !Number.isInteger(children)) return 'invalid';
  const rest = { adults: ticket.adults - adults, children: ticket.children - children };
  if (adults < 1 || children < 0 || rest.adults < 1 || rest.children < 0) return 'invalid';
  // People who came stay on the ticket that they came by.
  if (peopleOf(rest) < cameOf(ticket)) return 'already_used';
  const revision = ticket.revision + 1;
  const remaining: TicketRow = { ...ticket, ...rest, revision, oldest: revision };
  const part = { ...reissued(ticket, context), adults, children };
  const others = known.tickets.filter((one) => one.serial !== ticket.serial);
  return { ...kept(known), tickets: [...others, remaining, part] };
}

/** A ticket for other people or another window: a newer one of its serial, if anything it says changes. */
function resized(
  ticket: UsedTicket,
  share: { adults: number; children: number } = ticket,
  before: UsedTicket = ticket,
): TicketRow {
  const { adults, children } = share;
  const says = (one: TicketRow) => [one.adults, one.children, one.slot].join();
  const now = { ...ticket, adults, children };
  return says(now) === says(before) ? now : { ...now, revision: ticket.revision + 1 };
}

function reissued(ticket: TicketRow, context: DraftContext): TicketRow {
  const serial = context.nextSerial();
  return { ...ticket, serial, secret: context.newSecret(), revision: 0, oldest: 0 };
}

function sumOf(tickets: readonly TicketRow[], what: 'adults' | 'children'): number {
  return tickets.reduce((sum, ticket) => sum + ticket[what], 0);
}

/** A day that is over is not changed, and no party moves to one. */
function isOver({ edition, now }: DraftContext, number: number): boolean {
  const day = edition.days.find((one) => one.number === number);
  return day !== undefined && now >= day.closes_at;
}
