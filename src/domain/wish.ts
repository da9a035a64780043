import { dateAfter, localParts, zonedInstant } from './calendar.ts';
import { toLatinDigits, wholeNumber } from './digits.ts';
import type { Edition } from './edition.ts';
import { DAY_MS } from './time.ts';

/** Where a child's wish stands; the table `wish_state` lists the same words. */
export const WISH_STATES = ['received', 'reading', 'granted', 'not_possible', 'closed'] as const;
export type WishState = (typeof WISH_STATES)[number];

/** Why a wish cannot be granted, as its guardian reads it in their own language. */
export const WISH_REASONS = ['many', 'programme', 'safety', 'missing', 'late'] as const;
export type WishReason = (typeof WISH_REASONS)[number];

/** Why a wish is closed without such an answer; `withdrawn`: by its guardian, on its own page. */
export const WISH_ENDS = ['withdrawn', 'asked', 'repeated', 'child'] as const;
export type WishEnd = (typeof WISH_ENDS)[number];

/** Days within which an edition may state that it answers. */
const ANSWER_DAYS_MAX = 60;
/** Wishes of one contact that wait for an answer, of one network in a day, and of an edition. */
export const OF_CONTACT_MAX = 3;
export const OF_NETWORK_MAX = 10;
export const OPEN_MAX = 500;
/** Numbers of receipts that an edition has. */
export const WISHES_MAX = 9_999;

/** A wish is erased so long after its visit, or after its answer where there is none, ms. */
const KEPT_MS = 30 * DAY_MS;

/** Until when an edition takes wishes, and how soon it answers them. */
export interface WishTerms {
  readonly takes: boolean;
  /** The last day on which one can be sent, `YYYY-MM-DD` in the edition's zone. */
  readonly until: string;
  /** Days from the day on which it was received. */
  readonly answer_days: number;
}

/** Whether an edition takes wishes at an instant (ms): it is public, and the last day is not over. */
export function takesWishes(
  { status, timezone }: Pick<Edition, 'status' | 'timezone'>,
  terms: WishTerms | null,
  now: number,
): boolean {
  if (!terms?.takes || (status !== 'open' && status !== 'closed')) return false;
  return localParts(now, timezone).date <= terms.until;
}

/** The day by which a wish is answered, `YYYY-MM-DD`; never later than the edition's last. */
export function answerBy(
  { timezone, days }: Pick<Edition, 'timezone' | 'days'>,
  { answer_days }: Pick<WishTerms, 'answer_days'>,
  received_at: number,
): string {
  const { date } = localParts(received_at, timezone);
  const by = dateAfter(date, answer_days);
  const last = days.at(-1)?.date ?? by;
  return by > last && last >= date ? last : by;
}

/** Whole days from the local day of an instant (ms) to a date; negative once it is past. */
export function daysUntil(date: string, now: number, timezone: string): number {
  return Math.round(
    (Date.parse(`${date}T00:00Z`) - Date.parse(`${localParts(now, timezone).date}T00:00Z`)) /
      DAY_MS,
  );
}

/** When a wish is erased (ms) that was answered, with a visit or without. */
export function eraseAt(answered_at: number, visit_at: number | null): number {
  return Math.max(answered_at, visit_at ?? answered_at) + KEPT_MS;
}

/** The terms that were typed; null where they are none. The last day is one of this year or the next. */
export function checkTerms(
  typed: { readonly takes: boolean; readonly until: string; readonly answer_days: string },
  { timezone }: Pick<Edition, 'timezone'>,
  now: number,
): WishTerms | { readonly wrong: readonly ('until' | 'answer_days')[] } {
  const until = toLatinDigits(typed.until.trim());
  const answer_days = wholeNumber(typed.answer_days) ?? Number.NaN;
  const wrong: ('until' | 'answer_days')[] = [];
  const days = isDate(until, timezone) ? daysUntil(until, now, timezone) : Number.NaN;
  // One that is over may stay as it is where no more are taken.
  if (!(days <= 366 && (days >= 0 || !typed.takes))) wrong.push('until');
  if (!(answer_days >= 1 && answer_days <= ANSWER_DAYS_MAX)) wrong.push('answer_days');
  return wrong.length > 0 ? { wrong } : { takes: typed.takes, until, answer_days };
}

function isDate(typed: string, timezone: string): boolean {
  return instantOf(typed, '00:00', timezone) !== null;
}

/** The instant (ms) of a local date and time that were typed; null where there is none. */
export function instantOf(date: string, time: string, timezone: string): number | null {
  try {
    return zonedInstant(date, time, timezone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
