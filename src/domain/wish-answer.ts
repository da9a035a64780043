import { toLatinDigits } from './digits.ts';
import type { Edition } from './edition.ts';
import { cleanText } from './text.ts';
import { DAY_MS } from './time.ts';
import { instantOf, WISH_ENDS, WISH_REASONS, type WishEnd, type WishReason } from './wish.ts';
import { WISH_MAX } from './wish-form.ts';

/** Characters of the place of a visit, of a size of the uniform, and of one further sentence. */
export const PLACE_MAX = 80;
export const SIZE_MAX = 20;
export const SENTENCE_MAX = 300;
/** Passages that may be taken out of one wish. */
export const PASSAGES_MAX = 20;
/** Parts into which a wish may be cut. */
const PARTS_MAX = PASSAGES_MAX + 1;
/** The visit of a wish is of this year, ms. */
const VISIT_WITHIN_MS = 366 * DAY_MS;

/** A wish in the parts between which passages were taken out. */
export type WishParts = readonly string[];

/**
 * The parts without a passage, wherever it stands in them; null where it stands in none, and for a letter
 * or two that stand everywhere. Letters are compared without their case, and Arabic ones without the
 * marks and the strokes that nobody has to write.
 */
export function withoutPassage(parts: WishParts, typed: string): string[] | null {
  const passage = lettersOf(cleanText(typed, WISH_MAX) ?? '').letters;
  if (passage === '') return null;
  const cut = parts.flatMap((part) => cutOut(part, passage));
  if (cut.length === parts.length || cut.length > PARTS_MAX) return null;
  return cut.map((part) => part.trim());
}

function cutOut(part: string, passage: string): string[] {
  const { letters, at } = lettersOf(part);
  const cut: string[] = [];
  let from = 0;
  let found = letters.indexOf(passage);
  while (found >= 0) {
    const behind = found + passage.length;
    cut.push(part.slice(from, at[found]));
    from = at[behind] ?? part.length;
    found = letters.indexOf(passage, behind);
  }
  return [...cut, part.slice(from)];
}

const UNWRITTEN = /(?=\p{Script_Extensions=Arabic})[\p{Mn}ـ]/u;

/** The letters of a text as they are compared, and where each of their units stands in it. */
function lettersOf(text: string): { letters: string; at: number[] } {
  const at: number[] = [];
  let letters = '';
  let position = 0;
  for (const one of text) {
    // A small letter may be longer than its capital.
    const small = UNWRITTEN.test(one) ? '' : one.toLowerCase();
    letters += small;
    at.push(...Array.from({ length: small.length }, () => position));
    position += one.length;
  }
  return { letters, at };
}

/** What is said to the guardian of a wish: sealed with it, and erased with it. */
export type WishAnswer =
  | {
      readonly outcome: 'granted';
      /** Local, `YYYY-MM-DD` and `HH:MM`. */
      readonly date: string;
      readonly time: string;
      readonly place: string;
      /** Of the uniform; empty where none is needed. */
      readonly size: string;
      /** One more, in the guardian's language; empty where there is none. */
      readonly sentence: string;
    }
  | { readonly outcome: 'not_possible'; readonly reason: WishReason; readonly sentence: string }
  | { readonly outcome: 'closed'; readonly end: WishEnd; readonly sentence: string };

/** An answer as it was typed. */
export type AnswerDraft = Readonly<
  Record<'outcome' | 'date' | 'time' | 'place' | 'size' | 'sentence' | 'reason' | 'end', string>
>;
export type AnswerField = Exclude<keyof AnswerDraft, 'outcome' | 'time'>;

/** An answer as it will be kept, with the instant of its visit (ms), or the fields that are wrong. */
export function checkAnswer(
  draft: AnswerDraft,
  { timezone }: Pick<Edition, 'timezone'>,
  now: number,
): { answer: WishAnswer; visit_at: number | null } | { wrong: AnswerField[] } {
  const sentence = optional(draft.sentence, SENTENCE_MAX);
  const wrong: AnswerField[] = sentence === null ? ['sentence'] : [];
  if (draft.outcome !== 'granted') return withoutVisit(draft, sentence, wrong);
  const time = toLatinDigits(draft.time.trim());
  const date = toLatinDigits(draft.date.trim());
  const visit_at = instantOf(date, time, timezone);
  if (visit_at === null || visit_at <= now || visit_at > now + VISIT_WITHIN_MS) wrong.push('date');
  const place = cleanText(draft.place, PLACE_MAX);
  if (place === null) wrong.push('place');
  const size = optional(draft.size, SIZE_MAX);
  if (size === null) wrong.push('size');
  if (wrong.length > 0 || place === null || size === null || sentence === null) return { wrong };
  return { answer: { outcome: 'granted', date, time, place, size, sentence }, visit_at };
}

function withoutVisit(draft: AnswerDraft, sentence: string | null, wrong: AnswerField[]) {
  const { outcome } = draft;
  const reason = WISH_REASONS.find((one) => one === draft.reason);
  const end = WISH_ENDS.find((one) => one === draft.end && one !== 'withdrawn');
  if (outcome === 'not_possible' && !reason) wrong.push('reason');
  if (outcome !== 'not_possible' && !end) wrong.push('end');
  if (wrong.length > 0 || sentence === null) return { wrong };
  const visit_at = null;
  if (outcome === 'not_possible' && reason) {
    return { answer: { outcome, reason, sentence } as const, visit_at };
  }
  return { answer: { outcome: 'closed', end: end ?? 'asked', sentence } as const, visit_at };
}

function optional(typed: string, max: number): string | null {
  return typed.trim() === '' ? '' : cleanText(typed, max);
}
