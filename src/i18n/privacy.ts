import type { Locale } from '../domain/kinds.ts';
import { words as ar, type PrivacyWords } from './ar/privacy.ts';
import { words as en } from './en/privacy.ts';
import { words as fr } from './fr/privacy.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/privacy.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const privacyWords: Readonly<Record<Locale, PrivacyWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
