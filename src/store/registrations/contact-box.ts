import type { MediaDetails } from '../../domain/media-details.ts';
import { foldWords } from '../../domain/name.ts';
import type { Contact } from '../../domain/registration.ts';
import type { Env } from '../../env.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { type EditionKeys, editionKeys, keyedHash, openText, sealText } from '../keys/keys.ts';
import { nameHashes } from '../keys/name-hashes.ts';

/** What a registration keeps sealed: who asks, and what only those who decide are shown. */
export interface ContactBox extends Contact {
  readonly organisation: string | null;
  readonly media?: MediaDetails | null;
  /** What the applicant added when the request was sent again. */
  readonly details?: string | null;
}

/** A contact ready to be stored: sealed, with the keyed hashes by which it is found again. */
export interface SealedContact {
  readonly contact: string;
  readonly phone_hash: string | null;
  readonly email_hash: string | null;
  /** Keyed hashes of the words of its name. */
  readonly words: readonly string[];
}

/**
 * Opens the sealed contact of a registration; null once it was erased, and where it cannot be
 * decrypted: that must not keep members from the others.
 */
export async function openContact(
  env: Pick<Env, 'SECRET_KEY'>,
  edition: Pick<StoredEdition, 'number' | 'data_key'>,
  {
    id,
    contact,
    now,
  }: { readonly id: string; readonly contact: string | null; readonly now: number },
): Promise<ContactBox | null> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys || contact === null) return null;
  try {
    return JSON.parse(await openText(keys.seal, contactName(edition, id), contact)) as ContactBox;
  } catch {
    return null;
  }
}

/** What a sealed contact is bound to: no other registration's opens in its place. */
export function contactName(edition: { readonly number: number }, id: string): string {
  return `${edition.number} ${id}`;
}

/** Seals the contact of a registration. What else its box holds stays in it. */
export async function sealContact(
  keys: EditionKeys,
  edition: { readonly number: number },
  id: string,
  box: ContactBox,
): Promise<SealedContact> {
  const { name, phone, email } = box;
  const [contact, phone_hash, email_hash, words] = await Promise.all([
    sealText(keys.seal, contactName(edition, id), JSON.stringify(box)),
    phone === null ? null : contactHash(keys, 'phone', phone),
    email === null ? null : contactHash(keys, 'email', email),
    nameHashes(keys, foldWords(name)),
  ]);
  return { contact, phone_hash, email_hash, words };
}

/** Keyed hash of a telephone number (E.164) or an e-mail address. */
export function contactHash(
  keys: EditionKeys,
  of: 'phone' | 'email',
  text: string,
): Promise<string> {
  return keyedHash(keys.find, `${of} ${text}`);
}
