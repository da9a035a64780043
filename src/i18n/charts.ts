import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ChartWords } from './ar/charts.ts';
import { words as en } from './en/charts.ts';
import { words as fr } from './fr/charts.ts';
import { words as zgh } from './zgh/charts.ts';

export type { ChartWords };

export const chartWords: Readonly<Record<Locale, ChartWords>> = { ar, zgh, fr, en };
