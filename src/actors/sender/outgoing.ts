import type { Outgoing } from '../../channels/carrier.ts';
import type { Channel } from '../../domain/channel.ts';
import type { PushSubscription } from '../../domain/push-subscription.ts';
import { hexOf } from '../../domain/sha256.ts';
import { mailText } from '../../i18n/mail-text.ts';
import { writtenIn } from '../../i18n/message-text.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { type EditionKeys, mac, openText } from '../../store/keys/keys.ts';
import { callbackOf } from '../../store/messages/callback.ts';
import type { LetterFacts } from '../../store/messages/letters.ts';
import { type MessageBox, type MessageKey, messageContext } from '../../store/messages/outbox.ts';
import type { Claimed } from '../../store/messages/sending.ts';
import { manageSecret } from '../../store/registrations/manage-link.ts';

/** What a message is made of beside its own row. */
interface Surroundings {
  readonly event: number;
  readonly edition: Pick<StoredEdition, 'slug'>;
  readonly keys: EditionKeys;
  /** Scheme and host that visitors see. */
  readonly origin: string;
  readonly channel: Channel;
  readonly facts: LetterFacts | undefined;
  /** The token of its first ticket. */
  readonly token: string | undefined;
  /** Whether that is its only valid one. */
  readonly isOnly: boolean;
  /** Those that asked to be told. */
  readonly browsers: readonly PushSubscription[];
}

/** A claimed message as its channel takes it; null where it cannot be opened, or has no such recipient. */
export async function outgoingOf(message: Claimed, around: Surroundings): Promise<Outgoing | null> {
  const { keys, channel } = around;
  const box = await openedBox(message, around);
  const to = box && recipientOf(box, around);
  if (!box || !to) return null;
  const { locale, worth_until: worthUntil } = message;
  const key = await numberOf(keys, around.event, message);
  const common = { to, text: box.text, locale: writtenIn(locale), key, worthUntil };
  switch (channel) {
    case 'email':
      return { ...common, mail: await mailOf(message, box.text, around) };
    case 'sms':
      return { ...common, callback: await callbackOf(keys, around, message) };
    case 'push': {
      const title = (await mailOf(message, box.text, around))?.subject;
      return { ...common, ...linkOf(message, around), ...(title ? { title } : {}) };
    }
  }
}

/**
 * Where a tap leads. Whoever has no ticket yet is led to the event: no private link is ever shown by a
 * phone. Of several tickets each was passed on: nobody is led to another one's.
 */
function linkOf({ locale }: Claimed, { token, isOnly, edition }: Surroundings) {
  if (token === undefined) return { link: `/${locale}/${edition.slug}` };
  return isOnly ? { link: `/t/${token.toLowerCase()}` } : {};
}

/** As its channel takes it; null where it reaches nobody. */
function recipientOf(
  { email, phone }: MessageBox,
  { channel, browsers }: Surroundings,
): string | null {
  if (channel === 'push') return browsers.length > 0 ? JSON.stringify(browsers) : null;
  return channel === 'email' ? email : phone;
}

async function openedBox(
  message: Claimed,
  { event, keys }: Surroundings,
): Promise<MessageBox | null> {
  try {
    const text = await openText(keys.seal, messageContext(event, message), message.box);
    return JSON.parse(text) as MessageBox;
  } catch {
    return null;
  }
}

/** With the ticket's link and the private one, as they are now. */
async function mailOf(
  { kind, locale }: Claimed,
  text: string,
  { event, keys, origin, facts, token }: Surroundings,
): Promise<Outgoing['mail']> {
  const hasTicket =
    kind !== 'cancelled' && kind !== 'called_off' && kind !== 'declined' && token !== undefined;
  const ticket = hasTicket ? `${origin}/t/${token.toLowerCase()}` : null;
  const link = facts && { event, id: facts.id, serial: facts.first_serial, link: facts.link };
  const manage = link ? `${origin}/r/${await manageSecret(keys.manage, link)}` : null;
  return mailText({ kind, text, date: facts?.date ?? null, ticket, manage }, locale);
}

/** Of a message, the same at each attempt, and telling nothing of it: 32 hexadecimal digits. */
async function numberOf(keys: EditionKeys, event: number, key: MessageKey): Promise<string> {
  const bytes = await mac(keys.find, `number of ${messageContext(event, key)}`);
  return hexOf(bytes.slice(0, 16));
}
