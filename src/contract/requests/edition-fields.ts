import * as v from 'valibot';
import { WINDOWS_MAX } from '../../domain/editing/window-plan.ts';
import { LIVE_DETAILS, type Policy } from '../../domain/edition.ts';
import {
  BAY_MAX,
  BAYS_MAX,
  GATE_DIRECTIONS,
  PLAN_COLUMNS,
  PLAN_KINDS,
  PLAN_ROWS,
  REVIEWS,
  SIGN_MAX,
  SITE_THRESHOLDS,
  TEXT_NAMES,
} from '../../domain/edition-parts.ts';
import { LOCALES, PARTY_KINDS } from '../../domain/kinds.ts';
import { SHARE_HOLDERS } from '../../domain/shares.ts';
import { cleanText, isBlank } from '../../domain/text.ts';
import {
  answerHours,
  approvedKinds,
  date,
  isZone,
  localInstant,
  NAME_MAX,
  policyFields,
  position,
  time,
} from './edition-parts.ts';
import { whole } from './whole.ts';

/** Characters of a longer text of the edition's pages, and its lines. */
export const TEXT_MAX = 2_000;
export const LINES_MAX = 60;
const CAPACITY_MAX = 1_000_000;
const OPENINGS_MAX = 24;
const SHOWS_MAX = 200;
export const QUESTIONS_MAX = 30;
export const MARKS_MAX = 60;

/** A name: cleaned as everything typed; empty where it is not written yet. */
const name = v.pipe(
  v.string(),
  v.transform((typed) =>
    isBlank(typed.slice(0, NAME_MAX * 10)) ? '' : cleanText(typed, NAME_MAX),
  ),
  v.string(),
);
/** Of several lines, each cleaned by itself. */
const longText = v.pipe(v.string(), v.maxLength(TEXT_MAX * 2), v.transform(cleanLines), v.string());
const inAllLanguages = <Schema extends v.GenericSchema<unknown, string>>(schema: Schema) =>
  v.strictObject(v.entriesFromList(LOCALES, schema));
const inSomeLanguages = <Schema extends v.GenericSchema<unknown, string>>(schema: Schema) =>
  v.partial(inAllLanguages(schema));
export const names = inSomeLanguages(name);
const percent = whole(0, 100);
const kinds = v.pipe(
  v.array(v.picklist(PARTY_KINDS)),
  v.maxLength(PARTY_KINDS.length),
  v.transform((list) => PARTY_KINDS.filter((kind) => list.includes(kind))),
);
const people = whole(0, CAPACITY_MAX);
export const number = whole(1, 65_535);

const show = v.strictObject({
  ...{ day: whole(1, 255), from: time, to: time },
  ...{ name: inAllLanguages(name), arena: inAllLanguages(name) },
});

const question = v.strictObject({
  ...{ question: inAllLanguages(name), answer: inAllLanguages(longText) },
});

const mark = v.strictObject({
  kind: v.picklist(PLAN_KINDS),
  ...{ column: whole(1, PLAN_COLUMNS), row: whole(1, PLAN_ROWS) },
  gate: v.nullable(whole(1, 99)),
  name: inAllLanguages(name),
});

const controller = v.strictObject({
  name: names,
  receipt: v.nullable(name),
  contact: name,
  hosting: v.nullable(inAllLanguages(name)),
  carriers: v.nullable(inAllLanguages(name)),
  keep_days: whole(0, 365),
});

const shares = v.strictObject({
  kept: v.partial(v.strictObject(v.entriesFromList(SHARE_HOLDERS, percent))),
  openings: v.pipe(
    v.array(v.strictObject({ from: localInstant, percent })),
    v.maxLength(OPENINGS_MAX),
  ),
  same_day: v.nullable(v.strictObject({ from: time, percent })),
});

/** Any of the settings. */
export const settings = v.partial(
  v.strictObject({
    ...{ name: names, city: names, venue: names },
    texts: v.partial(v.strictObject(v.entriesFromList(TEXT_NAMES, inSomeLanguages(longText)))),
    timezone: v.pipe(v.string(), v.maxLength(60), v.check(isZone)),
    registration: v.partial(v.strictObject({ opens: localInstant, closes: localInstant })),
    party_max: whole(1, 255),
    group_share: percent,
    live_detail: v.picklist(LIVE_DETAILS),
    answer_hours: answerHours,
    kinds: v.pipe(kinds, v.minLength(1)),
    approved_kinds: approvedKinds,
    controller: v.partial(controller),
    policy: v.partial(policyFields satisfies v.GenericSchema<unknown, Policy>),
    site: v.nullable(
      v.strictObject(v.entriesFromList(['capacity', ...SITE_THRESHOLDS], whole(1, CAPACITY_MAX))),
    ),
    shares: v.partial(shares),
    programme: v.pipe(v.array(show), v.maxLength(SHOWS_MAX)),
    questions: v.pipe(v.array(question), v.maxLength(QUESTIONS_MAX)),
    plan: v.pipe(v.array(mark), v.maxLength(MARKS_MAX)),
    reviewed: v.pipe(
      v.array(v.picklist(REVIEWS)),
      v.maxLength(REVIEWS.length),
      v.transform((list) => REVIEWS.filter((review) => list.includes(review))),
    ),
  }),
);

export const dayFields = { date, opens: time, closes: time };
export const plannedWindow = v.strictObject({ from: time, to: time, capacity: people });
export const windows = v.pipe(v.array(plannedWindow), v.maxLength(WINDOWS_MAX));
export const windowFields = v.partial(
  v.strictObject({ from: time, to: time, capacity: people, closed: v.boolean() }),
);

/** Letters and digits of any script, digits as they are written in an SMS. */
const sign = v.pipe(
  v.string(),
  v.transform((typed) => cleanText(typed, SIGN_MAX)?.toUpperCase() ?? ''),
  v.regex(new RegExp(`^[\\p{L}0-9]{1,${SIGN_MAX}}$`, 'u')),
);
/** The name of a place where a coach stops. */
const bay = v.pipe(
  v.string(),
  v.transform((typed) => cleanText(typed, BAY_MAX) ?? ''),
  v.minLength(1),
);
export const gateFields = v.strictObject({
  name: inAllLanguages(name),
  kinds,
  step_free: v.boolean(),
  position: v.nullable(position),
  sign: v.nullable(sign),
  lanes: whole(1, 99),
  direction: v.picklist(GATE_DIRECTIONS),
  bays: v.optional(v.pipe(v.array(bay), v.maxLength(BAYS_MAX)), []),
});
export const someGateFields = v.partial(v.strictObject({ ...gateFields.entries, name: names }));

/** Line by line; null for more of them than a page shows. */
function cleanLines(typed: string): string | null {
  const lines = typed.split(/\r\n|[\n\r\u2028\u2029]/);
  if (lines.length > LINES_MAX) return null;
  const clean = lines.map((line) => (isBlank(line) ? '' : cleanText(line, TEXT_MAX)));
  if (clean.includes(null)) return null;
  const text = clean.join('\n').trim();
  return Array.from(text).length > TEXT_MAX ? null : text;
}
