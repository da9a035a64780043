import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ScreenWords } from './ar/screens.ts';
import { words as en } from './en/screens.ts';
import { words as fr } from './fr/screens.ts';
import { words as zgh } from './zgh/screens.ts';

export const screenWords: Readonly<Record<Locale, ScreenWords>> = { ar, zgh, fr, en };
