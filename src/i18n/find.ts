import type { Locale } from '../domain/kinds.ts';
import { words as ar, type FindWays, type FindWords } from './ar/find.ts';
import { words as en } from './en/find.ts';
import { words as fr } from './fr/find.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/find.ts';

export type { FindWays, FindWords };

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const findWords: Readonly<Record<Locale, FindWords>> = {
  ar,
  zgh: decided('finding', zgh, ar),
  fr,
  en,
};
