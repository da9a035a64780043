import * as v from 'valibot';
import type { Policy as Rules } from '../../domain/edition.ts';
import { APPROVABLE_KINDS, LOCALES } from '../../domain/kinds.ts';
import { REQUEST_KINDS } from '../../domain/requests.ts';
import { cleanText } from '../../domain/text.ts';
import { takenAs } from '../parts.ts';
import { whole } from './whole.ts';

/** Characters of a name or an address. */
export const NAME_MAX = 120;
/** Every text that people read: cleaned as what visitors type, with a visible character. */
export const text = takenAs(
  v.pipe(v.string(), v.minLength(1), v.maxLength(NAME_MAX)),
  v.pipe(
    v.string(),
    v.transform((typed) => cleanText(typed, NAME_MAX)),
    v.string(),
  ),
);
export const names = v.strictObject(v.entriesFromList(LOCALES, text));
export const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** Open days are planned within years: a year of another century is a typing error. */
export const date = v.pipe(v.string(), v.isoDate(), v.regex(/^20\d\d-/), v.check(isDate));
export const localInstant = v.pipe(
  v.string(),
  v.regex(/^20\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/),
  v.check((local) => isDate(local.slice(0, 10))),
);
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const strictness = v.picklist(['ignore', 'attention', 'refuse']);
export const position = v.strictObject({ latitude: degrees(90), longitude: degrees(180) });
const minutes = v.nullable(whole(0, 24 * 60));

/** Each setting of a rule: one that is missing here could be set by no file. */
export const policyFields = v.strictObject({
  reentry: v.boolean(),
  early_minutes: minutes,
  late_minutes: minutes,
  too_early: strictness,
  too_late: strictness,
  wrong_gate: strictness,
  walk_ins: v.boolean(),
  day_ends: time,
  drain_minutes: whole(0, 60),
  child_under: whole(1, 18),
} satisfies Record<keyof Rules, v.GenericSchema>);

/** A date of the calendar, not the 30th of February. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** Whether this runtime knows a zone of this name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A month: an answer that comes later is none. */
const ANSWER_HOURS_MAX = 744;
/** Hours within which requests are answered, of any kinds. */
export const answerHours = v.partial(
  v.strictObject(v.entriesFromList(REQUEST_KINDS, whole(1, ANSWER_HOURS_MAX))),
);
/** Kinds that somebody approves first, beside those that always are. */
export const approvedKinds = v.pipe(
  v.array(v.picklist(APPROVABLE_KINDS)),
  v.maxLength(APPROVABLE_KINDS.length),
  v.transform((list) => APPROVABLE_KINDS.filter((kind) => list.includes(kind))),
);
