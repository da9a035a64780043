import { slotsOf, takesParties, windowOpen } from '../../domain/edition.ts';
import { GROUP_KINDS, partsOf, peopleOf } from '../../domain/registration.ts';
import { cameOf, whoCame } from '../../domain/registration-change.ts';
import type { KnownRegistration } from '../../store/registrations/known.ts';
import type { TicketRow } from '../../store/registrations/register.ts';
import {
  type ChangeOrder,
  type Draft,
  type DraftContext,
  kept,
  type Refused,
  resized,
  sumOf,
} from './draft.ts';
import { newTicket } from './new-ticket.ts';

/**
 * Gives back the places of people who never came. A ticket by which people came is kept for that
 * many; one by which none came is cancelled whole.
 */
export function cancelled(known: KnownRegistration): Draft | Refused {
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
export function approved(
  known: KnownRegistration,
  context: DraftContext,
): Draft | 'done' | Refused {
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
export function vouchedFor(
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
