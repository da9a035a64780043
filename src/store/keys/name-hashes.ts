import { type EditionKeys, keyedHash } from './keys.ts';

/** Letters of a word by which it is found before it is typed out, and characters of their hashes. */
const BEGINNINGS = [3, 5] as const;
const BEGINNING_LENGTH = 4;
/** Base64 of 16 bytes without its padding. */
const WORD_LENGTH = 22;

/**
 * Keyed hashes of the folded words of a name, in their order: those of words that begin alike begin
 * alike, so that they stand together in the index and take no row of their own.
 */
export function nameHashes(keys: EditionKeys, words: readonly string[]): Promise<string[]> {
  return Promise.all(
    words.map(async (word) => {
      const [whole, ...beginnings] = await Promise.all([
        keyedHash(keys.find, `name ${word}`),
        ...BEGINNINGS.map((letters) => beginningOf(keys, word, letters)),
      ]);
      return beginnings.join('') + whole.slice(0, WORD_LENGTH);
    }),
  );
}

/** How the hashes of all words begin that begin like this one; null for one that is too short. */
export async function beginningHash(keys: EditionKeys, word: string): Promise<string | null> {
  const { length } = Array.from(word);
  const known = BEGINNINGS.filter((letters) => letters <= length);
  if (known.length === 0) return null;
  return (await Promise.all(known.map((letters) => beginningOf(keys, word, letters)))).join('');
}

async function beginningOf(keys: EditionKeys, word: string, letters: number): Promise<string> {
  const start = Array.from(word).slice(0, letters).join('');
  return (await keyedHash(keys.find, `name begins ${start}`)).slice(0, BEGINNING_LENGTH);
}
