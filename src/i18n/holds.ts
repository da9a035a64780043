import type { Locale } from '../domain/kinds.ts';
import { words as ar, type HoldWords } from './ar/holds.ts';
import { words as en } from './en/holds.ts';
import { words as fr } from './fr/holds.ts';
import { words as zgh } from './zgh/holds.ts';

export type { HoldWords };

export const holdWords: Readonly<Record<Locale, HoldWords>> = { ar, zgh, fr, en };
