import type { Locale } from '../domain/kinds.ts';
import { words as ar, type RecordWords } from './ar/record.ts';
import { words as en } from './en/record.ts';
import { words as fr } from './fr/record.ts';
import { words as zgh } from './zgh/record.ts';

export const recordWords: Readonly<Record<Locale, RecordWords>> = { ar, zgh, fr, en };
