import type { Locale } from '../domain/kinds.ts';
import { words as ar, type TrustWords } from './ar/trust.ts';
import { words as en } from './en/trust.ts';
import { words as fr } from './fr/trust.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/trust.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const trustWords: Readonly<Record<Locale, TrustWords>> = {
  ar,
  zgh: decided('trust', zgh, ar),
  fr,
  en,
};
