import { bayOf } from '../../domain/coaches.ts';
import { assignedGate, type Edition, slotsOf } from '../../domain/edition.ts';
import { signOf } from '../../domain/edition-parts.ts';
import type { Locale } from '../../domain/kinds.ts';
import { GROUP_KINDS, type RegistrationView, type TicketView } from '../../domain/registration.ts';
import { formatNumber, formatTime } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';

/** Whether a registration is a group's, whose tickets are its coaches. */
export function isGroup({ kind }: Pick<RegistrationView, 'kind'>): boolean {
  return GROUP_KINDS.includes(kind);
}

/** Whether its people are counted coach by coach, and nowhere else. */
export function hasCoaches(registration: Pick<RegistrationView, 'kind' | 'tickets'>): boolean {
  return isGroup(registration) && registration.tickets.length > 0;
}

/** A coach of a group: its ticket, and its number among all that the group has had. */
export interface Coach {
  readonly ticket: TicketView;
  /** From 1. One that was cancelled keeps its number, so that the sheet of the others stays true. */
  readonly number: number;
}

/** The coaches of a group, in their order. */
export function coachesOf({ tickets }: Pick<RegistrationView, 'tickets'>): Coach[] {
  return tickets.map((ticket, i) => ({ ticket, number: i + 1 }));
}

/** Those of them that still come. */
export function standingCoaches(registration: Pick<RegistrationView, 'tickets'>): Coach[] {
  return coachesOf(registration).filter(({ ticket }) => ticket.state !== 'cancelled');
}

/** Between two facts: a line that is broken there ends with words, and not with the point. */
const APART = ' ·\u00a0';

/** A coach in one line: its people, its gate by its sign, its bay where it has one, its hour. */
export function coachLine({ ticket, number }: Coach, edition: Edition, locale: Locale): string {
  const said = legalLocale(locale, 'group');
  const words = groupWords[said];
  const gate = assignedGate(edition.gates, ticket);
  const bay = bayOf(edition.gates, ticket);
  const slot = slotsOf(edition).get(ticket.slot);
  const parts = [
    words.coach(formatNumber(number, said)),
    visitorWords[said].ticket.people(ticket.adults, ticket.children),
    gate && words.gate(signOf(gate)),
    bay && words.bay(bay),
    slot && formatTime(slot.starts_at, edition.timezone),
  ];
  return parts.filter(Boolean).join(APART);
}
