import type { Locale } from '../domain/kinds.ts';
import { words as ar, type TellingWords } from './ar/telling.ts';
import { words as en } from './en/telling.ts';
import { words as fr } from './fr/telling.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/telling.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const tellingWords: Readonly<Record<Locale, TellingWords>> = {
  ar,
  zgh: decided('telling', zgh, ar),
  fr,
  en,
};
