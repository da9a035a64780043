import type { Locale } from '../domain/kinds.ts';
import { words as ar, type EveningWords } from './ar/evening.ts';
import { words as en } from './en/evening.ts';
import { words as fr } from './fr/evening.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/evening.ts';

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const eveningWords: Readonly<Record<Locale, EveningWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
