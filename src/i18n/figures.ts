import type { Locale } from '../domain/kinds.ts';
import { words as ar, type FigureWords } from './ar/figures.ts';
import { words as en } from './en/figures.ts';
import { words as fr } from './fr/figures.ts';
import { words as zgh } from './zgh/figures.ts';

export const figureWords: Readonly<Record<Locale, FigureWords>> = { ar, zgh, fr, en };
