import type { Locale } from '../domain/kinds.ts';
import { words as ar, type SetUpWords } from './ar/set-up.ts';
import { words as en } from './en/set-up.ts';
import { words as fr } from './fr/set-up.ts';

export type { SetUpWords };

/** In Amazigh the Arabic words stand, as on all these pages: see `spokenIn`. */
export const setUpWords: Readonly<Record<Locale, SetUpWords>> = { ar, zgh: ar, fr, en };
