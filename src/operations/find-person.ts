import { parseCode } from '../domain/code.ts';
import { contactIn, readSearch } from '../domain/search-text.ts';
import type { TypedContact } from '../domain/ticket-finding.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type FoundWait, findWaits } from '../store/held/find-held.ts';
import { editionKeys, wishKeys } from '../store/keys/keys.ts';
import { contactHash } from '../store/registrations/contact-box.ts';
import { readWishDesk } from '../store/wishes/desk.ts';
import { wishesOfContact } from '../store/wishes/of-contact.ts';
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
  const search = { edition, text, onUs: null, asName: false, day: null, slot: null, after: null };
  const found = await searchVisitors(context, search);
  const contact = contactIn(text);
  const [waits, wishes] = await Promise.all([
    waitsOf(context, edition, text),
    contact === null ? 0 : wishesOf(context, edition, contact),
  ]);
  return { found, waits, wishes };
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

async function wishesOf(
  { env, now }: MemberContext,
  { number }: StoredEdition,
  contact: TypedContact,
): Promise<number> {
  const [desk] = await run(env.DB, readWishDesk(env.DB, number));
  const keys = desk && (await wishKeys(env.SECRET_KEY, desk, now));
  if (!keys) return 0;
  return (await wishesOfContact(env.DB, keys, number, contact)).length;
}
