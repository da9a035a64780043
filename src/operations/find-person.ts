import { parseCode } from '../domain/code.ts';
import { contactIn, readSearch } from '../domain/search-text.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type FoundWait, findWaits } from '../store/held/find-held.ts';
import { editionKeys } from '../store/keys/keys.ts';
import { contactHash } from '../store/registrations/contact-box.ts';
import { wishesOfContacts } from '../store/wishes/of-contact.ts';
import { allow, type MemberContext } from './context.ts';
import { searchVisitors, type VisitorsFound } from './search-visitors.ts';

/** Everything under which somebody may be held. */
export interface PersonFound {
  readonly found: VisitorsFound;
  /** Parties that have no registration. */
  readonly waits: readonly FoundWait[];
  /** Wishes of children with this contact, answered or not: only that they are there. */
  readonly wishes: number;
}

/**
 * Looks for a person as the office's search does, and beside registrations in wait lists and among
 * children's wishes. Noted as that search is, without what was typed.
 */
export async function findPerson(
  context: MemberContext,
  { edition, text }: { readonly edition: StoredEdition; readonly text: string },
): Promise<PersonFound> {
  allow(context, 'open_person');
  const { env, now } = context;
  const search = { edition, text, onUs: null, asName: false, day: null, slot: null, after: null };
  const found = await searchVisitors(context, search);
  const contact = contactIn(text);
  const [waits, wishes] = await Promise.all([
    waitsOf(context, edition, text),
    contact === null ? [] : wishesOfContacts(env, edition.number, [contact.text], now),
  ]);
  return { found, waits, wishes: wishes.length };
}

async function waitsOf(
  { env, now }: MemberContext,
  edition: StoredEdition,
  text: string,
): Promise<FoundWait[]> {
  const [meant, contact] = [readSearch(text), contactIn(text)];
  const code =
    meant.by === 'digits' && meant.code !== null ? parseCode(meant.code, edition.code_key) : null;
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  const hash = keys && contact && (await contactHash(keys, contact.of, contact.text));
  const found = await run(
    env.DB,
    ...(code ? [findWaits(env.DB, edition.number, { of: 'code', ...code })] : []),
    ...(hash && contact ? [findWaits(env.DB, edition.number, { of: contact.of, hash })] : []),
  );
  const all = found.flat();
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}
