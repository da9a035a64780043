import type { Edition } from '../../domain/edition.ts';
import { foldWords } from '../../domain/name.ts';
import { Problem } from '../../domain/problem.ts';
import { type Contact, firstStateOf, type PartyRequest } from '../../domain/registration.ts';
import type { Env } from '../../env.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { type EditionKeys, editionKeys, hashSecret, keyedHash, sealText } from '../keys/keys.ts';
import { nameHashes } from '../keys/name-hashes.ts';
import { contactName } from './contact-box.ts';
import type { RegistrationRow } from './register.ts';

/** The keys of an edition. Throws `registration_closed` once it was erased. */
export async function openKeys(
  env: Env,
  edition: StoredEdition,
  now: number,
): Promise<EditionKeys> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) throw new Problem('registration_closed', { detail: 'The edition was erased.' });
  return keys;
}

/**
 * A checked party as the Registrar takes it: its contact sealed, and what it is found by hashed. `key`: a
 * UUID, which becomes its id.
 */
export async function prepareRegistration(
  keys: EditionKeys,
  edition: Edition,
  key: string,
  request: PartyRequest,
  now: number,
): Promise<Omit<RegistrationRow, 'day'>> {
  const {
    contact,
    party,
    organisation,
    group_code,
    slot,
    kind,
    step_free,
    locale,
    news,
    ...other
  } = request;
  // Each window of `also` is a registration of its own.
  const { media, also: _, ...rest } = other;
  const { adults, children, girls, boys, coaches, ...more } = party;
  // A new field of a request is stored, or this does not compile.
  ({ ...rest, ...more }) satisfies Record<string, never>;
  const id = key.toLowerCase();
  const find = (purpose: string, text: string) => keyedHash(keys.find, `${purpose} ${text}`);
  const [sealed, phone_hash, email_hash, fingerprint, words] = await Promise.all([
    isEmpty(contact)
      ? null
      : sealText(
          keys.seal,
          contactName(edition, id),
          JSON.stringify({ ...contact, organisation, ...(media && { media }) }),
        ),
    contact.phone === null ? null : find('phone', contact.phone),
    contact.email === null ? null : find('email', contact.email),
    find('request', JSON.stringify(request)),
    nameHashes(keys, foldWords(contact.name)),
  ]);
  const first = firstStateOf(request, edition);
  return {
    id,
    ...first,
    request: null,
    // The code vouches for so many, and for no more.
    agreed: group_code === null ? null : adults + children,
    waits_since: first.state === 'pending' ? now : null,
    group_code: group_code === null ? null : await hashSecret(group_code),
    slot,
    kind,
    step_free,
    locale,
    news,
    adults,
    children,
    girls,
    boys,
    coaches,
    contact: sealed,
    phone_hash,
    email_hash,
    fingerprint,
    words,
    by: null,
    created_at: now,
  };
}

/** Of somebody at the desk, whose paper is all there is. */
function isEmpty({ name, phone, email }: Contact): boolean {
  return name === '' && phone === null && email === null;
}
