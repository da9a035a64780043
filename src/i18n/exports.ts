import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ExportWords } from './ar/exports.ts';
import { words as en } from './en/exports.ts';
import { words as fr } from './fr/exports.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/exports.ts';

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const exportWords: Readonly<Record<Locale, ExportWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
