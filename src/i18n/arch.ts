import type { Locale } from '../domain/kinds.ts';
import { type ArchWords, words as ar } from './ar/arch.ts';
import { words as en } from './en/arch.ts';
import { words as fr } from './fr/arch.ts';
import { words as zgh } from './zgh/arch.ts';

export const archWords: Readonly<Record<Locale, ArchWords>> = { ar, zgh, fr, en };
