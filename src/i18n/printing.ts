import type { Locale } from '../domain/kinds.ts';
import { words as ar, type PrintingWords } from './ar/printing.ts';
import { words as en } from './en/printing.ts';
import { words as fr } from './fr/printing.ts';

/** In Amazigh the Arabic words stand, as on the other pages of an edition: see `spokenIn`. */
export const printingWords: Readonly<Record<Locale, PrintingWords>> = { ar, zgh: ar, fr, en };
