import type { Locale } from '../domain/kinds.ts';
import { words as ar, type EditionListWords } from './ar/edition-lists.ts';
import { words as en } from './en/edition-lists.ts';
import { words as fr } from './fr/edition-lists.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/edition-lists.ts';

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const editionListWords: Readonly<Record<Locale, EditionListWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
