import { admitsOf } from '../../domain/admission.ts';
import { type Edition, isOff } from '../../domain/edition.ts';
import type { TicketView } from '../../domain/registration.ts';

/** The state at the head of a ticket's page. */
export type ShownTicketState =
  | 'valid'
  | 'partIn'
  | 'allIn'
  | 'allOut'
  | 'over'
  | 'cancelled'
  | 'pending'
  | 'superseded';

/** What the state of a ticket is reckoned from, at an instant (ms). */
interface TicketAt {
  readonly ticket: TicketView;
  readonly edition: Pick<Edition, 'days' | 'policy'>;
  readonly now: number;
}

/**
 * The state of a ticket, by its day. One that nobody came by is void as soon as its day is called off:
 * it is cancelled in its turn. Where nobody comes back on a ticket, one whose people all came and left
 * admits no more.
 */
export function shownStateOf({ ticket, edition, now }: TicketAt): ShownTicketState {
  if (ticket.state !== 'valid') return ticket.state;
  const day = edition.days.find(({ number }) => number === ticket.day);
  if (isOff(day) && ticket.entered === 0) return 'cancelled';
  if (day && now >= day.closes_at) return 'over';
  const admits = admitsOf(ticket);
  if (ticket.inside === 0) {
    return !edition.policy.reentry && ticket.entered >= admits ? 'allOut' : 'valid';
  }
  return ticket.inside < admits ? 'partIn' : 'allIn';
}

const WITH_CODE: readonly ShownTicketState[] = ['valid', 'partIn', 'allIn', 'allOut'];

/**
 * Whether the code is shown. A ticket that is not valid shows none, least of all that of a newer
 * one. One whose people left shows it still: an exit may have been a mistake, which a gate takes back.
 */
export function showsCode(state: ShownTicketState): boolean {
  return WITH_CODE.includes(state);
}

/** Whether the gates of a day are open by its hours, at an instant (ms): of one that is called off, never. */
export function isInSession({ days }: Pick<Edition, 'days'>, day: number, now: number): boolean {
  const hours = days.find(({ number }) => number === day);
  return hours !== undefined && !isOff(hours) && hours.opens_at <= now && now < hours.closes_at;
}
