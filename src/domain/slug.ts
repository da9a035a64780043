import type { Localized } from './kinds.ts';

/** Characters of an edition's part of its addresses. */
export const SLUG_MAX = 31;

/** Languages in whose letters a slug is sought first: those that are written in Latin. */
const LATIN_FIRST = ['fr', 'en', 'ar', 'zgh'] as const;

/**
 * A slug for an edition: its city, else its name, in Latin letters, and the year of its first day.
 * `fes-2027`. The same letters are taken as they are on Moroccan road signs.
 */
export function proposedSlug(
  { city, name }: { readonly city?: Partial<Localized>; readonly name?: Partial<Localized> },
  year: string,
): string {
  const texts = [city, name].flatMap((text) => LATIN_FIRST.map((one) => text?.[one] ?? ''));
  const word = texts.map(inLatin).find((one) => one !== '') ?? 'edition';
  return withEnd(word, `-${year}`);
}

/** The slug itself if it is free, else the first of `fes-2027-2`, `fes-2027-3` … that is. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  const numbers = Array.from({ length: taken.size + 1 }, (_, i) => withEnd(slug, `-${i + 2}`));
  return numbers.find((one) => !taken.has(one)) ?? slug;
}

function withEnd(word: string, end: string): string {
  return word.slice(0, SLUG_MAX - end.length).replace(/-$/, '') + end;
}

/** Small Latin letters, digits and hyphens, beginning with a letter; empty where none is left. */
function inLatin(text: string): string {
  const latin = Array.from(text.normalize('NFKD'), (letter) => LETTERS.get(letter) ?? letter);
  return latin
    .join('')
    .toLowerCase()
    .replace(/[\p{M}ـ'’ʿʾ]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
}

/** Letters of a script, and what is written for each; several letters of Latin are one word. */
function pairs(written: string): (readonly [string, string])[] {
  return written.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const);
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...pairs('œoe æae øo ßss łl đd ıi'),
  // NFKD has parted hamza and madda from their letters.
  ...pairs('اa بb تt ثth جj حh خkh دd ذdh رr زz سs شch صs ضd طt ظd عa غgh فf قq كk لl مm نn هh'),
  ...pairs('وou يi ىa ةa ءa گg ڭg ڤv پp'),
  ...pairs('ⴰa ⴱb ⴳg ⴷd ⴹd ⴻe ⴼf ⴽk ⵀh ⵃh ⵄa ⵅkh ⵇq ⵉi ⵊj ⵍl ⵎm ⵏn ⵓou ⵔr ⵕr ⵖgh ⵙs ⵚs ⵛch ⵜt ⵟt'),
  ...pairs('ⵡw ⵢy ⵣz ⵥz'),
]);
