import type { Entry, Given } from '../../domain/words/review.ts';

/** What a reader typed, where it is shown again. */
export interface Typed {
  readonly by: string;
  readonly given: readonly Given[];
}

/**
 * What a form says of the texts that it showed: text `n`, whether it is ticked, and the Arabic beside
 * which it was written. The row of each is its place on the page, from 1.
 */
export function givenIn(form: Record<string, unknown>, entries: readonly Entry[]): Given[] {
  const said = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const shown = new Map(entries.map((entry) => [entry.key, entry]));
  const rows = Object.keys(form).flatMap((name) => /^key-(\d{1,3})$/.exec(name)?.[1] ?? []);
  return rows.map((row) => {
    const key = said(`key-${row}`);
    const isRight = said(`right-${row}`) === 'on';
    return {
      ...{ row: Number(row), key },
      arabic: said(`arabic-${row}`),
      amazigh: said(`text-${row}`),
      by: isRight ? said('by') || '?' : '',
      ...keptReview(shown.get(key), { amazigh: said(`text-${row}`), isRight }),
    };
  });
}

/** Whoever leaves a reviewed text as it is takes nothing away from its review. */
function keptReview(
  entry: Entry | undefined,
  { amazigh, isRight }: { amazigh: string; isRight: boolean },
): { by?: string } {
  const isSame = entry !== undefined && entry.by !== null && entry.amazigh === amazigh;
  return isSame && !isRight ? { by: entry.by } : {};
}
