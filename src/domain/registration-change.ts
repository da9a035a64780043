import { admitsOf } from './admission.ts';
import { peopleOf, type RegistrationStatus } from './registration.ts';

/** By whom a change is, where its holder makes it. */
export const HOLDER = 'holder';

/** Revisions and tickets that one registration can have in all: the table refuses more. */
export const REVISIONS_MAX = 60;
/**
 * Of those, what its holder can use for changes: some are kept for answering it and giving places
 * back.
 */
export const CHANGES_MAX = REVISIONS_MAX - 3;
export const TICKETS_MAX = 200;

/**
 * How many people a registration can be changed to. What it has can be kept; where a number of
 * people was approved, more of them would not be.
 */
export function mostPeople(
  one: { people: number; status: RegistrationStatus; waits_since: number | null },
  partyMax: number,
): number {
  const { people, status, waits_since } = one;
  const answered = waits_since !== null && status === 'confirmed';
  return answered ? people : Math.max(partyMax, people);
}

/** A ticket's people, and how many of them came. */
export interface Share {
  readonly adults: number;
  readonly children: number;
  readonly entered: number;
  readonly children_entered: number;
}

/**
 * People who used places of a ticket: each arrival counts, up to the size of the ticket. A re-entry
 * may be another person, so that only places never used are free.
 */
export function cameOf(ticket: Pick<Share, 'adults' | 'children' | 'entered'>): number {
  return Math.min(ticket.entered, admitsOf(ticket));
}

/** The people of a ticket who came, as adults and children: what remains when the rest is given back. */
export function whoCame(ticket: Share): { adults: number; children: number } {
  const came = cameOf(ticket);
  const fewest = Math.max(0, came - ticket.adults);
  const most = Math.min(came, ticket.children);
  const children = Math.min(most, Math.max(fewest, ticket.children_entered));
  return { adults: came - children, children };
}

/**
 * A party of another size, shared over the tickets that it has. People who came stay on the ticket
 * they came by, and a ticket that need not change keeps its people. Null when that is not possible.
 */
export function shareAnew(
  tickets: readonly Share[],
  party: { readonly adults: number; readonly children: number },
): { adults: number; children: number }[] | null {
  const shares = tickets.map(({ adults, children }) => ({ adults, children }));
  for (const what of ['adults', 'children'] as const) {
    let more = party[what] - shares.reduce((sum, share) => sum + share[what], 0);
    for (const [i, share] of shares.entries()) {
      const least = Math.max(1, cameOf(tickets[i] ?? { adults: 0, children: 0, entered: 0 }));
      const spare = Math.min(share[what], peopleOf(share) - least);
      const change =
        more > 0
          ? Math.min(more, TICKET_PEOPLE_MAX - share[what])
          : Math.max(more, -Math.max(0, spare));
      share[what] += change;
      more -= change;
    }
    if (more !== 0) return null;
  }
  return shares;
}

/** A ticket counts adults and children in one byte each. */
const TICKET_PEOPLE_MAX = 255;
