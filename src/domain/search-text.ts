import { anyDigitsToLatin } from './digits.ts';
import { parseEmail } from './email.ts';
import { foldWords } from './name.ts';
import { parsePhone } from './phone.ts';
import type { TypedContact } from './ticket-finding.ts';
import { type ParsedToken, readScanned } from './token.ts';
import { TOKEN_LENGTH } from './token-length.ts';

/** What a text in the search field is meant as. */
export type Search =
  /** A ticket's QR code, by a hand scanner or pasted. Its signature is not checked yet. */
  | { readonly by: 'token'; readonly parsed: ParsedToken }
  /**
   * Digits: a ticket number (twelve of them), a telephone number (E.164), or both at once, since a
   * Moroccan number after 212 has twelve digits too. Both are null for any other number of digits.
   */
  | { readonly by: 'digits'; readonly code: string | null; readonly phone: string | null }
  | { readonly by: 'email'; readonly email: string }
  /** Folded words of a name, one to four. */
  | { readonly by: 'name'; readonly words: readonly string[] }
  | { readonly by: 'nothing' };

/** No text that is searched for is longer, whatever a scanner puts around it. UTF-16 units. */
export const SEARCH_TEXT_MOST = 1_000;

/** What may stand between the digits of a number, and before them. */
const AROUND_DIGITS = /[\p{White_Space}\p{Cf}\p{Cc}\u2800\-\u2010-\u2015\u2212().+/]/gu;

/** A link whose beginning was lost: a hand scanner can be quicker than the page that takes it. */
const LATE_LINK = new RegExp(`/t/+([a-z2-7]{${TOKEN_LENGTH}})[^a-z0-9]*$`, 'i');

/**
 * Reads what was typed or scanned into the search field: a ticket's code or link, twelve digits in
 * any script and with spaces, a telephone number or an e-mail address in any form, else a name.
 */
export function readSearch(typed: string): Search {
  if (typed.length > SEARCH_TEXT_MOST) return { by: 'nothing' };
  const text = anyDigitsToLatin(typed);
  const scanned = readScanned(LATE_LINK.exec(text)?.[1] ?? text);
  if (scanned.type === 'token') return { by: 'token', parsed: scanned.parsed };
  const number = text.replace(/^\s*tel:/i, '');
  const digits = number.replace(AROUND_DIGITS, '');
  if (scanned.type === 'code' || /^\d{4,}$/.test(digits)) {
    const code = scanned.type === 'code' ? scanned.digits : null;
    const phone = parsePhone(number.trim(), { country: 'MA' })?.e164 ?? null;
    return { by: 'digits', code, phone };
  }
  const email = text.includes('@') ? parseEmail(text) : null;
  return email === null ? readName(text) : { by: 'email', email };
}

/** The same text, read as a name whatever else it may be. */
export function readName(text: string): Search {
  const words = text.length > SEARCH_TEXT_MOST ? [] : foldWords(text);
  return words.length === 0 ? { by: 'nothing' } : { by: 'name', words };
}

/** The contact that a search means; null where it means none. */
export function contactIn(text: string): TypedContact | null {
  const meant = readSearch(text);
  if (meant.by === 'email') return { of: 'email', text: meant.email };
  if (meant.by !== 'digits' || meant.phone === null) return null;
  return { of: 'phone', text: meant.phone };
}
