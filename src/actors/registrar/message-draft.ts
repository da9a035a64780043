import { formatCode } from '../../domain/code.ts';
import { hoursOf } from '../../domain/editing/told.ts';
import { assignedGate, slotsOf } from '../../domain/edition.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import type { Said, SaidVisit } from '../../domain/message.ts';
import type { Env } from '../../env.ts';
import { messageText } from '../../i18n/message-text.ts';
import type { Verb } from '../../store/d1/batch.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { editionKeys } from '../../store/keys/keys.ts';
import { type NewMessage, sealMessage } from '../../store/messages/outbox.ts';
import { openContact } from '../../store/registrations/contact-box.ts';

/** What the Registrar passes to whoever writes messages: its database, its fence, and the edition. */
export interface MessageDesk {
  readonly db: D1Database;
  readonly event: number;
  readonly edition: StoredEdition;
  /** Whether anything carries messages: what holders do themselves is told only then. */
  readonly carried: boolean;
  /** Its key opens contacts and seals messages. */
  readonly env: Pick<Env, 'SECRET_KEY'>;
  fence(): Verb<void>;
}

/** To whom, and after what: the edition's version, or the revision of the registration. */
interface Addressed {
  readonly id: string;
  readonly locale: Locale;
  /** Sealed. */
  readonly contact: string | null;
  readonly revision: number;
  /** ms: nothing that it says is of use from then on. */
  readonly worth_until: number;
}

/** Somebody who was registered at the desk, say: a browser alone can be told of their ticket. */
const NO_CONTACT = { phone: null, email: null } as const;

/**
 * A message with its text frozen and sealed; null for somebody whose contact cannot be read any more. Of
 * who left neither a phone nor an e-mail address it is written only where a browser is told of them.
 */
export async function draftMessage(
  { env, edition }: Pick<MessageDesk, 'env' | 'edition'>,
  { id, locale, contact, revision, worth_until }: Addressed,
  said: Said,
  now: number,
): Promise<NewMessage | null> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  const own = contact === null ? NO_CONTACT : await openContact(env, edition, { id, contact, now });
  if (!keys || !own) return null;
  const key = { registration: id, kind: said.kind, revision };
  const { phone, email } = own;
  const text = messageText(said, locale);
  const box = await sealMessage(keys, edition.number, key, { text, phone, email });
  const reach = { by_email: email !== null, by_phone: phone !== null };
  return { ...key, locale, box, worth_until, ...reach };
}

/** A ticket of which a message says when and where it is shown. */
interface ShownTicket {
  readonly slot: number;
  readonly kind: PartyKind;
  readonly step_free: boolean;
  readonly serial: number;
  readonly secret: number;
}

/** When and where a ticket is shown, with its code; null where its window is there no more. */
export function visitOf(edition: StoredEdition, ticket: ShownTicket): SaidVisit | null {
  const hours = hoursOf(edition, ticket.slot);
  const gate = assignedGate(edition.gates, ticket);
  return hours && gate && { hours, gate, code: formatCode(ticket, edition.code_key) };
}

/** The end of a window (ms): nobody is told of it later. */
export function endOfWindow(edition: StoredEdition, window: number): number {
  return slotsOf(edition).get(window)?.ends_at ?? 0;
}
