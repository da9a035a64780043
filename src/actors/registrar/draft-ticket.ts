import type { GateNote } from '../../domain/gate-note.ts';
import type { KnownRegistration } from '../../store/registrations/known.ts';
import type { TicketRow } from '../../store/registrations/register.ts';
import { type ChangeOrder, type Draft, type DraftContext, kept, type Refused } from './draft.ts';

/**
 * Lost tickets given out anew. Every picture and paper of before is refused from now on, and so is the
 * old code; people who came by it stay in.
 */
export function reissued(
  known: KnownRegistration,
  order: Extract<ChangeOrder, { type: 'reissue' }>,
  context: DraftContext,
): Draft | Refused {
  const lost = new Set(order.serials);
  const found = known.tickets.filter(({ serial, state }) => lost.has(serial) && state === 'valid');
  if (found.length === 0 || found.length !== lost.size) return 'invalid';
  const tickets = known.tickets.map((one) => (lost.has(one.serial) ? anew(one, context) : one));
  // The reference is the code of the first serial: the lost one would still be shown as such.
  const first = tickets.find(({ serial }) => serial === known.first_serial);
  return { ...kept(known), tickets, first_secret: first?.secret ?? known.first_secret };
}

function anew(ticket: TicketRow, context: DraftContext): TicketRow {
  const revision = ticket.revision + 1;
  const former = [...ticket.former, ticket.secret];
  return { ...ticket, revision, oldest: revision, former, secret: secretUnlike(former, context) };
}

/** There are ten thousand of them, and a ticket has sixty revisions at most. */
function secretUnlike(former: readonly number[], context: DraftContext): number {
  let secret = context.newSecret();
  while (former.includes(secret)) secret = context.newSecret();
  return secret;
}

/** The note on every ticket that it holds. No token changes by it. */
export function noted(known: KnownRegistration, note: GateNote | null): Draft | Refused {
  if (known.tickets.length === 0) return 'invalid';
  return { ...kept(known), tickets: known.tickets.map((ticket) => ({ ...ticket, note })) };
}
