import type { Locale } from '../domain/kinds.ts';
import { words as ar, type SearchWords } from './ar/search.ts';
import { words as en } from './en/search.ts';
import { words as fr } from './fr/search.ts';
import { words as zgh } from './zgh/search.ts';

export const searchWords: Readonly<Record<Locale, SearchWords>> = { ar, zgh, fr, en };
