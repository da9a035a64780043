import { wholeNumber } from '../../domain/digits.ts';
import type { PartyDraft } from '../../domain/party.ts';

/** What a desk has entered, as typed, so that a page with an error can give it back. */
export interface DeskAnswers {
  /** The form's own: whatever is sent under it is registered once. */
  readonly key: string;
  readonly slot: string;
  readonly adults: string;
  readonly children: string;
  readonly locale: string;
  readonly step_free: boolean;
  readonly name: string;
  readonly phone: string;
}

/** A form for the next visitor. */
export function blankAnswers(slot: string): DeskAnswers {
  const key = crypto.randomUUID();
  const party = { adults: '1', children: '0', step_free: false };
  return { key, slot, ...party, locale: 'ar', name: '', phone: '' };
}

/** The fields of a form, as they were sent. */
export type SentForm = Readonly<Record<string, unknown>>;

export function textOf(form: SentForm, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

/** Reads a sent form. One without a key of ours is given one, so that it is done all the same. */
export function readAnswers(form: SentForm): DeskAnswers {
  const key = textOf(form, 'key').toLowerCase();
  return {
    key: UUID.test(key) ? key : crypto.randomUUID(),
    slot: textOf(form, 'slot'),
    adults: textOf(form, 'adults'),
    children: textOf(form, 'children'),
    locale: textOf(form, 'locale'),
    step_free: textOf(form, 'step_free') !== '',
    name: textOf(form, 'name'),
    phone: textOf(form, 'phone'),
  };
}

/** What can be a form's key. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The answers with their types right. One person alone is an individual. */
export function draftOf(answers: DeskAnswers): PartyDraft {
  const adults = wholeNumber(answers.adults);
  const children = wholeNumber(answers.children);
  return {
    ...answers,
    kind: (adults ?? 0) + (children ?? 0) === 1 ? 'individual' : 'family',
    adults,
    children,
    girls: null,
    boys: null,
    coaches: null,
    organisation: '',
    group_code: '',
    email: '',
    consent: true,
    news: false,
  };
}
