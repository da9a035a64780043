import type { Locale } from '../domain/kinds.ts';
import { words as ar, type CountWords } from './ar/counts.ts';
import { words as en } from './en/counts.ts';
import { words as fr } from './fr/counts.ts';
import { words as zgh } from './zgh/counts.ts';

export type { CountWords };

export const countWords: Readonly<Record<Locale, CountWords>> = { ar, zgh, fr, en };
