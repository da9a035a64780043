import { anyDigitsToLatin } from './digits.ts';
import { parseEmail } from './email.ts';
import { parsePhone } from './phone.ts';
import { DAY_MS, HOUR_MS } from './time.ts';

/** How long six digits open anything, ms. */
export const CODE_MS = 600_000;
/** Wrong digits at one browser, after which its code opens nothing. */
export const CODE_TRIES = 5;
/** How long a browser shows what its code has opened, ms. */
export const FOUND_MS = 1_800_000;

/** Codes that are sent at most; `ms` is a span that ends now. */
interface CodeBudget {
  readonly most: number;
  readonly ms: number;
}

/**
 * What is sent at most to one contact. One network may ask for less than all of it, so that whoever
 * asks for the code of somebody else from one place leaves them a code at every other place.
 */
export const CODES_TO_CONTACT: readonly CodeBudget[] = [
  { most: 3, ms: CODE_MS },
  { most: 12, ms: DAY_MS },
];
export const CODES_TO_CONTACT_FROM_NETWORK: readonly CodeBudget[] = [
  { most: 2, ms: CODE_MS },
  { most: 6, ms: DAY_MS },
];
/** What one network has sent at most, to whomever: a carrier's whole cell can be one. */
export const CODES_FROM_NETWORK: readonly CodeBudget[] = [
  { most: 20, ms: HOUR_MS },
  { most: 100, ms: DAY_MS },
];
/** Of what a channel may send in a day, codes take one part in so many: the rest is for messages. */
export const CODES_SHARE = 4;
/** How long it is kept that a code was sent: as long as the longest budget. */
export const CODE_COUNTED_MS = DAY_MS;

/** Codes of one contact that are open at once for one network: an older one ends. */
export const OPEN_OF_CONTACT = 5;
/** Codes of an edition that are open at once: the oldest end. Some ten megabytes. */
export const OPEN_OF_EDITION = 20_000;

/** By what somebody says that they registered. */
export interface TypedContact {
  readonly of: 'phone' | 'email';
  /** E.164, or the address in one spelling. */
  readonly text: string;
}

/** Characters of a contact: an address has 254 octets at most. */
const CONTACT_MOST = 300;

/** A phone number or an e-mail address, spelled as a registration keeps it; null for what is neither. */
export function contactTyped(text: string): TypedContact | null {
  if (text.length > CONTACT_MOST) return null;
  if (text.includes('@')) {
    const email = parseEmail(text);
    return email === null ? null : { of: 'email', text: email };
  }
  const phone = parsePhone(text.trim().replace(/^tel:/i, ''), { country: 'MA' });
  return phone && { of: 'phone', text: phone.e164 };
}

/** Signs that stand between digits where they are copied or read out. */
const BETWEEN = /[\p{White_Space}\p{Cf}\-\u2010-\u2015\u2212.]/gu;

/** Six digits as they are sent, typed in any digits; null for what is no code. */
export function codeTyped(text: string): string | null {
  if (text.length > 64) return null;
  const digits = anyDigitsToLatin(text).replace(BETWEEN, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}
