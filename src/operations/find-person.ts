import { parseCode } from '../domain/code.ts';
import { contactIn, readSearch } from '../domain/search-text.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { countWishesOf, type FoundWait, findWaits } from '../store/held/find-held.ts';
import { editionKeys, wishKeys } from '../store/keys/keys.ts';
import { contactHash } from '../store/registrations/contact-box.ts';
import { readWishDesk } from '../store/wishes/desk.ts';
import { wishContactHash } from '../store/wishes/send.ts';
import { allow, type MemberContext } from './context.ts';
import { searchVisitors, type VisitorsFound } from './search-visitors.ts';

/** Everything under which somebody may be held. */
export interface PersonFound {
  readonly found: VisitorsFound;
  /** Parties that have no registration. */
  readonly waits: readonly FoundWait[];
  /** Wishes of children with this contact that wait for their answer: only that they are there. */
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
    contact === null ? 0 : wishesOf(context, edition, contact.text),
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
  contact: string,
): Promise<number> {
  const [desk] = await run(env.DB, readWishDesk(env.DB, number));
  const keys = desk && (await wishKeys(env.SECRET_KEY, desk, now));
  if (!keys) return 0;
  const hash = await wishContactHash(keys, contact);
  const [wishes] = await run(env.DB, countWishesOf(env.DB, number, hash));
  return wishes;
}
