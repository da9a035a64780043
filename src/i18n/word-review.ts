import type { Locale } from '../domain/kinds.ts';
import { words as ar, type WordReviewWords } from './ar/word-review.ts';
import { words as en } from './en/word-review.ts';
import { words as fr } from './fr/word-review.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/word-review.ts';

export type { WordReviewWords };

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const wordReviewWords: Readonly<Record<Locale, WordReviewWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
