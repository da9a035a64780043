import type { Locale } from '../domain/kinds.ts';
import { words as ar, type WaitListWords } from './ar/wait-list.ts';
import { words as en } from './en/wait-list.ts';
import { words as fr } from './fr/wait-list.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/wait-list.ts';

export type { WaitListWords };

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const waitListWords: Readonly<Record<Locale, WaitListWords>> = {
  ar,
  zgh: decided('waiting', zgh, ar),
  fr,
  en,
};
