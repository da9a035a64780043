import type { Locale } from '../domain/kinds.ts';
import { words as ar, type PrintingWords } from './ar/printing.ts';
import { words as en } from './en/printing.ts';
import { words as fr } from './fr/printing.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/printing.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const printingWords: Readonly<Record<Locale, PrintingWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
