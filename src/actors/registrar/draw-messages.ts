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
  const drafts = offers.map((offer) => {
    const wait = waits.get(offer.id);
    if (!wait) return null;
    return wait.ask
      ? offerMessage(desk, wait, offer, now)
      : turnMessage(desk, wait, offer.slot, now);
  });
  return (await Promise.all(drafts)).filter((one) => one !== null);
}

/** That a party is registered in a window, drawn for it or by its own answer. */
export async function turnMessage(
  desk: MessageDesk,
  wait: KnownWait,
  slot: number,
  now: number,
): Promise<NewMessage | null> {
  const said = turnSaid(desk, wait, slot);
  const worth_until = endOfWindow(desk.edition, slot);
  return draftTo(desk, wait, { said, revision: 0, worth_until }, now);
}

async function offerMessage(
  desk: MessageDesk,
  wait: KnownWait,
  offer: Offer,
  now: number,
): Promise<NewMessage | null> {
  const said = offerSaid(desk, offer, now);
  const revision = wait.offers + 1;
  return draftTo(desk, wait, { said, revision, worth_until: offer.deadline }, now);
}

interface ToSay {
  readonly said: Said | null;
  readonly revision: number;
  readonly worth_until: number;
}

async function draftTo(
  desk: MessageDesk,
  { id, locale, party }: KnownWait,
  { said, revision, worth_until }: ToSay,
  now: number,
): Promise<NewMessage | null> {
  if (!party || !said) return null;
  const { contact } = party;
  return draftMessage(desk, { id, locale, contact, revision, worth_until }, said, now);
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
