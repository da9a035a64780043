import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ListWords } from './ar/lists.ts';
import { words as en } from './en/lists.ts';
import { words as fr } from './fr/lists.ts';
import { words as zgh } from './zgh/lists.ts';

export const listWords: Readonly<Record<Locale, ListWords>> = { ar, zgh, fr, en };
