import { zonedInstant } from '../../domain/calendar.ts';
import { toLatinDigits } from '../../domain/digits.ts';
import type { Edition } from '../../domain/edition.ts';
import { EMBARGO_MAX_MS, REASON_MAX } from '../../domain/figures/release.ts';
import { RELEASE_STATUSES, type ReleaseStatus } from '../../domain/figures/release-status.ts';
import { cleanText, isBlank } from '../../domain/text.ts';

/** The form of a release as it was typed, to be shown again when something in it is wrong. */
export interface ReleaseDraft {
  readonly status: ReleaseStatus;
  readonly embargo: string;
  readonly reason: string;
}

export type ReleaseFault = 'embargo' | 'reason';

/** A form that can be used. Instants in ms. */
export interface ReleaseAsked {
  readonly status: ReleaseStatus;
  readonly embargo: number | null;
  readonly reason: string | null;
}

const LONGEST_SHOWN = 1_000;

/** Reads the form of a release: an hour that is still to come, and a reason that is not too long. */
export function readRelease(
  form: Readonly<Record<string, unknown>>,
  { timezone }: Pick<Edition, 'timezone'>,
  now: number,
):
  | { readonly ok: true; readonly asked: ReleaseAsked }
  | { readonly ok: false; readonly draft: ReleaseDraft; readonly faults: readonly ReleaseFault[] } {
  const status = RELEASE_STATUSES.find((one) => one === form.status) ?? 'provisional';
  const draft = { status, embargo: textOf(form.embargo), reason: textOf(form.reason) };
  const embargo = readEmbargo(draft.embargo, timezone);
  const isLate = embargo !== null && (embargo <= now || embargo > now + EMBARGO_MAX_MS);
  const reason = cleanText(draft.reason, REASON_MAX);
  const faults: ReleaseFault[] = [];
  if (Number.isNaN(embargo) || isLate) faults.push('embargo');
  if (reason === null && !isBlank(draft.reason)) faults.push('reason');
  if (faults.length > 0) return { ok: false, draft, faults };
  return { ok: true, asked: { status, embargo, reason } };
}

/** Null for none, NaN for what is no time. */
function readEmbargo(typed: string, zone: Edition['timezone']): number | null {
  const text = toLatinDigits(typed.trim());
  if (text === '') return null;
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(text) ?? [];
  if (date === undefined || time === undefined) return Number.NaN;
  try {
    return zonedInstant(date, time, zone);
  } catch (error) {
    if (error instanceof RangeError) return Number.NaN;
    throw error;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_SHOWN) : '';
}
