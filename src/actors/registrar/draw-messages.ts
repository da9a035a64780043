import { localParts } from '../../domain/calendar.ts';
import { hoursOf } from '../../domain/editing/told.ts';
import type { Said } from '../../domain/message.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import type { Offer } from '../../store/wait-list/draws.ts';
import type { KnownWait } from '../../store/wait-list/lists.ts';
import { draftMessage, endOfWindow, type MessageDesk, visitOf } from './message-draft.ts';

/**
 * What parties are told of a draw: that they are registered, or until when places are kept for them.
 * Nothing to those who left nothing to reach them by.
 */
export async function drawMessages(
  desk: MessageDesk,
  offers: readonly Offer[],
  waits: ReadonlyMap<string, KnownWait>,
  now: number,
): Promise<NewMessage[]> {
  const drafts = offers.map(async (offer) => {
    const wait = waits.get(offer.id);
    const said =
      wait && (wait.ask ? offerSaid(desk, offer, now) : turnSaid(desk, wait, offer.slot));
    if (!wait?.party || !said) return null;
    const { id, locale } = wait;
    const { contact } = wait.party;
    const revision = wait.ask ? wait.offers + 1 : 0;
    const worth_until = wait.ask ? offer.deadline : endOfWindow(desk.edition, offer.slot);
    return draftMessage(desk, { id, locale, contact, revision, worth_until }, said, now);
  });
  return (await Promise.all(drafts)).filter((one) => one !== null);
}

function turnSaid({ edition }: MessageDesk, wait: KnownWait, slot: number): Said | null {
  const { party, first_serial: serial, first_secret: secret } = wait;
  const visit = party && visitOf(edition, { ...party, slot, serial, secret });
  return visit && { kind: 'turn', ...visit };
}

function offerSaid({ edition }: MessageDesk, { slot, deadline }: Offer, now: number): Said | null {
  const hours = hoursOf(edition, slot);
  const { date, time } = localParts(deadline, edition.timezone);
  const today = date === localParts(now, edition.timezone).date;
  return hours && { kind: 'offer', hours, by: { date, time }, today };
}
