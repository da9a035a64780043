import type { Entry } from '../../domain/words/review.ts';

/** Sentences on one page of the review: enough for a sitting. */
const SENTENCES = 20;

/** Which texts are shown. */
export interface Choice {
  readonly page: string;
  /** Only what nobody has reviewed. */
  readonly open: boolean;
}

/** What was asked for, and from which sentence on. */
export interface AskedChoice extends Choice {
  readonly from: number;
}

/** Of an address or a form: whatever comes, it is a choice. */
export function choiceIn({ page, open, from }: Record<string, unknown>): AskedChoice {
  const sentence = typeof from === 'string' && /^\d{1,4}$/.test(from) ? Number(from) : 0;
  return { page: typeof page === 'string' ? page : '', open: open === 'on', from: sentence };
}

/** The pages that have texts, in the order of their names. */
export function pagesIn(all: readonly Entry[]): string[] {
  return [...new Set(all.flatMap(({ seen }) => seen))].sort();
}

/** The texts of a choice; of every page where it names none. */
export function chosenFrom(all: readonly Entry[], { page, open }: Choice): Entry[] {
  return all.filter(
    ({ seen, by }) => (page === '' || seen.includes(page)) && !(open && by !== null),
  );
}

/** What one page of the review shows: whole sentences, so that every form of a plural is there. */
export function shownOf(all: readonly Entry[], choice: AskedChoice) {
  // What few pages share comes first: it is what this page says, and no other.
  const own = chosenFrom(all, { page: choice.page, open: false }).toSorted(
    (a, b) => a.seen.length - b.seen.length,
  );
  const paths = [...new Set(chosenFrom(own, choice).map(({ path }) => path))];
  const shown = new Set(paths.slice(choice.from, choice.from + SENTENCES));
  const next = choice.from + SENTENCES;
  return {
    entries: own.filter(({ path }) => shown.has(path)),
    reviewed: own.filter(({ by }) => by !== null).length,
    total: own.length,
    next: next < paths.length ? next : null,
  };
}
