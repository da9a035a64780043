import type { Locale } from '../domain/kinds.ts';
import { words as ar, type EntryWords } from './ar/entry.ts';
import { words as en } from './en/entry.ts';
import { words as fr } from './fr/entry.ts';
import { words as zgh } from './zgh/entry.ts';

export type { EntryWords };

export const entryWords: Readonly<Record<Locale, EntryWords>> = { ar, zgh, fr, en };
