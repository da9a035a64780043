import { anyDigitsToLatin, wholeNumber } from './digits.ts';
import { parseEmail } from './email.ts';
import { parsePhone } from './phone.ts';
import { cleanText } from './text.ts';

/** Characters of a child's first name, and of a wish. */
const FIRST_NAME_MAX = 40;
export const WISH_MAX = 300;
/** A wish is a child's: whole years. */
const AGE_MAX = 17;

/** How the guardian is reached: by one of them. */
export interface WishContact {
  /** E.164 */
  readonly phone: string | null;
  readonly email: string | null;
}

/** A wish as its guardian sent it. */
export interface Wish extends WishContact {
  readonly first_name: string;
  readonly age: number;
  readonly wish: string;
}

/** The same as it was typed. */
export interface WishDraft {
  readonly first_name: string;
  readonly age: string;
  readonly wish: string;
  readonly contact: string;
  /** That the parent or guardian writes it. */
  readonly guardian: boolean;
  /** That they give the child's own words. */
  readonly quoted: boolean;
}

/** The fields in which a wish can be wrong, and how. */
export type WishFault =
  | { readonly field: 'first_name' | 'age' | 'contact' | 'guardian'; readonly fault: 'missing' }
  | { readonly field: 'wish'; readonly fault: 'missing' | 'long' }
  | { readonly field: 'quoted'; readonly fault: 'child' };

/** A wish as it will be kept, or everything that is wrong with it. */
export function checkWish(draft: WishDraft): { wish: Wish } | { faults: WishFault[] } {
  const faults: WishFault[] = [];
  const first_name = cleanText(draft.first_name, FIRST_NAME_MAX);
  if (first_name === null) faults.push({ field: 'first_name', fault: 'missing' });
  const age = wholeNumber(draft.age) ?? Number.NaN;
  const isAge = age >= 1 && age <= AGE_MAX;
  if (!isAge) faults.push({ field: 'age', fault: 'missing' });
  const wish = cleanText(draft.wish, WISH_MAX);
  if (wish === null) {
    const isLong = draft.wish.trim().length > WISH_MAX;
    faults.push({ field: 'wish', fault: isLong ? 'long' : 'missing' });
  }
  const contact = contactOf(draft.contact);
  if (contact === null) faults.push({ field: 'contact', fault: 'missing' });
  if (!draft.guardian) faults.push({ field: 'guardian', fault: 'missing' });
  if (readsAsChild(draft.wish) && !draft.quoted) faults.push({ field: 'quoted', fault: 'child' });
  if (faults.length > 0 || first_name === null || wish === null || contact === null) {
    return { faults };
  }
  return { wish: { first_name, age, wish, ...contact } };
}

/** A phone number, or an e-mail address; null for what is neither. */
export function contactOf(typed: string): WishContact | null {
  if (typed.includes('@')) {
    const email = parseEmail(typed);
    return email === null ? null : { phone: null, email };
  }
  const phone = parsePhone(typed, { country: 'MA' });
  return phone && { phone: phone.e164, email: null };
}

const YEARS = '(?:[1-9]|1[0-7])';
/** The same in words, as they are written and as they are spoken in Morocco; none of them is a grown-up's. */
const ARABIC_TENS = '(?:[إاأ]حدى|[إاأ]ثنت[اي]|ثلاث|[أا]ربع|خمس|ست|سبع)[ةه]? عشر[ةه]?';
const ARABIC_UNITS = '(?:ثلاث|تلت|[أا]?ربع|خمس|ست|سبع|[ثت]ماني?|[ثت]مني?|تسع|عشر)[ةه]?';
const SPOKEN_TEENS = '(?:حد|[طت]ن|[تث]لط|ربعط|خمسط|سط|سبعط)اش(?:ر| ?ل)?';
const ARABIC_YEARS = `(?:${YEARS}|${ARABIC_TENS}|${ARABIC_UNITS}|${SPOKEN_TEENS})`;
const FRENCH_YEARS = `(?:${YEARS}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:[- ]sept)?|onze|douze|treize|quatorze|quinze|seize)`;
const ENGLISH_YEARS = `(?:${YEARS}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)`;

/** Years as a whole word, of an age: not of work or of a marriage. */
const ARABIC_OF_AGE =
  '(?:سن[ةه]|سنوات|سنين|سنتين|عاما?|[أا]عوام)(?!\\p{L})(?! (?:(?:من|ديال|د) ?)?(?:ال)?(?:خبر|تجرب|عمل|خدم|[أا]قدمي|زواج))';

const CHILDS_WORDS: readonly RegExp[] = [
  new RegExp(
    `(?<!\\p{L})[وف]?(?:عمري|عندي|سني|[أا]?بلغت?(?: من العمر)?) ?:? ?${ARABIC_YEARS} ?${ARABIC_OF_AGE}`,
    'u',
  ),
  new RegExp(`(?<!\\p{L})[وف]?عمري ?:? ?${YEARS}(?!\\d)`, 'u'),
  new RegExp(`(?<!\\p{L})[وف]?عمري ?:? ?(?:سنتان|سنتين|${ARABIC_YEARS})(?= ?(?:[.,،؛!؟]|$))`, 'u'),
  /(?<!\p{L})ال(?:ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع)[ةه] عشر)[ةه]? من عمري(?!\p{L})/u,
  /(?<!\p{L})[وف]?(?:أنا|انا) (?:طفل|تلميذ|بنت|ولد)ة?(?!\p{L})/u,
  /(?<!\p{L})[وف]?(?:ماما|بابا)(?!\p{L})/u,
  new RegExp(
    `(?<!\\p{L})j['’ ]?ai (?:bientôt |presque |seulement |déjà |juste |à peine |que )?${FRENCH_YEARS} ?ans(?!\\p{L})(?! (?:d['’ ]|de ))`,
    'iu',
  ),
  /(?<!\p{L})(?:ma maman|mon papa|je suis une? (?:enfant|fille|garçon|élève))(?!\p{L})/iu,
  new RegExp(
    `(?<!\\p{L})i ?(?:['’]?m|am) (?:only |just |nearly |almost |an? )*${ENGLISH_YEARS}(?:[- ]years?(?:[- ]old)?(?! (?:of|in|into|from|away|late))| and|[.,;!]|$)(?![\\p{L}\\d])`,
    'iu',
  ),
  /(?<!\p{L})(?:my (?:mum|mom|mummy|mommy|dad|daddy)|i(?:['’]m| am) a (?:child|kid|girl|boy))(?!\p{L})/iu,
];

/**
 * Whether a text reads as a child's own: it tells its writer's age in years below 18, or calls its
 * parents as children do. A guardian may give the child's words; they say so.
 */
export function readsAsChild(text: string): boolean {
  // Digits and letters of full width, and Arabic ones in the shapes of print, are the same ones.
  const read = anyDigitsToLatin(text.slice(0, WISH_MAX * 4).normalize('NFKC'))
    .replace(/[\p{Mn}ـ]/gu, '')
    .replace(/\s+/g, ' ');
  return CHILDS_WORDS.some((one) => one.test(read));
}
