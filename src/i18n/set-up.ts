import type { Locale } from '../domain/kinds.ts';
import { words as ar, type SetUpWords } from './ar/set-up.ts';
import { words as en } from './en/set-up.ts';
import { words as fr } from './fr/set-up.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/set-up.ts';

export type { SetUpWords };

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const setUpWords: Readonly<Record<Locale, SetUpWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
