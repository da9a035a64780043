import { type Edition, slotsOf } from './edition.ts';
import { parseEmail } from './email.ts';
import { groupCodeTyped } from './group-code.ts';
import { FAMILY_KINDS, isLocale, PARTY_KINDS, type PartyKind } from './kinds.ts';
import { checkMedia, type MediaDetails, type MediaField } from './media-details.ts';
import { parsePhone } from './phone.ts';
import type { FieldError, FieldFault } from './problem.ts';
import { type Contact, GROUP_KINDS, type Party, type PartyRequest } from './registration.ts';
import { cleanText, isBlank } from './text.ts';

/** What a party asked for: the types are checked, the rules are not. `null`: not given. */
export interface PartyDraft {
  readonly slot: string;
  readonly kind: string;
  readonly adults: number | null;
  readonly children: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly coaches: number | null;
  readonly organisation: string;
  readonly group_code: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** Whom to call when a coach is late, where a group is asked. */
  readonly call?: string;
  readonly step_free: boolean;
  readonly locale: string;
  readonly consent: boolean;
  readonly news: boolean;
  /** What the press says of its work, where its form asks. */
  readonly media?: MediaDetails | null;
  /** Windows on other days; the press alone asks for several days at once. */
  readonly also?: readonly string[];
}

/** Where a party can be wrong. A form shows the error beside the field of this name. */
export type PartyPath =
  | 'slot'
  | 'kind'
  | 'locale'
  | 'party'
  | `party.${'adults' | 'children' | 'girls' | 'boys' | 'coaches'}`
  | 'organisation'
  | 'group_code'
  | `media.${MediaField}`
  | 'also'
  | `contact.${'name' | 'phone' | 'email' | 'call'}`
  | 'consent';

export type CheckedParty =
  | { readonly ok: true; readonly request: PartyRequest }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** A ticket counts adults and children in one byte each. */
const TICKET_MAX = 255;
/** Coaches that one group can book at once. */
const COACHES_MAX = 40;

/**
 * Where a party is registered. `desk`: by a member who stands before it, so that its paper is enough
 * and no contact is needed; for families and individuals alone.
 */
export type RegisteredAt = 'form' | 'desk';

/**
 * Checks a draft against the rules of the edition: the party as it will be stored, or every fault.
 */
export function checkParty(
  draft: PartyDraft,
  edition: Edition,
  at: RegisteredAt = 'form',
): CheckedParty {
  const faults = new Faults();
  const kind = faults.keep('kind', kindAt(at, draft.kind));
  const slot = faults.keep('slot', slotNumber(draft.slot, edition), 'slot_unknown');
  const locale = faults.keep('locale', isLocale(draft.locale) ? draft.locale : null);
  const party = checkPeople(draft, kind ?? 'family', edition, faults);
  const organisation = checkOrganisation(draft, kind, faults);
  const group_code = checkGroupCode(draft, kind, faults);
  const contact = checkContact(draft, faults, at);
  const media = checkPress(draft, kind, faults);
  const also = checkDays(draft, { kind, slot, edition }, faults);
  if (!draft.consent) faults.add('consent', 'consent_missing');
  if (faults.list.length > 0 || !kind || slot === null || !locale || !party || !contact) {
    return { ok: false, errors: faults.list };
  }
  const { step_free, news } = draft;
  return {
    ok: true,
    request: {
      ...{ slot, kind, party, organisation, group_code, contact, step_free, locale, news },
      ...{ media, also },
    },
  };
}

class Faults {
  readonly list: FieldError[] = [];

  add(path: PartyPath, message: FieldFault): null {
    this.list.push({ path, message });
    return null;
  }

  keep<T>(path: PartyPath, value: T | null, message: FieldFault = 'invalid'): T | null {
    return value ?? this.add(path, message);
  }

  /** A whole number within bounds. */
  count(path: PartyPath, value: number | null, min: number, max: number): number | null {
    if (value === null) return min === 0 ? 0 : this.add(path, 'required');
    if (!Number.isInteger(value)) return this.add(path, 'invalid');
    if (value < min) return this.add(path, 'too_small');
    return value > max ? this.add(path, 'too_large') : value;
  }
}

function kindAt(at: RegisteredAt, value: string): PartyKind | null {
  const kinds = at === 'desk' ? FAMILY_KINDS : PARTY_KINDS;
  return kinds.find((kind) => kind === value) ?? null;
}

function slotNumber(text: string, edition: Edition): number | null {
  if (!/^[1-9]\d{0,4}$/.test(text)) return null;
  const number = Number(text);
  return slotsOf(edition).has(number) ? number : null;
}

function checkPeople(
  draft: PartyDraft,
  kind: PartyKind,
  edition: Edition,
  faults: Faults,
): Party | null {
  if (kind === 'school') return checkSchool(draft, faults);
  // An association fills coaches; every other party is people who know each other.
  const grouped = kind === 'association';
  const coaches = grouped ? countCoaches(draft, faults) : 1;
  const most = grouped ? TICKET_MAX * (coaches ?? 1) : edition.party_max;
  const adults = faults.count('party.adults', draft.adults, 1, most);
  const children = faults.count('party.children', draft.children, 0, most);
  // A number that does not belong is refused, not dropped: head-counts of pupils are for schools.
  if (draft.girls) faults.add('party.girls', 'invalid');
  if (draft.boys) faults.add('party.boys', 'invalid');
  if (adults === null || children === null || coaches === null) return null;
  if (adults + children > most) return faults.add('party', 'too_large');
  if (adults + children < coaches) return faults.add('party.coaches', 'too_large');
  return { adults, children, girls: 0, boys: 0, coaches };
}

function countCoaches(draft: PartyDraft, faults: Faults): number | null {
  return faults.count('party.coaches', draft.coaches ?? 1, 1, COACHES_MAX);
}

function checkSchool(draft: PartyDraft, faults: Faults): Party | null {
  const coaches = countCoaches(draft, faults);
  const most = TICKET_MAX * (coaches ?? 1);
  const adults = faults.count('party.adults', draft.adults, 1, most);
  const girls = faults.count('party.girls', draft.girls, 0, most);
  const boys = faults.count('party.boys', draft.boys, 0, most);
  if (coaches === null || adults === null || girls === null || boys === null) return null;
  if (draft.children !== null && draft.children !== girls + boys) {
    return faults.add('party.children', 'invalid');
  }
  if (girls + boys > most) return faults.add('party', 'too_large');
  // Each coach is a ticket, and a ticket must admit at least one person.
  if (adults + girls + boys < coaches) return faults.add('party.coaches', 'too_large');
  return { adults, children: girls + boys, girls, boys, coaches };
}

function checkOrganisation(
  draft: PartyDraft,
  kind: PartyKind | null,
  faults: Faults,
): string | null {
  if (kind !== 'school' && isBlank(draft.organisation)) return null;
  return checkText('organisation', draft.organisation, faults);
}

/** The work of the press. With another kind of party it is refused, not dropped. */
function checkPress(
  { media = null, organisation }: PartyDraft,
  kind: PartyKind | null,
  faults: Faults,
): MediaDetails | null {
  if (media === null) return null;
  if (kind !== 'media') return faults.add('media.work', 'invalid');
  if (isBlank(organisation)) faults.add('organisation', 'required');
  const checked = checkMedia(media);
  if ('details' in checked) return checked.details;
  for (const { field, message } of checked.faults) faults.add(`media.${field}`, message);
  return null;
}

/** Windows on other days: one a day, each of a day of its own. */
function checkDays(
  { also = [] }: PartyDraft,
  asked: { kind: PartyKind | null; slot: number | null; edition: Edition },
  faults: Faults,
): number[] {
  const { kind, slot, edition } = asked;
  if (also.length === 0) return [];
  const slots = slotsOf(edition);
  const numbers = also.flatMap((text) => slotNumber(text, edition) ?? []);
  const days = [slot, ...numbers].map((number) => number && slots.get(number)?.day);
  const whole = numbers.length === also.length && new Set(days).size === days.length;
  if (kind !== 'media' || !whole) faults.add('also', 'invalid');
  return numbers;
}

/** A typed code is for a group: with another kind of party it is refused, not dropped. */
function checkGroupCode(draft: PartyDraft, kind: PartyKind | null, faults: Faults): string | null {
  const code = groupCodeTyped(draft.group_code);
  if (code === '') return null;
  if (code !== null && kind && GROUP_KINDS.includes(kind)) return code;
  return faults.add('group_code', 'invalid');
}

function checkContact(draft: PartyDraft, faults: Faults, at: RegisteredAt): Contact | null {
  const unnamed = at === 'desk' && isBlank(draft.name);
  const name = unnamed ? '' : checkText('contact.name', draft.name, faults);
  const [noPhone, noEmail] = [isBlank(draft.phone), isBlank(draft.email)];
  const phone = noPhone ? null : parsePhone(draft.phone, { country: 'MA' });
  if (!noPhone && !phone) faults.add('contact.phone', 'phone_invalid');
  const email = noEmail ? null : parseEmail(draft.email);
  if (!noEmail && !email) faults.add('contact.email', 'email_invalid');
  if (noPhone && noEmail && at === 'form') faults.add('contact.phone', 'contact_missing');
  const call = checkCall(draft, faults);
  const contact = name === null ? null : { name, phone: phone?.e164 ?? null, email };
  return contact && (call === null ? contact : { ...contact, call });
}

/** Whom to call when a coach of a group is late. With another kind of party it is refused, not dropped. */
function checkCall({ call = '', kind }: PartyDraft, faults: Faults): string | null {
  if (isBlank(call)) return null;
  if (!GROUP_KINDS.some((one) => one === kind)) return faults.add('contact.call', 'invalid');
  return faults.keep(
    'contact.call',
    parsePhone(call, { country: 'MA' })?.e164 ?? null,
    'phone_invalid',
  );
}

/** A text that must be given, and must have a visible character. */
function checkText(path: PartyPath, typed: string, faults: Faults): string | null {
  if (typed.trim() === '') return faults.add(path, 'required');
  return faults.keep(path, cleanText(typed), isBlank(typed) ? 'invalid' : 'too_long');
}
