import { toLatinDigits } from './digits.ts';

/** Characters of the name of a passkey. */
export const PASSKEY_NAME_MAX = 60;

const MAX_WORDS = 4;

/** Letters that decomposition leaves apart though people write one for the other. */
const LETTERS = new Map(
  Object.entries({
    ٱ: 'ا',
    ة: 'ه',
    ھ: 'ه',
    ہ: 'ه',
    ى: 'ي',
    ی: 'ي',
    ک: 'ك',
    گ: 'ك',
    ڭ: 'ك',
    ڤ: 'ف',
    پ: 'ب',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ı: 'i',
  }),
);

/** Articles that stand alone, as in El Idrissi. */
const ARTICLES = new Set(['el', 'al', 'ال']);

/** Words that belong to the next one, written with or without a space: بن علي, Benali. */
const PARTICLES = new Set([
  'abd',
  'abdel',
  'abdul',
  'ben',
  'bin',
  'bou',
  'ait',
  'عبد',
  'بن',
  'بو',
  'ايت',
  'ⴰⵢⵜ',
]);

/**
 * The words by which a name is found again, at most four, in their order: lower case, without
 * accents, vowel signs, hamza, tatweel, apostrophes and articles; ta marbuta as ha, alef maqsura
 * as ya; عبد, بن, Aït and their like joined to what follows. Tifinagh and other scripts stay.
 * A name without letters or digits gives none.
 */
export function foldWords(name: string): string[] {
  const written = fold(name.slice(0, 200))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const words = joinParticles(written.filter((word) => !ARTICLES.has(word)));
  return Array.from(new Set(words.length > 0 ? words : written)).slice(0, MAX_WORDS);
}

/** A whole text folded as names are, its words in their order: two that differ only in spelling are one. */
export function foldText(text: string): string {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
}

/** Decomposed, so that hamza and alef forms and Latin accents fall off with the marks. */
function fold(name: string): string {
  const bare = toLatinDigits(name)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Lm}\p{Cf}ء'’‘`]/gu, '');
  return Array.from(bare, (letter) => LETTERS.get(letter) ?? letter).join('');
}

function joinParticles(written: string[]): string[] {
  const words: string[] = [];
  let start = '';
  for (const word of written) {
    if (PARTICLES.has(word)) {
      start += word;
    } else {
      words.push(withoutInnerArticle(start + withoutArticle(word)));
      start = '';
    }
  }
  if (start !== '') words.push(withoutInnerArticle(start));
  return words;
}

function withoutArticle(word: string): string {
  return word.replace(/^(?:ال(?=..)|el(?=....))/u, '');
}

/** عبدالقادر and عبد القادر, Abdelkader and Abd El Kader are one. */
function withoutInnerArticle(word: string): string {
  return word.replace(/^(?<servant>عبد|abd)(?:ال|[aeu]l)(?=..)/u, '$<servant>');
}

/** The first word of a name, and whether more follows: enough to ask who stands there. */
export function shortName(name: string): string {
  const [first = '', ...more] = name.trim().split(/\s+/);
  return more.length > 0 ? `${first} …` : first;
}
