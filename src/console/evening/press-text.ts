import type { Edition } from '../../domain/edition.ts';
import type { PressText } from '../../domain/figures/release.ts';
import { communiqueText } from '../../i18n/communique.ts';
import type { ReleaseFacts } from '../../operations/releases.ts';

/** The texts of a release for the press, in the languages in which it is written. */
export function pressTextOf(
  { corrects, reason, changes, ...facts }: ReleaseFacts,
  edition: Edition,
  origin: string,
): PressText {
  const url = {
    ar: `${origin}/ar/${edition.slug}/figures`,
    fr: `${origin}/fr/${edition.slug}/figures`,
    en: `${origin}/en/${edition.slug}/figures`,
  };
  const correction = corrects === null ? null : { of: corrects, changes, reason };
  const told = { ...facts, edition, url, correction };
  return {
    ar: communiqueText(told, 'ar'),
    fr: communiqueText(told, 'fr'),
    en: communiqueText(told, 'en'),
  };
}
