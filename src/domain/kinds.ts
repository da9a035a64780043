/**
 * Kinds of party, in the order of their number in a ticket: append only, never reorder.
 * A school party has one ticket per coach.
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

/** Kinds of parties that belong to nothing: they share one form, and a contact has three of them a day. */
export const FAMILY_KINDS = ['individual', 'family'] as const satisfies readonly PartyKind[];

/** Kinds that a person approves first: they hold their places, and get no ticket until then. */
export const APPROVED_BY_HAND: readonly PartyKind[] = ['media', 'guest'];

/** Kinds that an edition can ask its organizers to approve as well. */
export const APPROVABLE_KINDS: readonly PartyKind[] = PARTY_KINDS.filter(
  (kind) => !APPROVED_BY_HAND.includes(kind),
);

/** Languages of the service, in the order of their number in a ticket: append only. */
export const LOCALES = ['ar', 'zgh', 'fr', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** A text in every language of the service. */
export type Localized = Readonly<Record<Locale, string>>;

/** Whether a value, such as a path's first segment, names a language of the service. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
