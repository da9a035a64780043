import type { Locale } from '../domain/kinds.ts';
import { words as ar, type BulkWords } from './ar/bulk.ts';
import { words as en } from './en/bulk.ts';
import { words as fr } from './fr/bulk.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/bulk.ts';

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const bulkWords: Readonly<Record<Locale, BulkWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
