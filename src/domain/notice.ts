import type { Edition } from './edition.ts';
import { LOCALES, type Locale } from './kinds.ts';
import type { FieldFault } from './problem.ts';
import { cleanText } from './text.ts';
import { DAY_MS } from './time.ts';

/** A correction says what is true of something that people tell each other. */
export const NOTICE_KINDS = ['notice', 'correction'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What a notice was begun with. `free`: words of its own. */
export const TEMPLATES = ['held', 'full', 'rumour', 'weather', 'over', 'free'] as const;
export type Template = (typeof TEMPLATES)[number];

/** Templates that have a text to be reviewed before the days. */
export const WRITTEN_TEMPLATES = TEMPLATES.filter((template) => template !== 'free');

/** A text by language. One that has no entry was not written. */
export type NoticeText = Readonly<Partial<Record<Locale, string>>>;

/** A rumour by language: what is true of it, and what is not. */
export type RumourParts = Readonly<Partial<Record<Locale, Rumour>>>;
export interface Rumour {
  readonly is: string;
  readonly not: string;
}

/** What an edition says to everybody, in its latest version. Instants in ms. */
export interface Notice {
  /** Drawn one after the other in each edition, and the same for every version. */
  readonly number: number;
  /** 1 for the first text; each correction of it has the next. */
  readonly revision: number;
  readonly kind: NoticeKind;
  readonly template: Template;
  readonly pinned: boolean;
  /** The gate that it is about; null for everybody. */
  readonly gate: number | null;
  /** Past it, it leaves the pages by itself. */
  readonly until: number | null;
  readonly text: NoticeText;
  readonly parts: RumourParts | null;
  /** Of the first version. */
  readonly first_published_at: number;
  /** Of this version. */
  readonly published_at: number;
  readonly withdrawn_at: number | null;
}

/** Code points of a text in one language: it is read standing, on a phone. */
export const NOTICE_MAX = 600;
/** Lines of a text, the empty ones too. */
const LINES_MAX = 40;
/** Code points of each half of a rumour: both are in one text. */
export const RUMOUR_MAX = 240;
/** Languages without which nothing is published. */
const LANGUAGES_MIN = 2;
/** Versions of a notice. */
export const REVISIONS_MAX = 99;
/** Notices of an edition, each with all its versions: far more than a cell publishes in days. */
export const NOTICES_MAX = 2_000;
/** What a gate phone shows of a notice, in code points. */
const PHONE_MAX = 200;
/** A notice that is to stay longer than this stays until it is withdrawn, ms. */
const UNTIL_MAX_MS = 400 * DAY_MS;

/** Whether a notice is valid at an instant (ms). */
export function inForce(
  { until, withdrawn_at }: Pick<Notice, 'until' | 'withdrawn_at'>,
  now: number,
): boolean {
  return withdrawn_at === null && (until === null || now < until);
}

/** Those in force at an instant (ms), the pinned ones first; of one gate, and of everybody. */
export function noticesFor(
  notices: readonly Notice[],
  gate: number | null | 'any',
  now: number,
): Notice[] {
  return notices
    .filter((one) => inForce(one, now))
    .filter((one) => gate === 'any' || one.gate === null || one.gate === gate)
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.number - a.number);
}

/**
 * A text in two: its first sentence, which is set in bold, and the rest of it, which begins with a line
 * break where it stands on a line of its own.
 */
export function inTwo(text: string): { readonly first: string; readonly rest: string } {
  const [first = text] = /^.*?[.!?؟。](?=\s|$)/su.exec(text) ?? [];
  return { first, rest: text.slice(first.length).replace(/^ +/, '').trimEnd() };
}

/** A text of several lines in one: what is a list stays one. */
function inOneLine(text: string): string {
  return text
    .trim()
    .replace(/(\p{P}?)\n/gu, (_, mark: string) => (mark === '' ? ' · ' : `${mark} `));
}

/**
 * What a notice is called. A correction begins with the word that says so: the sentence after it,
 * which is the true one, belongs to its name; what is being told never does.
 */
export function titleOf(kind: NoticeKind, text: string): string {
  const { first, rest } = inTwo(inOneLine(text));
  return kind === 'correction' && rest !== '' ? `${first} ${inTwo(rest).first}` : first;
}

/** The same, as long as a gate phone shows it. */
export function phoneSentence(kind: NoticeKind, text: string): string {
  const letters = Array.from(titleOf(kind, text));
  return letters.length <= PHONE_MAX
    ? letters.join('')
    : `${letters.slice(0, PHONE_MAX - 1).join('')}…`;
}

/** The languages in which there is a text, in the order of the service. */
export function languagesOf(text: NoticeText): Locale[] {
  return LOCALES.filter((locale) => text[locale] !== undefined);
}

/** Where a reader looks who finds nothing in their own language. */
const INSTEAD: Readonly<Record<Locale, readonly Locale[]>> = {
  ar: ['ar', 'fr', 'zgh', 'en'],
  zgh: ['zgh', 'ar', 'fr', 'en'],
  fr: ['fr', 'en', 'ar', 'zgh'],
  en: ['en', 'fr', 'ar', 'zgh'],
};

/** The text for a reader, and the language that it is in. */
export function textFor(
  text: NoticeText,
  locale: Locale,
): { readonly locale: Locale; readonly text: string } {
  const found = INSTEAD[locale].find((one) => text[one] !== undefined) ?? locale;
  return { locale: found, text: text[found] ?? '' };
}

/** A notice as it was typed: everything of it is still to be checked. */
export interface NoticeDraft {
  readonly template: Template;
  readonly pinned: boolean;
  readonly gate: number | null;
  /** `invalid` for what could not be read as an instant. */
  readonly until: number | null | 'invalid';
  readonly text: Readonly<Record<Locale, string>>;
  readonly parts: Readonly<Record<Locale, Rumour>>;
}

/** What of a notice a person writes. */
export type NoticeContent = Pick<
  Notice,
  'kind' | 'template' | 'pinned' | 'gate' | 'until' | 'text' | 'parts'
>;

/** What is wrong with a draft, by field: `until`, `gate`, `text`, `text.ar`, `is.ar`, `not.ar`. */
export type DraftFaults = ReadonlyMap<string, FieldFault>;

/** What came of checking a draft. */
export type CheckedNotice =
  | { readonly ok: true; readonly content: NoticeContent }
  | { readonly ok: false; readonly faults: DraftFaults };

/** Sentences of a correction with the places `{is}` and `{not}`; `alone` has the first one only. */
export interface CorrectionSentences {
  readonly both: string;
  readonly alone: string;
}

/** The text of a correction: what is true, then what is not. Empty where nothing is said to be true. */
export function correctionOf({ both, alone }: CorrectionSentences, { is, not }: Rumour): string {
  if (is.trim() === '') return '';
  const sentence = not.trim() === '' ? alone : both;
  const parts: Readonly<Record<string, string>> = { is: ended(is.trim()), not: ended(not.trim()) };
  return sentence.replace(/\{(is|not)\}/g, (place, name: string) => parts[name] ?? place);
}

/** With the mark that ends a sentence. */
function ended(text: string): string {
  return /[.!?؟…]$/u.test(text) ? text : `${text}.`;
}

/** Writes the text of a correction in a language from its halves. */
export type Compose = (locale: Locale, rumour: Rumour) => string;

/**
 * Checks what was typed. A language of which nothing was written, or in which a blank of the template
 * is left, has no text; a blank in Arabic or French is a fault, since these are written first.
 */
export function checkNotice(
  draft: NoticeDraft,
  edition: Pick<Edition, 'gates'>,
  { now, compose }: { readonly now: number; readonly compose: Compose },
): CheckedNotice {
  const faults = new Map<string, FieldFault>();
  const { template, pinned, gate, until } = draft;
  if (gate !== null && !edition.gates.some((one) => one.number === gate)) {
    faults.set('gate', 'invalid');
  }
  if (until === 'invalid' || (until !== null && (until <= now || until > now + UNTIL_MAX_MS))) {
    faults.set('until', 'invalid');
  }
  const isRumour = template === 'rumour';
  const parts = isRumour ? checkParts(draft, faults) : null;
  const text = parts === null ? checkTexts(draft, faults) : composed(parts, compose);
  if (faults.size === 0 && languagesOf(text).length < LANGUAGES_MIN) faults.set('text', 'required');
  if (faults.size > 0 || until === 'invalid') return { ok: false, faults };
  const kind = isRumour ? 'correction' : 'notice';
  return { ok: true, content: { kind, template, pinned, gate, until, text, parts } };
}

function checkTexts(draft: NoticeDraft, faults: Map<string, FieldFault>): NoticeText {
  const text: Partial<Record<Locale, string>> = {};
  for (const locale of LOCALES) {
    const clean = checkLines(draft.text[locale], `text.${locale}`, faults);
    if (clean === null) continue;
    if (!hasBlank(clean)) text[locale] = clean;
    else if (FIRST.includes(locale)) faults.set(`text.${locale}`, 'required');
  }
  return text;
}

/** In these a notice is written at once; the others stand beside them. */
const FIRST: readonly Locale[] = ['ar', 'fr'];

/** What a template leaves for a person to say stands between brackets. */
function hasBlank(text: string): boolean {
  return /\[[^\]]*\]/.test(text);
}

function checkParts(draft: NoticeDraft, faults: Map<string, FieldFault>): RumourParts {
  const parts: Partial<Record<Locale, Rumour>> = {};
  for (const locale of LOCALES) {
    const typed = draft.parts[locale];
    const is = checkText(typed.is, RUMOUR_MAX, `is.${locale}`, faults);
    const not = checkText(typed.not, RUMOUR_MAX, `not.${locale}`, faults);
    if (is !== null) parts[locale] = { is, not: not ?? '' };
    else if (not !== null) faults.set(`is.${locale}`, 'required');
  }
  return parts;
}

/** Each line by itself: a list of gates is read line by line, and not as one sentence. */
function checkLines(typed: string, path: string, faults: Map<string, FieldFault>): string | null {
  const lines = typed.split(/\r\n?|\n/);
  if (lines.length > LINES_MAX) {
    faults.set(path, 'too_long');
    return null;
  }
  const clean = lines.flatMap((line) => checkText(line, NOTICE_MAX, path, faults) ?? []).join('\n');
  if (Array.from(clean).length > NOTICE_MAX) faults.set(path, 'too_long');
  return clean === '' ? null : clean;
}

function checkText(
  typed: string,
  most: number,
  path: string,
  faults: Map<string, FieldFault>,
): string | null {
  if (typed.trim() === '') return null;
  const clean = cleanText(typed, most);
  if (clean !== null) return clean;
  if (cleanText(typed, Number.POSITIVE_INFINITY) !== null) faults.set(path, 'too_long');
  return null;
}

function composed(parts: RumourParts, compose: Compose): NoticeText {
  const text: Partial<Record<Locale, string>> = {};
  for (const locale of LOCALES) {
    const rumour = parts[locale];
    if (rumour) text[locale] = compose(locale, rumour);
  }
  return text;
}
