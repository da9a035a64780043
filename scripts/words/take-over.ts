import { join } from 'node:path';
import { type Given, judge, type Refused } from '../../src/domain/words/review.ts';
import { Sources } from './catalogue-source.ts';
import { entriesIn, fingerprintOf, type Reviews, readReviews, reviewsFile } from './entries.ts';
import type { Change } from './insert.ts';
import { beyondReach, rewritten } from './write.ts';

/** What the repository becomes by what a reader gave. */
export interface TakenOver {
  /** Path to text: catalogues, and the file of reviews. */
  readonly files: ReadonlyMap<string, string>;
  readonly changed: number;
  readonly reviewed: number;
  readonly refused: readonly Refused[];
}

/**
 * Takes over what a reader gave. `i18n`: the folder of the catalogues, absolute; `on`: the day of the
 * review, `YYYY-MM-DD`.
 */
export function takenOver(i18n: string, given: readonly Given[], on: string): TakenOver {
  const named = new Set(given.map(({ key }) => key.trim().split('.', 1)[0]));
  const entries = entriesIn(i18n, undefined, (catalogue) => named.has(catalogue));
  const { accepted, refused } = judge(given, entries);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const asked = accepted.flatMap((one) => {
    const entry = byKey.get(one.entry.key);
    return entry ? [{ ...one, entry }] : [];
  });
  const fileOf = (catalogue: string) => ({
    ar: join(i18n, 'ar', `${catalogue}.ts`),
    zgh: join(i18n, 'zgh', `${catalogue}.ts`),
  });
  const sources = new Sources();
  const beyond = new Set(beyondReach(asked, sources, fileOf));
  const changes = asked.filter((change) => !beyond.has(change));
  const files = rewritten(changes, sources, fileOf);
  if (changes.length > 0) files.set(reviewsFile(i18n), reviewsText(readReviews(i18n), changes, on));
  const reviewed = changes.filter(({ by }) => by !== null).length;
  const rows = new Map(given.map(({ key, row }) => [key.trim(), row]));
  const needing = [...beyond].map(({ entry: { key } }) => ({
    ...{ row: rows.get(key) ?? 0, key, fault: 'programmer' as const, about: '' },
  }));
  const all = [...refused, ...needing].sort((a, b) => a.row - b.row);
  return { files, changed: changes.length, reviewed, refused: all };
}

/** A text that is new without initials has no review any more. */
function reviewsText(before: Reviews, changes: readonly Change[], on: string): string {
  const reviews = new Map(Object.entries(before));
  for (const { entry, amazigh, by } of changes) {
    reviews.delete(entry.key);
    if (by === null) continue;
    const review = { by, on, arabic: entry.of, amazigh: fingerprintOf(amazigh) };
    reviews.set(entry.key, review);
  }
  const sorted = [...reviews].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}
