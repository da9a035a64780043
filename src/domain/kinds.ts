/**
 * Kinds of party, in the order of their number in a ticket: append only, never reorder.
 * A school party has one ticket per coach; `media` and `guest` wait for a person's approval.
 */
export const PARTY_KINDS = [
  'individual',
  'family',
  'school',
  'association',
  'media',
  'guest',
] as const;

export type PartyKind = (typeof PARTY_KINDS)[number];

/** Languages of the service, in the order of their number in a ticket: append only. */
export const LOCALES = ['ar', 'zgh', 'fr', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** Whether a value, such as a path's first segment, names a language of the service. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
