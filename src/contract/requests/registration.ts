import * as v from 'valibot';
import { LOCALES, PARTY_KINDS } from '../../domain/kinds.ts';
import { countTo, takenAs } from '../parts.ts';
import { textTo } from './phone-text.ts';

// What visitors type is checked against the rules of the edition (`checkParty`), which names the
// fault of each field. Here only its types are read.

/** As many as the coaches of one school hold. */
const PEOPLE_MAX = 10_200;

/** As many as an edition has days. */
const DAYS_MAX = 31;

const text = (most: number) => {
  return takenAs(v.nullable(textTo(most)), v.nullable(v.string()));
};
const people = takenAs(v.nullable(countTo(PEOPLE_MAX)), v.nullable(v.number()));
const left = v.optional(people, null);

/** `POST /events/{slug}/registrations`. */
export const registrationRequest = v.object({
  slot: v.string(),
  kind: takenAs(v.picklist(PARTY_KINDS), v.string()),
  party: v.object({ adults: left, children: left, girls: left, boys: left, coaches: left }),
  organisation: v.optional(text(120), ''),
  group_code: v.optional(v.nullable(textTo(80)), ''),
  contact: v.object({
    name: v.optional(takenAs(textTo(120), v.nullable(v.string())), ''),
    phone: v.optional(text(64), ''),
    email: v.optional(text(254), ''),
  }),
  locale: v.optional(takenAs(v.picklist(LOCALES), v.string()), 'ar'),
  consent: v.optional(takenAs(v.literal(true), v.boolean())),
  news: v.optional(v.boolean(), false),
  step_free: v.optional(v.boolean(), false),
  media: v.optional(
    v.nullable(
      v.object({
        work: v.optional(text(120), ''),
        equipment: v.optional(text(120), ''),
        vehicle: v.optional(text(120), ''),
      }),
    ),
    null,
  ),
  also: v.optional(v.pipe(v.array(v.string()), v.maxLength(DAYS_MAX)), []),
});
