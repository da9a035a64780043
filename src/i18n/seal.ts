import type { Locale } from '../domain/kinds.ts';
import { words as ar, type SealWords } from './ar/seal.ts';
import { words as en } from './en/seal.ts';
import { words as fr } from './fr/seal.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/seal.ts';

/** In Amazigh the Arabic words stand until a native reader has written them. */
export const sealWords: Readonly<Record<Locale, SealWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
