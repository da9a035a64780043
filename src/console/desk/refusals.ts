import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { FieldError, Problem } from '../../domain/problem.ts';
import { commonWords } from '../../i18n/common.ts';
import { problemWords } from '../../i18n/problems.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { FieldFault } from '../shell/error-box.tsx';

/** The field of the desk's form in which a fault of a party is mended, by its path. */
const FIELDS: Readonly<Record<string, string>> = {
  party: 'adults',
  'party.adults': 'adults',
  'party.children': 'children',
  'contact.name': 'name',
  'contact.phone': 'phone',
};

/** What is wrong with a party that was entered, each beside its field. */
export function faultsOf(
  errors: readonly FieldError[],
  edition: Edition,
  locale: Locale,
): FieldFault[] {
  const { faults, partyTooLarge } = visitorWords[locale].form;
  return errors.map(({ path, message }) => ({
    field: FIELDS[path] ?? 'slot',
    text:
      path.startsWith('party') && message === 'too_large'
        ? partyTooLarge(commonWords[locale].people(edition.party_max))
        : faults[message],
  }));
}

/** What is wrong with a phone that has three parties on that day; null for any other refusal. */
export function tooManyOf({ code }: Problem, locale: Locale): FieldFault | null {
  if (code !== 'already_registered') return null;
  return { field: 'phone', text: problemWords[locale].codes.already_registered.happened };
}

/** The numbers of the windows that a refusal offers instead. */
export function offeredBy({ members }: Problem): number[] {
  const { alternatives } = members;
  return Array.isArray(alternatives) ? alternatives.map(Number).filter(Number.isInteger) : [];
}
