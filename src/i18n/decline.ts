import type { Locale } from '../domain/kinds.ts';
import { words as ar, type DeclineWords } from './ar/decline.ts';
import { words as en } from './en/decline.ts';
import { words as fr } from './fr/decline.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/decline.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const declineWords: Readonly<Record<Locale, DeclineWords>> = {
  ar,
  zgh: decided('declined', zgh, ar),
  fr,
  en,
};
