import { wholeNumber } from '../../domain/digits.ts';
import type { Edition } from '../../domain/edition.ts';
import { groupCodeTyped } from '../../domain/group-code.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import { checkMedia, type MediaDetails, type MediaField } from '../../domain/media-details.ts';
import { peopleOf, type RegistrationView, type TicketView } from '../../domain/registration.ts';
import { mostPeople } from '../../domain/registration-change.ts';
import { cleanText, isBlank } from '../../domain/text.ts';
import { commonWords } from '../../i18n/common.ts';
import { declineWords } from '../../i18n/decline.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { Completion } from '../../operations/resend-request.ts';
import { type CountField, countedBy, type TypedCounts } from '../group/counts.ts';
import { type Fault, faultOf } from '../shared/fault.ts';

/**
 * The answers of a holder to change or to split, as typed, so that a refusal can give them back.
 */
export type Attempt = PartyAttempt | GroupAttempt;

/** Of the coaches of a group. */
type GroupAttempt =
  | { readonly form: 'coaches'; readonly slot: string; readonly typed: TypedCounts }
  | { readonly form: 'coach' }
  | { readonly form: 'call'; readonly call: string };

/** Of a registration as a whole, or of one of its tickets. */
export type PartyAttempt =
  | {
      readonly form: 'change';
      readonly slot: string;
      readonly adults: string;
      readonly children: string;
      readonly step_free: boolean;
    }
  | {
      readonly form: 'split';
      readonly serial: string;
      readonly adults: string;
      readonly children: string;
    }
  | { readonly form: 'code'; readonly slot: string; readonly group_code: string }
  | ResendAttempt;

/** What completes a request that was declined for missing details. */
export interface ResendAttempt extends MediaDetails {
  readonly form: 'resend';
  readonly slot: string;
  readonly organisation: string;
  readonly details: string;
}

/** One sentence for each wrong answer, by the name of its field. */
export type Faults = ReadonlyMap<
  'slot' | 'adults' | 'children' | 'group_code' | 'call' | ResendField | CountField,
  Fault
>;
/** The fields of a request that is completed. */
type ResendField = MediaField | 'organisation' | 'details';

/** Reads a sent form. `instead` is the window that a button offered in place of a full one. */
export function readAttempt(kind: PartyAttempt['form'], form: FormData): PartyAttempt {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const counts = { adults: text('adults'), children: text('children') };
  const slot = text('instead') || text('slot');
  switch (kind) {
    case 'change':
      return { form: kind, slot, step_free: form.has('step_free'), ...counts };
    case 'split':
      return { form: kind, serial: text('serial'), ...counts };
    case 'code':
      return { form: kind, slot, group_code: text('group_code') };
    default: {
      const media = { work: text('work'), equipment: text('equipment'), vehicle: text('vehicle') };
      const own = { organisation: text('organisation'), details: text('details') };
      return { form: kind, slot, ...media, ...own };
    }
  }
}

/** The faults of an attempt, before the Registrar is asked. */
export function faultsOf(
  attempt: Attempt,
  { edition, registration, locale }: Known & { locale: Locale },
): Faults {
  if (attempt.form === 'coaches') {
    return countedBy(attempt.typed, registration, edition, locale).faults;
  }
  if (attempt.form === 'coach') return new Map();
  if (attempt.form === 'call') {
    return new Map([['call', faultOf('call', visitorWords[locale].form.faults.phone_invalid)]]);
  }
  if (attempt.form === 'code') return codeFault(attempt.group_code, locale);
  if (attempt.form === 'resend') return completionOf(attempt, registration.kind, locale).faults;
  const faults = new Map<'slot' | 'adults' | 'children', Fault>();
  const adults = count(attempt.adults, 1, locale);
  const children = count(attempt.children, 0, locale);
  if (typeof adults === 'string') faults.set('adults', faultOf('adults', adults));
  if (typeof children === 'string') faults.set('children', faultOf('children', children));
  const words = visitorWords[locale];
  if (attempt.form === 'change') {
    if (wholeNumber(attempt.slot) === null)
      faults.set('slot', faultOf('slot', words.form.faults.slot_unknown));
    const { status, waits_since } = registration;
    const own = { status, waits_since, people: peopleOf(registration.party) };
    // As the Registrar judges it.
    const most = mostPeople(own, edition.party_max);
    if (Number(adults) + Number(children) > most) {
      const text = words.form.partyTooLarge(commonWords[locale].people(most));
      faults.set('adults', { text, of: ['adults', 'children'] });
    }
    return faults;
  }
  const ticket = ticketOf(attempt, registration);
  if (!ticket || faults.size > 0) return faults;
  if (Number(adults) >= ticket.adults)
    faults.set('adults', faultOf('adults', words.manage.splitAdults));
  if (Number(children) > ticket.children) {
    faults.set('children', faultOf('children', words.manage.splitChildren));
  }
  return faults;
}

/** Characters of what is added to a request. */
const DETAILS_MAX = 300;

/** A completed request, and what is wrong with it: then it is none. */
export function completionOf(
  attempt: ResendAttempt,
  kind: PartyKind,
  locale: Locale,
): { readonly completion: Completion | null; readonly faults: Faults } {
  const { faults: words } = visitorWords[locale].form;
  const faults = new Map<ResendField, Fault>();
  const add = (field: ResendField, text: string) => faults.set(field, faultOf(field, text));
  const named = isBlank(attempt.organisation) ? null : cleanText(attempt.organisation);
  const nameless = attempt.organisation.trim() === '' && kind === 'guest';
  if (named === null && !nameless) {
    add('organisation', isBlank(attempt.organisation) ? words.required : words.too_long);
  }
  const media = kind === 'media' ? checkMedia(attempt) : { details: null };
  if ('faults' in media) {
    for (const { field, message } of media.faults) add(field, words[message]);
  }
  const added = isBlank(attempt.details) ? null : cleanText(attempt.details, DETAILS_MAX);
  if (added === null && !isBlank(attempt.details)) {
    add('details', declineWords[locale].resend.tooLong);
  }
  const whole = faults.size === 0 && 'details' in media;
  const completion = whole ? { organisation: named, media: media.details, details: added } : null;
  return { completion, faults };
}

/** A text that can be no code; whether a code is allowed here is the Registrar's decision. */
function codeFault(typed: string, locale: Locale): Faults {
  const { faults, groupCodeWrong } = visitorWords[locale].form;
  const code = groupCodeTyped(typed);
  const wrong = code === '' ? faults.required : code === null ? groupCodeWrong : null;
  return new Map(wrong === null ? [] : [['group_code', faultOf('group_code', wrong)]]);
}

interface Known {
  readonly edition: Edition;
  readonly registration: RegistrationView;
}

function ticketOf(
  attempt: Extract<Attempt, { form: 'split' }>,
  registration: RegistrationView,
): TicketView | undefined {
  return registration.tickets.find((one) => one.serial === wholeNumber(attempt.serial));
}

/** A count, or the sentence that says why it is none. */
function count(typed: string, least: number, locale: Locale): number | string {
  const { faults } = visitorWords[locale].form;
  const value = wholeNumber(typed);
  if (value === null) return faults.required;
  if (Number.isNaN(value)) return faults.invalid;
  return value < least ? faults.too_small : value;
}
