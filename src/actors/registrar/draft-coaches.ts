import { type CoachNumbers, isCoach, mostInGroup } from '../../domain/coaches.ts';
import { slotsOf, windowOpen } from '../../domain/edition.ts';
import { GROUP_KINDS, peopleOf } from '../../domain/registration.ts';
import { cameOf } from '../../domain/registration-change.ts';
import type { KnownRegistration, UsedTicket } from '../../store/registrations/known.ts';
import type { TicketRow } from '../../store/registrations/register.ts';
import {
  type ChangeOrder,
  type Draft,
  type DraftContext,
  kept,
  type Refused,
  resized,
  standing,
  sumOf,
} from './draft.ts';
import { changed } from './draft-party.ts';
import { cancelled } from './draft-state.ts';

/**
 * Other numbers for the coaches of a group, until each of them is in. The old picture of a ticket still
 * works, with the new numbers.
 */
export function recounted(
  known: KnownRegistration,
  order: Extract<ChangeOrder, { type: 'coaches' }>,
  context: DraftContext,
): Draft | Refused {
  const tickets = withNumbers(known, order.coaches);
  if (typeof tickets === 'string') return tickets;
  const coming = standing(tickets);
  const [adults, children] = [sumOf(coming, 'adults'), sumOf(coming, 'children')];
  const [people, before] = [adults + children, peopleOf(known)];
  const { agreed, step_free } = known;
  const most = mostInGroup({ people: before, agreed }, context.edition.party_max);
  if (adults < 1 || people > most) return 'invalid';
  // More people need a window that is still open, as those who register for it do.
  const slot = slotsOf(context.edition).get(order.slot);
  if (people > before && slot && !windowOpen(context.edition, slot, context.now)) {
    return 'registration_closed';
  }
  const party = { ...known, adults, children, tickets };
  return changed(party, { type: 'change', slot: order.slot, adults, children, step_free }, context);
}

/** Its tickets with these numbers; `already_used` where the coach of one that changes is in. */
function withNumbers(
  { kind, tickets }: KnownRegistration,
  coaches: readonly CoachNumbers[],
): UsedTicket[] | Refused {
  const wanted = new Map(coaches.map((coach) => [coach.serial, coach]));
  const coming = new Set(standing(tickets).map(({ serial }) => serial));
  const isKnown = coaches.every(({ serial }) => coming.has(serial));
  if (!GROUP_KINDS.includes(kind) || !isKnown || coming.size === 0) return 'invalid';
  const counted: UsedTicket[] = [];
  for (const ticket of tickets) {
    const numbers = wanted.get(ticket.serial);
    if (!numbers || hasNumbers(ticket, numbers)) {
      counted.push(ticket);
      continue;
    }
    if (cameOf(ticket) > 0) return 'already_used';
    if (!isCoach(numbers) || (kind !== 'school' && numbers.girls > 0)) return 'invalid';
    counted.push({ ...ticket, ...resized(ticket, numbers) });
  }
  return counted;
}

/** Whether a coach has these numbers. */
export function hasNumbers(
  ticket: Pick<TicketRow, 'adults' | 'children' | 'girls'>,
  { adults, children, girls }: Omit<CoachNumbers, 'serial'>,
): boolean {
  return ticket.adults === adults && ticket.children === children && ticket.girls === girls;
}

/** One coach of a group stays at home. With the last of them the whole visit is cancelled. */
export function coachCancelled(
  known: KnownRegistration,
  { serial, others_stay }: Extract<ChangeOrder, { type: 'cancel_coach' }>,
): Draft | 'done' | Refused {
  const own = known.tickets.find((ticket) => ticket.serial === serial);
  if (!own || !GROUP_KINDS.includes(known.kind)) return 'invalid';
  if (own.state === 'cancelled') return 'done';
  if (cameOf(own) > 0) return 'already_used';
  if (standing(known.tickets).length === 1) {
    return others_stay ? 'changed_meanwhile' : cancelled(known);
  }
  const tickets = known.tickets.map((ticket) =>
    ticket.serial === serial ? { ...ticket, state: 'cancelled' as const } : ticket,
  );
  const coming = standing(tickets);
  const [adults, children] = [sumOf(coming, 'adults'), sumOf(coming, 'children')];
  return {
    ...kept(known),
    // Every party needs an adult, even where only children are left.
    adults: Math.max(1, adults),
    children: adults === 0 ? children - 1 : children,
    held: known.held > 0 ? adults + children : 0,
    coaches: Math.max(1, known.coaches - 1),
    tickets,
  };
}

/** Whom to call when a coach is late. */
export function callChanged(
  known: KnownRegistration,
  { contact, revision }: Extract<ChangeOrder, { type: 'call' }>,
): Draft | Refused {
  if (!GROUP_KINDS.includes(known.kind) || known.contact === null) return 'invalid';
  // Somebody has corrected its contact since it was read.
  return revision === known.revision ? { ...kept(known), contact } : 'invalid';
}
