import { wholeNumber } from '../../domain/digits.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { PartyDraft } from '../../domain/party.ts';
import { type GroupKind, isGroupKind } from '../shared/links.ts';

/** The answers of a visitor, as typed, so that a page with an error can give them back. */
export interface Answers {
  readonly group: GroupKind | null;
  readonly slot: string;
  readonly adults: string;
  readonly children: string;
  readonly girls: string;
  readonly boys: string;
  readonly coaches: string;
  readonly organisation: string;
  readonly group_code: string;
  readonly work: string;
  readonly equipment: string;
  readonly vehicle: string;
  /** Windows on other days. */
  readonly also: readonly string[];
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** Whom to call when a coach is late. */
  readonly call: string;
  readonly step_free: boolean;
  readonly consent: boolean;
}

/** As many as an edition has days. */
const DAYS_MAX = 31;

/** The form as it is first seen. */
export function blankAnswers(group: GroupKind | null): Answers {
  return {
    group,
    slot: '',
    adults: group === null ? '1' : '',
    children: group === null ? '0' : '',
    girls: '',
    boys: '',
    coaches: group === 'school' || group === 'association' ? '1' : '',
    organisation: '',
    group_code: '',
    work: '',
    equipment: '',
    vehicle: '',
    also: [],
    name: '',
    phone: '',
    email: '',
    call: '',
    step_free: false,
    consent: false,
  };
}

/** Reads a sent form. `instead` is the window that a button offered in place of a full one. */
export function readAnswers(form: FormData): Answers {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const kind = text('kind');
  return {
    group: isGroupKind(kind) ? kind : null,
    slot: text('instead') || text('slot'),
    adults: text('adults'),
    children: text('children'),
    girls: text('girls'),
    boys: text('boys'),
    coaches: text('coaches'),
    organisation: text('organisation'),
    group_code: text('group_code'),
    work: text('work'),
    equipment: text('equipment'),
    vehicle: text('vehicle'),
    also: form
      .getAll('also')
      .filter((one): one is string => typeof one === 'string' && one !== '')
      .slice(0, DAYS_MAX),
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    call: text('call'),
    step_free: form.has('step_free'),
    consent: text('consent') === 'read',
  };
}

/** The answers with their types right. A party of one is an individual, any other a family. */
export function draftOf(answers: Answers, locale: Locale): PartyDraft {
  const { group, work, equipment, vehicle, ...rest } = answers;
  const adults = wholeNumber(answers.adults);
  const children = wholeNumber(answers.children);
  const alone = (adults ?? 0) + (children ?? 0) === 1;
  return {
    ...rest,
    kind: group ?? (alone ? 'individual' : 'family'),
    adults,
    children: group === 'school' ? null : children,
    girls: wholeNumber(answers.girls),
    boys: wholeNumber(answers.boys),
    coaches: wholeNumber(answers.coaches),
    media: group === 'media' ? { work, equipment, vehicle } : null,
    locale,
    news: false,
  };
}

/** How many people the answers count, as far as they can be read. */
export function peopleIn(answers: Answers): number {
  const { group, adults, children, girls, boys } = answers;
  const counted = group === 'school' ? [adults, girls, boys] : [adults, children];
  return counted.map((text) => wholeNumber(text) || 0).reduce((sum, n) => sum + n, 0);
}
