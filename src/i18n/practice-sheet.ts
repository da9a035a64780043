import type { Locale } from '../domain/kinds.ts';
import { words as ar, type PracticeSheetWords } from './ar/practice-sheet.ts';
import { words as en } from './en/practice-sheet.ts';
import { words as fr } from './fr/practice-sheet.ts';
import { words as zgh } from './zgh/practice-sheet.ts';

export const practiceSheetWords: Readonly<Record<Locale, PracticeSheetWords>> = { ar, zgh, fr, en };
