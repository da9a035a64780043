/** Where a value is filled into a text: `{time}`. */
const PLACE = /\{(\w+)\}/g;

/** The names of the places of a text, each once, in order. */
export function placesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name = '']) => name))];
}

/** Characters that are read of a text: what is filled in is not counted. */
export function lengthOf(text: string): number {
  return [...text.replace(PLACE, '')].length;
}

/** How much longer than the longest of the other languages an Amazigh text may be. */
const LONGER = 1.25;
/** Even a text of one word has room for so many characters. */
const ROOM_MIN = 12;

/**
 * The longest an Amazigh text may be, in characters; `others`: of the longest of its Arabic and French
 * texts, all forms of a plural and all parts of a sentence among them. The pages are laid out for Arabic and French, and
 * have room for a quarter more; what stands there today fits.
 */
export function longestOf(others: number, now: string): number {
  return Math.max(ROOM_MIN, Math.ceil(others * LONGER), lengthOf(now));
}

/** What no text of a page holds: control characters, line ends, and what turns a line round. */
const FORBIDDEN = /[\p{Cc}\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\ufeff\ufffd]|\p{Cs}|\p{Co}/u;
const OPEN = /[\u2066-\u2068]/g;
const CLOSED = /\u2069/g;
/** A brace that belongs to no place. */
const BRACE = /[{}]/;
const MARKUP = /<\/?[a-z!]/i;

/** Whether a text has only what may stand on a page, and every isolate in it is closed. */
export function isPlain(text: string): boolean {
  const bare = text.replace(PLACE, '');
  const isolates = (pattern: RegExp) => [...text.matchAll(pattern)].length;
  return (
    !FORBIDDEN.test(text) &&
    !BRACE.test(bare) &&
    !MARKUP.test(bare) &&
    isolates(OPEN) === isolates(CLOSED)
  );
}
