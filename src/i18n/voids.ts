import type { Locale } from '../domain/kinds.ts';
import { words as ar, type VoidWords } from './ar/voids.ts';
import { words as en } from './en/voids.ts';
import { words as fr } from './fr/voids.ts';
import { words as zgh } from './zgh/voids.ts';

export const voidWords: Readonly<Record<Locale, VoidWords>> = { ar, zgh, fr, en };
