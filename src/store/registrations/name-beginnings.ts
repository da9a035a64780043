import { rowsOf, type Verb } from '../d1/batch.ts';

/** Different words of one beginning that a search looks for: more of them are too many to tell apart. */
const WORDS_MOST = 24;

/** The words that begin alike, by their keyed hashes. */
export interface BegunWords {
  readonly hashes: readonly string[];
  /** Whether there are more than these. */
  readonly more: boolean;
}

/**
 * For each of these beginnings (of keyed hashes) the words of the edition that have it, in the order
 * of their hashes. Reads a row or two for each word, however many registrations have it.
 */
export function readBeginnings(
  db: D1Database,
  event: number,
  beginnings: readonly string[],
): Verb<BegunWords[]> {
  const statement = db.prepare(SELECT_BEGUN).bind(event, JSON.stringify(beginnings), WORDS_MOST);
  return {
    statements: [statement],
    read: ([result]) => {
      const rows = rowsOf<{ list: number; hash: string }>(result);
      return beginnings.map((_, list) => {
        const found = rows.filter((row) => row.list === list).map(({ hash }) => hash);
        return { hashes: found.slice(0, WORDS_MOST), more: found.length > WORDS_MOST };
      });
    },
  };
}

/** No letter of a hash comes after this one. */
const LAST = "'~'";

// From one word straight to the next: the registrations between them are passed over.
const SELECT_BEGUN = `
WITH RECURSIVE word (list, hash, nth) AS (
  SELECT j.key, (SELECT min(w.hash) FROM name_word w
    WHERE w.event = ?1 AND w.hash >= j.value AND w.hash < j.value || ${LAST}), 1
  FROM json_each(?2) j
  UNION ALL
  SELECT b.list, (SELECT min(w.hash) FROM name_word w
    WHERE w.event = ?1 AND w.hash > b.hash
      AND w.hash < json_extract(?2, '$[' || b.list || ']') || ${LAST}), b.nth + 1
  FROM word b WHERE b.hash IS NOT NULL AND b.nth <= ?3
)
SELECT list, hash FROM word WHERE hash IS NOT NULL ORDER BY list, hash`;
