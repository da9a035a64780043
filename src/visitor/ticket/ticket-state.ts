import { admitsOf } from '../../domain/admission.ts';
import { type Day, type Edition, isOff } from '../../domain/edition.ts';
import type { TicketView } from '../../domain/registration.ts';

/** The state at the head of a ticket's page. */
export type ShownTicketState =
  | 'valid'
  | 'partIn'
  | 'allIn'
  | 'over'
  | 'cancelled'
  | 'pending'
  | 'superseded';

/**
 * The state of a ticket at an instant (ms), by its day. One that nobody came by is void as soon as its
 * day is called off: it is cancelled in its turn.
 */
export function shownStateOf(
  ticket: TicketView,
  day: Pick<Day, 'closes_at' | 'called_off' | 'slots'> | undefined,
  now: number,
): ShownTicketState {
  if (ticket.state !== 'valid') return ticket.state;
  if (isOff(day) && ticket.entered === 0) return 'cancelled';
  if (day && now >= day.closes_at) return 'over';
  if (ticket.inside === 0) return 'valid';
  return ticket.inside < admitsOf(ticket) ? 'partIn' : 'allIn';
}

/**
 * Whether the code is shown. A ticket that is not valid shows none, least of all that of a newer
 * one.
 */
export function showsCode(state: ShownTicketState): boolean {
  return state === 'valid' || state === 'partIn' || state === 'allIn';
}

/** Whether the gates of a day are open by its hours, at an instant (ms): of one that is called off, never. */
export function isInSession({ days }: Pick<Edition, 'days'>, day: number, now: number): boolean {
  const hours = days.find(({ number }) => number === day);
  return hours !== undefined && !isOff(hours) && hours.opens_at <= now && now < hours.closes_at;
}
