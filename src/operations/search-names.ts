import { foldWords } from '../domain/name.ts';
import { auditRow } from '../store/d1/audit.ts';
import { run, write } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import type { EditionKeys } from '../store/keys/keys.ts';
import { beginningHash, nameHashes } from '../store/keys/name-hashes.ts';
import { openContact } from '../store/registrations/contact-box.ts';
import { type BegunWords, readBeginnings } from '../store/registrations/name-beginnings.ts';
import { type Found, findByName, type Narrowed } from '../store/registrations/search.ts';
import { allow, type MemberContext } from './context.ts';

/** What is looked for among the names of an edition. */
export interface NameSearch {
  readonly edition: StoredEdition;
  readonly keys: EditionKeys;
  /** Folded, one to four. */
  readonly words: readonly string[];
  readonly narrowed: Narrowed;
  /** Not by whole words first. */
  readonly byBeginnings: boolean;
}

/** Registrations whose name was found, and whether by beginnings of words. */
export interface NamesFound extends Found {
  readonly byBeginnings: boolean;
}

/**
 * Finds registrations by whole words of a name; where nobody has them, by words that begin so, from
 * three letters on. Noted in the audit without the words, and each further page as well: whoever asks
 * can say that theirs is one.
 */
export async function searchNames(context: MemberContext, search: NameSearch): Promise<NamesFound> {
  allow(context, 'search_visitors');
  const { env, by, now } = context;
  const { edition, keys, words, narrowed } = search;
  const deed = { by, at: now, verb: 'search_by_name', subject: 'visitors' } as const;
  const isFirst = narrowed.after === null;
  const noted = write(auditRow(env.DB, deed, { values: {}, found: '' }));
  const hashes = await nameHashes(keys, words);
  if (search.byBeginnings) {
    await run(env.DB, noted);
    return beginningSo(context, search, hashes);
  }
  const [found] = await run(env.DB, findByName(env.DB, edition.number, hashes, narrowed), noted);
  const isNobody = isFirst && found.hits.length === 0 && found.next === null;
  return isNobody ? beginningSo(context, search, hashes) : { ...found, byBeginnings: false };
}

/** A word too short for a beginning is looked for as a whole one. */
async function beginningSo(
  context: MemberContext,
  { edition, keys, words, narrowed }: NameSearch,
  hashes: readonly string[],
): Promise<NamesFound> {
  const { env, now } = context;
  const none = { hits: [], next: null, capped: false, byBeginnings: true };
  const beginnings = await Promise.all(words.map((word) => beginningHash(keys, word)));
  const asked = beginnings.filter((one) => one !== null);
  if (asked.length === 0) return none;
  const [begun] = await run(env.DB, readBeginnings(env.DB, edition.number, asked));
  if (begun.some((one) => one.hashes.length === 0)) return none;
  const lists = listsOf(hashes, beginnings, begun);
  const [found] = await run(env.DB, findByName(env.DB, edition.number, lists, narrowed));
  // Hashes say how a word begins by three letters or five: the name itself says the rest.
  const kept = await Promise.all(
    found.hits.map(async ({ id, contact }) => {
      const box = await openContact(env, edition, { id, contact, now });
      const own = foldWords(box?.name ?? '');
      return words.every((word) => own.some((one) => one.startsWith(word)));
    }),
  );
  const capped = found.capped || begun.some(({ more }) => more);
  return { ...found, hits: found.hits.filter((_, at) => kept[at]), capped, byBeginnings: true };
}

function listsOf(
  hashes: readonly string[],
  beginnings: readonly (string | null)[],
  begun: readonly BegunWords[],
): (string | readonly string[])[] {
  const rest = begun[Symbol.iterator]();
  return hashes.map((hash, at) =>
    beginnings[at] === null ? hash : (rest.next().value?.hashes ?? []),
  );
}
