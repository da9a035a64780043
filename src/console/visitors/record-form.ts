import { type ChangeReason, isChangeReason } from '../../domain/change-reason.ts';
import { wholeNumber } from '../../domain/digits.ts';
import { parseEmail } from '../../domain/email.ts';
import type { Locale } from '../../domain/kinds.ts';
import { parsePhone } from '../../domain/phone.ts';
import type { Contact } from '../../domain/registration.ts';
import { cleanText } from '../../domain/text.ts';
import { recordWords } from '../../i18n/record.ts';
import type { RecordChanged, RecordOrder } from '../../operations/change-record.ts';
import type { FieldFault } from '../shell/error-box.tsx';

/** The forms of a record that change something. */
export type RecordForm = 'change' | 'split' | 'correct' | 'cancel';

/** What a form of a record said, as it was typed, by the name of its field. */
export type TypedForm = Readonly<Record<string, string>>;

/** A form that was refused: what was typed, and what is wrong with it. */
export interface RefusedForm {
  readonly form: RecordForm;
  readonly typed: TypedForm;
  readonly faults: readonly FieldFault[];
}

type Read<T> = { readonly value: T } | { readonly faults: readonly FieldFault[] };

/** Texts of a sent form; what is no text, or was sent twice, is empty. */
export function typedOf(sent: Readonly<Record<string, unknown>>): TypedForm {
  const texts = Object.entries(sent).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, 1_000) : '',
  ]);
  return Object.fromEntries(texts);
}

/** The revision of the registration as the form showed it; nothing where it says none. */
export function seenBy({ revision = '' }: TypedForm): number | undefined {
  const seen = wholeNumber(revision);
  return seen === null || Number.isNaN(seen) ? undefined : seen;
}

/** What a form asks of a registration, or its faults. */
export function readOrder(
  form: Exclude<RecordForm, 'correct'>,
  typed: TypedForm,
  locale: Locale,
): Read<RecordOrder> {
  const words = recordWords[locale].faults;
  const faults: FieldFault[] = [];
  const fault = (field: string, text: string) => faults.push({ field: `${form}-${field}`, text });
  const count = (field: string, least: number) => {
    const n = wholeNumber(typed[`${form}-${field}`] ?? '');
    if (n === null || Number.isNaN(n)) fault(field, words.count);
    else if (n < least) fault(field, least === 1 ? words.adults : words.count);
    return n ?? Number.NaN;
  };
  const reason = (): ChangeReason => {
    const given = typed[`${form}-reason`];
    if (isChangeReason(given)) return given;
    fault('reason', words.reason);
    return 'asked';
  };
  const order = (): RecordOrder => {
    if (form === 'cancel') return { type: form, reason: reason() };
    if (form === 'split') {
      const serial = wholeNumber(typed['split-serial'] ?? '') ?? Number.NaN;
      return { type: form, serial, adults: count('adults', 1), children: count('children', 0) };
    }
    const slot = wholeNumber(typed['change-slot'] ?? '');
    if (slot === null || Number.isNaN(slot)) fault('slot', words.slot);
    const party = { adults: count('adults', 1), children: count('children', 0) };
    const step_free = typed['change-step_free'] === '1';
    return { type: form, slot: slot ?? 0, ...party, step_free, reason: reason() };
  };
  const value = order();
  return faults.length > 0 ? { faults } : { value };
}

/** A corrected contact, or its faults. What is left empty stays as it is. */
export function readContact(typed: TypedForm, locale: Locale): Read<Contact> {
  const words = recordWords[locale].faults;
  const text = (field: string) => (typed[`correct-${field}`] ?? '').trim();
  const name = cleanText(text('name'));
  const phone = text('phone') === '' ? null : parsePhone(text('phone'), { country: 'MA' });
  const email = text('email') === '' ? null : parseEmail(text('email'));
  const faults: FieldFault[] = [];
  if (name === null) faults.push({ field: 'correct-name', text: words.name });
  if (text('phone') !== '' && !phone) faults.push({ field: 'correct-phone', text: words.phone });
  if (text('email') !== '' && !email) faults.push({ field: 'correct-email', text: words.email });
  if (name === null || faults.length > 0) return { faults };
  return { value: { name, phone: phone?.e164 ?? null, email } };
}

/** Why a change was not made, as a fault of its form; null for one that was. */
export function refusalOf(
  form: RecordForm,
  { outcome }: RecordChanged,
  locale: Locale,
): FieldFault | null {
  if (outcome === 'changed') return null;
  const field = { change: 'change-slot', split: 'split-adults' }[form as 'change' | 'split'];
  return { field: field ?? `${form}-reason`, text: recordWords[locale].faults[outcome] };
}
