import { peopleOf } from '../../domain/registration.ts';
import { CHANGES_MAX, REVISIONS_MAX, TICKETS_MAX } from '../../domain/registration-change.ts';
import type { ChangedRegistration } from '../../store/registrations/change.ts';
import type { KnownRegistration } from '../../store/registrations/known.ts';
import type { TicketRow } from '../../store/registrations/register.ts';
import {
  type ChangeOrder,
  type Draft,
  type DraftContext,
  isOver,
  type Refused,
  standing,
  sumOf,
} from './draft.ts';
import { callChanged, coachCancelled, recounted } from './draft-coaches.ts';
import { changed, split } from './draft-party.ts';
import { approved, cancelled, sentAgain, vouchedFor } from './draft-state.ts';
import { noted, reissued } from './draft-ticket.ts';

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
  const alters = ALTERS.includes(order.type);
  if (known.revision >= (alters ? CHANGES_MAX : REVISIONS_MAX)) return 'too_many_changes';
  return change.serials.length + change.retired.length > TICKETS_MAX ? 'too_many_changes' : change;
}

/** Orders that leave some of its revisions for answering it and giving places back. */
const ALTERS: readonly ChangeOrder['type'][] = [
  'change',
  'split',
  'resend',
  'reissue',
  'note',
  'coaches',
  'call',
];

function draftOf(
  known: KnownRegistration,
  order: ChangeOrder,
  context: DraftContext,
): Draft | 'done' | Refused {
  const ends = order.type === 'cancel' || order.type === 'decline';
  if (known.erased_at !== null) return ends ? 'done' : 'not_found';
  if (order.type === 'resend') return sentAgain(known, order, context);
  if (known.state === 'cancelled') return ends ? 'done' : 'not_found';
  // What is confirmed meanwhile is no request any more: declining it would take tickets away.
  if (order.type === 'decline') {
    if (known.state !== 'pending') return 'not_found';
    const given = cancelled(known);
    return typeof given === 'string' ? given : { ...given, decline_reason: order.reason };
  }
  if (order.type === 'approve') return approved(known, order, context);
  if (isOver(context, known.day)) return 'invalid';
  switch (order.type) {
    case 'change':
      return changed(known, order, context);
    case 'split':
      return split(known, order, context);
    case 'vouch':
      return vouchedFor(known, order, context);
    case 'reissue':
      return reissued(known, order, context);
    case 'note':
      return noted(known, order.note);
    case 'coaches':
      return recounted(known, order, context);
    case 'cancel_coach':
      return coachCancelled(known, order);
    case 'call':
      return callChanged(known, order);
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
  const counted = { ...pupilsOf(known, draft), agreed: agreedOf(known, draft) };
  return { ...own, ...counted, id: known.id, serials, retired, tickets: written.map(rowOf) };
}

/** Girls and boys of a school, as its coaches count them; while it has none, as it said. */
function pupilsOf({ kind, girls, boys }: KnownRegistration, { tickets, children }: Draft) {
  const coming = standing(tickets);
  if (kind !== 'school' || coming.length === 0) return { girls, boys };
  const counted = Math.min(children, sumOf(coming, 'girls'));
  return { girls: counted, boys: children - counted };
}

/** Whoever answers its request has agreed to its numbers, and to no more. */
function agreedOf({ state, agreed }: KnownRegistration, draft: Draft): number | null {
  return state === 'pending' && draft.state === 'confirmed' ? peopleOf(draft) : agreed;
}

function isSame(known: KnownRegistration, change: ChangedRegistration): boolean {
  const { state, day, slot, adults, children, held, step_free } = change;
  const own = { state, day, slot, adults, children, held, step_free };
  return (
    change.tickets.length === 0 &&
    change.contact === null &&
    Object.entries(own).every(([name, value]) => known[name as keyof typeof own] === value)
  );
}

/** The columns of a ticket alone, in one order. */
function rowOf(ticket: TicketRow): TicketRow {
  const { serial, registration, state, revision, oldest, kind, locale, adults, children } = ticket;
  const { girls, day, slot, step_free, secret, former, note, key_id, signature } = ticket;
  const own = { serial, registration, state, revision, oldest, kind, locale, adults, children };
  return { ...own, girls, day, slot, step_free, secret, former, note, key_id, signature };
}
