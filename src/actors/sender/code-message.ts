import type { Locale } from '../../domain/kinds.ts';
import type { TypedContact } from '../../domain/ticket-finding.ts';
import { messageText } from '../../i18n/message-text.ts';
import { type CodeOf, codeDigits } from '../../store/keys/find-digits.ts';
import type { EditionKeys } from '../../store/keys/keys.ts';
import { sealMessage } from '../../store/messages/outbox.ts';

/** The message with a code, sealed: whether it is sent is not known yet. */
export async function sealCodeMessage(
  keys: EditionKeys,
  of: CodeOf,
  contact: TypedContact,
  locale: Locale,
): Promise<string> {
  const text = messageText({ kind: 'code', digits: await codeDigits(keys, of) }, locale);
  const phone = contact.of === 'phone' ? contact.text : null;
  const email = contact.of === 'email' ? contact.text : null;
  const key = { registration: of.id, kind: 'code', revision: 0 } as const;
  return sealMessage(keys, of.event, key, { text, phone, email });
}
