import type { Locale } from '../domain/kinds.ts';
import { words as ar, type MovedWords } from './ar/moved.ts';
import { words as en } from './en/moved.ts';
import { words as fr } from './fr/moved.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/moved.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const movedWords: Readonly<Record<Locale, MovedWords>> = {
  ar,
  zgh: decided('moved', zgh, ar),
  fr,
  en,
};
