import { slotsOf, takesParties, windowOpen } from '../../domain/edition.ts';
import { firstStateOf, GROUP_KINDS, partsOf, peopleOf } from '../../domain/registration.ts';
import { cameOf, whoCame } from '../../domain/registration-change.ts';
import { canBeSentAgain } from '../../domain/requests.ts';
import type { KnownRegistration } from '../../store/registrations/known.ts';
import type { TicketRow } from '../../store/registrations/register.ts';
import {
  type ChangeOrder,
  type Draft,
  type DraftContext,
  isOnDayOff,
  isOver,
  kept,
  type Refused,
  resized,
  sumOf,
} from './draft.ts';
import { changed } from './draft-party.ts';
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

/**
 * What waited is confirmed, in its window or in another one. A group gets its tickets and its places
 * only now.
 */
export function approved(
  known: KnownRegistration,
  { slot: number = known.slot }: { readonly slot?: number },
  context: DraftContext,
): Draft | 'done' | Refused {
  if (known.state !== 'pending') return 'done';
  const slot = slotsOf(context.edition).get(number);
  if (!slot || isOver(context, slot.day)) return 'invalid';
  // Places that it held while it waited are none any more.
  if (isOnDayOff(context, slot.day)) return 'registration_closed';
  // What held no places while it waited takes them now.
  const takes = number !== known.slot || peopleOf(known) > known.held;
  if (takes && !windowOpen(context.edition, slot, context.now)) return 'registration_closed';
  const placed = inWindow(known, number, context);
  if (typeof placed === 'string') return placed;
  const tickets =
    placed.tickets.length > 0
      ? placed.tickets.map((ticket) => ({ ...ticket, state: 'valid' as const }))
      : firstTickets({ ...known, day: placed.day, slot: placed.slot }, context);
  return { ...placed, state: 'confirmed', held: peopleOf(known), tickets };
}

/**
 * What was declined for want of details waits again, with its new contact, under the same reference.
 * It holds its places again where it held them when it first asked.
 */
export function sentAgain(
  known: KnownRegistration,
  order: Extract<ChangeOrder, { type: 'resend' }>,
  context: DraftContext,
): Draft | 'done' | Refused {
  if (known.state !== 'cancelled') return 'done';
  if (known.decline_reason !== 'incomplete') return 'not_found';
  if (!canBeSentAgain(known)) return 'too_many_changes';
  // Somebody has corrected its contact since it was read.
  if (order.revision !== known.revision) return 'invalid';
  const slot = slotsOf(context.edition).get(order.slot);
  if (!slot) return 'invalid';
  if (!windowOpen(context.edition, slot, context.now)) return 'registration_closed';
  const placed = inWindow(known, order.slot, context);
  if (typeof placed === 'string') return placed;
  const { contact } = order;
  const asked = { kind: known.kind, party: known, group_code: null };
  const { held } = firstStateOf(asked, context.edition);
  const tickets = placed.tickets.map((ticket) => ({ ...ticket, state: 'pending' as const }));
  const waits = { state: 'pending' as const, waits_since: context.now, decline_reason: null };
  return { ...placed, ...waits, contact, held, tickets };
}

/** The same party in a window, its own or another one. */
function inWindow(known: KnownRegistration, slot: number, context: DraftContext): Draft | Refused {
  if (slot === known.slot) return kept(known);
  const { adults, children, step_free } = known;
  return changed(known, { type: 'change', slot, adults, children, step_free }, context);
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
  const confirmed = approved({ ...known, day: slot.day, slot: slot.number }, {}, context);
  if (typeof confirmed === 'string') return confirmed;
  return { ...confirmed, group_code: order.group_code };
}

function firstTickets(known: KnownRegistration, context: DraftContext): TicketRow[] {
  // Its reference becomes its first ticket.
  const first = { serial: known.first_serial, secret: known.first_secret };
  return partsOf(known).map((part, i) => {
    const reference =
      i === 0 ? first : { serial: context.nextSerial(), secret: context.newSecret() };
    return newTicket(known, part, reference, 'valid');
  });
}
