import { toLatinDigits, wholeNumber } from './digits.ts';
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
const CHILDS_WORDS: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})[وف]?(?:عمري|عندي|سني) ?:? ?${YEARS} ?(?:سن|عام|أعوام|اعوام)`, 'u'),
  new RegExp(`(?<!\\p{L})[وف]?عمري ?:? ?${YEARS}(?!\\d)`, 'u'),
  /(?<!\p{L})[وف]?(?:أنا|انا) (?:طفل|تلميذ|بنت|ولد)ة?(?!\p{L})/u,
  /(?<!\p{L})[وف]?(?:ماما|بابا)(?!\p{L})/u,
  new RegExp(`(?<!\\p{L})j['’ ]?ai ${YEARS} ?ans(?!\\p{L})`, 'iu'),
  /(?<!\p{L})(?:ma maman|mon papa|je suis une? (?:enfant|fille|garçon|élève))(?!\p{L})/iu,
  new RegExp(
    `(?<!\\p{L})i ?(?:['’]?m|am) (?:only )?${YEARS}(?: years?(?: old)?| and|[.,;!]|$)(?![\\p{L}\\d])`,
    'iu',
  ),
  /(?<!\p{L})(?:my (?:mum|mom|mummy|mommy|dad|daddy)|i(?:['’]m| am) a (?:child|kid|girl|boy))(?!\p{L})/iu,
];

/**
 * Whether a text reads as a child's own: it tells its writer's age in years below 18, or calls its
 * parents as children do. A guardian may give the child's words; they say so.
 */
export function readsAsChild(text: string): boolean {
  const read = toLatinDigits(text.slice(0, WISH_MAX * 4))
    .normalize('NFC')
    .replace(/[\p{Mn}ـ]/gu, '')
    .replace(/\s+/g, ' ');
  return CHILDS_WORDS.some((one) => one.test(read));
}
