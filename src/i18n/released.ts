import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ReleasedWords } from './ar/released.ts';
import { words as en } from './en/released.ts';
import { words as fr } from './fr/released.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/released.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const releasedWords: Readonly<Record<Locale, ReleasedWords>> = {
  ar,
  zgh: decided('released', zgh, ar),
  fr,
  en,
};
