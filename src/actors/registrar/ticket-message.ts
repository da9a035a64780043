import type { NewMessage } from '../../store/messages/outbox.ts';
import type { NewRegistration } from '../../store/registrations/register.ts';
import { draftMessage, endOfWindow, type MessageDesk, visitOf } from './message-draft.ts';

/** A registration has one such message in its life. */
const REVISION = 0;

/** A message to whoever is about to be registered, and the serial by which their row is known. */
export type TicketMessage = NewMessage & { readonly first_serial: number };

/** What those are told who have their ticket at once: none for whoever waits, or left nothing to reach them by. */
export async function ticketMessages(
  desk: Pick<MessageDesk, 'env' | 'edition'>,
  candidates: readonly NewRegistration[],
  now: number,
): Promise<TicketMessage[]> {
  const drafted = await Promise.all(candidates.map((one) => ticketMessage(desk, one, now)));
  return drafted.filter((one) => one !== null);
}

async function ticketMessage(
  desk: Pick<MessageDesk, 'env' | 'edition'>,
  { registration, reference, tickets }: NewRegistration,
  now: number,
): Promise<TicketMessage | null> {
  const [first] = tickets;
  const visit = first && visitOf(desk.edition, first);
  if (!visit) return null;
  const { id, locale, contact, slot } = registration;
  const worth_until = endOfWindow(desk.edition, slot);
  const addressed = { id, locale, contact, revision: REVISION, worth_until };
  const message = await draftMessage(desk, addressed, { kind: 'ticket', ...visit }, now);
  // No browser is told of a ticket that is not there yet.
  if (!message || !(message.by_email || message.by_phone)) return null;
  return { ...message, first_serial: reference.serial };
}
