import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ImportWords } from './ar/imports.ts';
import { words as en } from './en/imports.ts';
import { words as fr } from './fr/imports.ts';
import { words as zgh } from './zgh/imports.ts';

export const importWords: Readonly<Record<Locale, ImportWords>> = { ar, zgh, fr, en };
