import type { Locale } from '../domain/kinds.ts';
import { words as ar, type KeptWords } from './ar/kept.ts';
import { words as en } from './en/kept.ts';
import { words as fr } from './fr/kept.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/kept.ts';

/** What decides something stays in Arabic until a native reader has reviewed the Amazigh pages. */
export const keptWords: Readonly<Record<Locale, KeptWords>> = {
  ar,
  zgh: decided('kept', zgh, ar),
  fr,
  en,
};
