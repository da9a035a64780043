import { anyDigitsToLatin, toLatinDigits } from '../digits.ts';
import { foldText } from '../name.ts';
import { yearOf } from './cells.ts';
import { GIVEN_NAMES } from './given-names.ts';

/**
 * What a column of a list may not hold: the names of pupils, their birth, the numbers of national cards
 * and of Massar, the schools' register of pupils.
 */
export const FORBIDDEN = ['names', 'births', 'card', 'massar'] as const;
export type Forbidden = (typeof FORBIDDEN)[number];

/** Headings are folded: no accents, ta marbuta as ha, hamza gone. */
const MASSAR =
  /massar|\bcne\b|\bc n e\b|\bcode national\b|الرقم الوطني(?! للبطاق)|\b(code|numero|n|identifiant)( national)?( de| d| des)?( l)? l?eleves?\b|(student|pupil) (id|number|code)|(?<!\p{L})(?:ال)?مسار(?! (?:ال)?حافل)|(رمز|رقم) (?:ال)?(تلميذ|طالب)/u;
const CARD =
  /\bn?cin\b|\bcnie?\b|\bc i n\b|carte( d)?( identite)? ?(nationale|identite)|piece d ?identite|\bidentity\b|\bidentite\b|national (id|card|identity)|identity (card|number)|\bid card|passe?port|بطاق|ب ت و|(?<!\p{L})ب و(?!\p{L})|جواز السفر/u;
const BIRTH =
  /naiss|\bne( e)? le\b|\bnee?s?\b|birth|\bborn\b|\bdob\b|\bd o b\b|\bddn\b|\bage\b|ازدياد|ميلاد|ولاده|مولود|(?<!\p{L})(?:ال)?(سن|عمر)(?!\p{L})/u;
const PUPIL =
  /eleve|pupil|student|ecolier|enfant|child|participant|تلميذ|تلاميذ|طالب|طلبه|طفل|اطفال|مشارك|مستفيد/u;
const COUNT =
  /عدد|مجموع|\bnombre\b|\bnb\b|\bnbre\b|effectif|\bcount\b|\bnumber of\b|\btotal\b|how many/u;
const SEX = /\b(girls?|boys?|filles?|garcons?)\b|بنات|بنين|اناث|ذكور|تلميذات/u;
const OWN_NAME =
  /prenom|(first|given|last|family|full) ?name|surname|nom de famille|nom complet|noms? et|الاسم (?:ال)?(شخصي|عايلي|كامل)|(?<!\p{L})و?(?:ال)?(نسب|لقب|اسماء)(?!\p{L})/u;
/** Whoever answers for a group: an adult, whom the organizer must reach. */
const IN_CHARGE =
  /contact|responsable|direct(eur|rice|or)|principal|\bhead\b|teacher|professeur|enseignant|chef|president|secretaire|in charge|leader|coordinat|accompagn|encadr|مسوول|مدير(?!يه)|رييس|استاذ|منسق|موطر|مرافق|كاتب/u;
const BODY =
  /school|ecole|etablissement|lycee|college|institut|association|organi[sz]|groupe|club|fondation|primaire|maternelle|universite|centre|مدرس|موسس|ثانوي|اعدادي|ابتدايي|جمعي|هيي|معهد|مجموعه|نادي|روض|جامع|مركز|كتاب/u;

/** Whether a folded heading names whoever answers for the group, or the group itself. */
export const saysInCharge = (heading: string) => IN_CHARGE.test(heading);
export const saysBody = (heading: string) => BODY.test(heading);

/** The shares of a column's cells from which on it is one of these. */
const SOME = 0.05;
const MANY = 0.2;

/**
 * Why a column may not be used; null where it may. Judged by its heading and, whatever that says, by
 * what its cells look like. `year`: that of the edition.
 */
export function forbiddenIn(
  heading: string,
  cells: readonly string[],
  year: number,
): Forbidden | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return byHeading(foldText(heading), filled) ?? byContent(foldText(heading), filled, year);
}

const NAME = /(?<!\p{L})(noms?|names?|(?:ال)?اسم|(?:ال)?اسماء)(?!\p{L})/u;

/**
 * Whether a column that passed alone may still not stay beside births or numbers of pupils: each row is
 * then one of them, and a column of names is theirs, whatever they are called.
 */
export function namesPupils(heading: string, cells: readonly string[]): boolean {
  const folded = foldText(heading);
  if (!NAME.test(folded) || IN_CHARGE.test(folded) || BODY.test(folded)) return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && share(filled, (cell) => BODY.test(foldText(cell))) < 0.5;
}

function byHeading(heading: string, cells: readonly string[]): Forbidden | null {
  const counts = cells.length > 0 && share(cells, isCount) > 0.5;
  if (MASSAR.test(heading) && !COUNT.test(heading)) return 'massar';
  if (CARD.test(heading)) return 'card';
  if (BIRTH.test(heading)) return 'births';
  const named = PUPIL.test(heading) || SEX.test(heading);
  if (named && !counts && (cells.length > 0 || !COUNT.test(heading))) return 'names';
  if (OWN_NAME.test(heading) && !counts && !IN_CHARGE.test(heading) && !BODY.test(heading)) {
    return 'names';
  }
  return null;
}

function byContent(heading: string, cells: readonly string[], year: number): Forbidden | null {
  if (cells.length === 0) return null;
  if (share(cells, (cell) => personalNumber(cell) === 'massar') >= SOME) return 'massar';
  if (share(cells, (cell) => personalNumber(cell) === 'card') >= SOME) return 'card';
  if (share(cells, (cell) => isBirth(cell, year)) >= MANY) return 'births';
  if (countsBirths(cells, year)) return 'births';
  if (share(cells, listsNames) >= SOME) return 'names';
  if (IN_CHARGE.test(heading)) return null;
  // Many a school is named after somebody, and many an association by a word that is a name as well.
  const [most, words] = BODY.test(heading) ? [0.6, 2] : [0.3, 1];
  return share(cells, (cell) => namesSomebody(cell, words)) >= most ? 'names' : null;
}

/** What people write before a number, and glue to it at times. */
const BEFORE = '(?<![\\p{L}\\p{N}])(?:cin|cnie?|cne|massar|no)?';
/** Between its letters and its digits, and between groups of these. */
const GAP = '[ ._/\\-]{0,2}';
const AFTER = `(?!${GAP}\\p{N}|\\p{L})`;
const CARD_NUMBER = new RegExp(
  `${BEFORE}[a-z]${GAP}[a-z]?${GAP}(?:\\d{5,7}|(?=(?:\\D?\\d){5,7}(?!\\d))\\d{2,3}(?:[ ._-]\\d{2,3}){1,2})${AFTER}`,
  'u',
);
const MASSAR_NUMBER = new RegExp(`${BEFORE}[a-z]${GAP}\\d(?:[ ._-]?\\d){8}${AFTER}`, 'u');
/** The name of a mailbox may be a letter and digits. */
const MAILBOX = /[^\s@]{1,64}@\S+/g;

/**
 * The number of a national card, or of Massar, that stands in a cell by itself or among words, however
 * its letters and digits are set apart.
 */
export function personalNumber(cell: string): 'card' | 'massar' | null {
  const text = anyDigitsToLatin(cell.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(MAILBOX, ' ')
    .toLowerCase();
  if (MASSAR_NUMBER.test(text)) return 'massar';
  return CARD_NUMBER.test(text) ? 'card' : null;
}

/** Who comes to the open days with a group is three at least. */
const YOUNGEST = 3;
const OLDEST = 110;

function isBirth(cell: string, year: number): boolean {
  const said = yearOf(cell);
  return said !== null && said <= year - YOUNGEST && said >= year - OLDEST;
}

/** The days from which a sheet counts, and one year of them. */
const SHEET_YEAR = 365.2425;
const SHEET_BEGINS = 1_900;

/** Births that a sheet has as numbers, without the look of dates: unlike codes of places, none is round. */
function countsBirths(cells: readonly string[], year: number): boolean {
  const days = cells.map((cell) => Number(/^[1-6]\d{4}$/.exec(cell.trim())?.[0] ?? Number.NaN));
  const born = days.filter((day) => {
    const said = SHEET_BEGINS + day / SHEET_YEAR;
    return said >= year - OLDEST && said <= year - YOUNGEST;
  });
  const round = born.filter((day) => day % 10 === 0).length;
  return born.length >= 2 && born.length >= cells.length * 0.8 && round < born.length / 2;
}

/** Whether a cell names several people: a class, whatever the heading says. */
export function listsNames(cell: string): boolean {
  const parts = cell.split(/[;,\n\r/|+،؛]| - | و (?=\p{L})/u).filter((part) => part.trim() !== '');
  return parts.length >= 3 && parts.filter((part) => namesSomebody(part, 1)).length >= 2;
}

/** `fewest`: words that it has at least. */
function namesSomebody(cell: string, fewest: number): boolean {
  const folded = foldText(cell);
  if (/\p{N}/u.test(folded) || BODY.test(folded)) return false;
  const words = folded.replace(/(?<!\p{L})(عبد|abd) (?=\p{L})/gu, '$1').split(' ');
  const fits = words.length >= fewest && words.length <= 6;
  return fits && words.some((word) => GIVEN_NAMES.has(word));
}

function isCount(cell: string): boolean {
  return /^\d{1,5}$/.test(toLatinDigits(cell).trim());
}

function share(cells: readonly string[], is: (cell: string) => boolean): number {
  return cells.filter(is).length / cells.length;
}
