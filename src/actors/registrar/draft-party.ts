import { type Edition, type Slot, slotsOf, windowOpen } from '../../domain/edition.ts';
import { peopleOf } from '../../domain/registration.ts';
import { cameOf, mostPeople, shareAnew } from '../../domain/registration-change.ts';
import type { KnownRegistration, UsedTicket } from '../../store/registrations/known.ts';
import type { TicketRow } from '../../store/registrations/register.ts';
import {
  type ChangeOrder,
  type Draft,
  type DraftContext,
  isOver,
  kept,
  type Refused,
  resized,
  standing,
} from './draft.ts';

/**
 * A new window or party. On the same day the old picture still works, as attention with the new
 * numbers. Another day is another ticket: one ticket, one day. People who came are not moved.
 */
export function changed(
  known: KnownRegistration,
  order: Extract<ChangeOrder, { type: 'change' }>,
  context: DraftContext,
): Draft | Refused {
  const slot = slotsOf(context.edition).get(order.slot);
  if (!slot || !fits(known, order, context.edition) || isOver(context, slot.day)) return 'invalid';
  const grows = slot.number !== known.slot || peopleOf(order) > peopleOf(known);
  // A party keeps a window that is over, but adds no people to it.
  if (grows && !windowOpen(context.edition, slot, context.now)) return 'registration_closed';
  // A coach that was cancelled stays at home, whatever becomes of the others.
  const coming = standing(known.tickets);
  const came = coming.some((ticket) => cameOf(ticket) > 0);
  if (came && slot.number !== known.slot) return 'already_used';
  const shares = sharesOf(known, coming, order);
  if (!shares) return came ? 'already_used' : 'invalid';
  const { adults, children, step_free } = order;
  const moves = slot.day !== known.day;
  const tickets = moves
    ? moved(known, coming, { shares, slot }, context)
    : coming.map((ticket, i) => resized({ ...ticket, slot: slot.number }, shares[i], ticket));
  const atHome = known.tickets.filter(({ state }) => state === 'cancelled');
  return {
    ...kept(known),
    day: slot.day,
    slot: slot.number,
    adults,
    children,
    // A group that waits for its approval holds none.
    held: known.held > 0 ? adults + children : 0,
    step_free,
    tickets: [...tickets.map((ticket) => ({ ...ticket, step_free })), ...atHome],
    given_up: moves ? coming.map((ticket) => ticket.serial) : [],
  };
}

function sharesOf(
  known: KnownRegistration,
  coming: readonly UsedTicket[],
  party: { adults: number; children: number },
) {
  const { adults, children } = party;
  if (adults === known.adults && children === known.children) return coming;
  return coming.length === 0 ? [] : shareAnew(coming, party);
}

/**
 * On another day the same people have other tickets, or those that they had on it before: each its own,
 * since it was passed on, and none of a coach that stays at home. A note for the gate was for its day.
 */
function moved(
  known: KnownRegistration,
  coming: readonly UsedTicket[],
  {
    shares,
    slot,
  }: {
    readonly shares: readonly { adults: number; children: number }[];
    readonly slot: Slot;
  },
  context: DraftContext,
): TicketRow[] {
  const before = [...known.tickets, ...known.retired]
    .filter((ticket) => ticket.day === slot.day)
    .sort((a, b) => a.serial - b.serial);
  const places = known.tickets.toSorted((a, b) => a.serial - b.serial);
  return coming.map((ticket, i) => {
    const { adults, children } = shares[i] ?? ticket;
    const girls = Math.min(ticket.girls, children);
    const { state } = ticket;
    const terms = { adults, children, girls, day: slot.day, slot: slot.number, state, note: null };
    const old = before[places.indexOf(ticket)];
    if (old && !known.tickets.includes(old))
      return { ...old, ...terms, revision: old.revision + 1 };
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
  const own = { people: peopleOf(known), status: known.state, waits_since: known.waits_since };
  const most = mostPeople(own, edition.party_max);
  return same || (known.kind !== 'school' && adults + children <= most);
}

/** Part of a party on a ticket of its own. The old picture would admit too many: it is refused. */
export function split(
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
  const girls = Math.min(ticket.girls, rest.children);
  const remaining: TicketRow = { ...ticket, ...rest, girls, revision, oldest: revision };
  const part = { ...reissued(ticket, context), adults, children, girls: ticket.girls - girls };
  const others = known.tickets.filter((one) => one.serial !== ticket.serial);
  return { ...kept(known), tickets: [...others, remaining, part] };
}

function reissued(ticket: TicketRow, context: DraftContext): TicketRow {
  const serial = context.nextSerial();
  return { ...ticket, serial, secret: context.newSecret(), former: [], revision: 0, oldest: 0 };
}
