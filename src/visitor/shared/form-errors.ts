import { type Edition, registrationOpen, type Slot, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { PartyPath } from '../../domain/party.ts';
import type { FieldError, Problem, ProblemCode } from '../../domain/problem.ts';
import type { FormWords } from '../../i18n/ar/form.ts';
import { commonWords } from '../../i18n/common.ts';
import { mediaWords } from '../../i18n/media.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { Fault } from './fault.ts';

/** Why a form is shown again. No typed text is lost in any case. */
export type FormError =
  | { readonly type: 'faults'; readonly errors: readonly FieldError[] }
  | NoRoom
  | { readonly type: 'stale' }
  | { readonly type: 'spent' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'problem'; readonly code: ProblemCode };

/** A window that was not given: it is full, has too few places for the party, or is over. */
export interface NoRoom {
  readonly type: 'no_room';
  readonly code: 'slot_full' | 'registration_closed';
  /** People whom the window would still take. */
  readonly remaining: number;
  readonly people: number;
  readonly alternatives: readonly Slot[];
}

/** The error of a refused registration, in a form that can be corrected. */
export function formErrorOf(
  problem: Problem,
  edition: Edition,
  { people, slot: chosen }: { readonly people: number; readonly slot: string },
  now: number,
): FormError {
  // One of the other days of a request has no room.
  const { slot } = problem.members;
  if (slot !== undefined && slot !== chosen) {
    return { type: 'faults', errors: [{ path: 'also', message: 'too_large' }] };
  }
  switch (problem.code) {
    case 'idempotency_key_reused':
      return { type: 'spent' };
    case 'invalid_request':
      return { type: 'faults', errors: problem.errors };
    case 'invitation_invalid':
      return { type: 'faults', errors: [{ path: 'group_code', message: 'invalid' }] };
    case 'registration_closed':
      if (!registrationOpen(edition, now)) return { type: 'problem', code: problem.code };
  }
  return noRoom(problem, edition, people) ?? { type: 'problem', code: problem.code };
}

/** Whether a refusal is for lack of room in the window; `null` when it is for anything else. */
export function noRoom(
  { code, members }: Problem,
  edition: Edition,
  people: number,
): NoRoom | null {
  if (code !== 'slot_full' && code !== 'registration_closed') return null;
  const { alternatives, remaining } = members;
  const slots = slotsOf(edition);
  return {
    type: 'no_room',
    code,
    remaining: typeof remaining === 'number' ? remaining : 0,
    people,
    alternatives: Array.isArray(alternatives)
      ? alternatives.flatMap((id) => slots.get(Number(id)) ?? [])
      : [],
  };
}

/** The sentence that says why a window was not given. */
export function noRoomSentence(trouble: NoRoom, locale: Locale, words: FormWords): string {
  const { code, remaining, people } = trouble;
  if (code === 'registration_closed') return words.over;
  const tooFew = remaining > 0 && remaining < people;
  return tooFew ? words.few(remaining, commonWords[locale].people(people)) : words.full;
}

/** The field of the form that an error belongs to: the id of its input. The page gives its locale itself. */
const FIELD_OF = {
  slot: 'slot',
  kind: 'adults',
  party: 'adults',
  'party.adults': 'adults',
  'party.children': 'children',
  'party.girls': 'girls',
  'party.boys': 'boys',
  'party.coaches': 'coaches',
  organisation: 'organisation',
  group_code: 'group_code',
  'media.work': 'work',
  'media.equipment': 'equipment',
  'media.vehicle': 'vehicle',
  also: 'also',
  'contact.name': 'name',
  'contact.phone': 'phone',
  'contact.email': 'email',
  'contact.call': 'call',
  consent: 'consent',
} as const satisfies Record<Exclude<PartyPath, 'locale'>, string>;

/** A field beside which something wrong is said. */
export type FaultyField = (typeof FIELD_OF)[keyof typeof FIELD_OF];

const FIELDS: ReadonlyMap<string, FaultyField> = new Map(Object.entries(FIELD_OF));

/** What is wrong, by the id of the field; one sentence for each. */
export function faultsByField(
  trouble: FormError | undefined,
  edition: Edition,
  locale: Locale,
): ReadonlyMap<string, Fault> {
  const faults = new Map<string, Fault>();
  if (trouble?.type !== 'faults') return faults;
  for (const { path, message } of trouble.errors) {
    const field = FIELDS.get(path);
    if (field === undefined || faults.has(field)) continue;
    const text = sentenceOf({ path, message }, edition, locale);
    faults.set(field, { text, of: mendedBy({ path, message }, field) });
  }
  return faults;
}

const COUNTS = ['adults', 'children', 'girls', 'boys', 'coaches'];

/** Names of the fields in which another answer may correct it. */
function mendedBy({ path, message }: FieldError, field: string): readonly string[] {
  if (message === 'contact_missing') return ['phone', 'email'];
  const together = path === 'party' || path === 'kind' || path === 'party.coaches';
  return together ? COUNTS : [field];
}

function sentenceOf({ path, message }: FieldError, edition: Edition, locale: Locale): string {
  const words = visitorWords[locale].form;
  if (path === 'group_code') return words.groupCodeWrong;
  // Of several days: one has no room, or two windows are of the same day.
  if (path === 'also') {
    const { fullThere, oneADay } = mediaWords[locale];
    return message === 'too_large' ? fullThere : oneADay;
  }
  if (path === 'slot') return words.faults.slot_unknown;
  if (path === 'party' && message === 'too_large') {
    return words.partyTooLarge(commonWords[locale].people(edition.party_max));
  }
  return words.faults[message];
}
