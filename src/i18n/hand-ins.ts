import type { Locale } from '../domain/kinds.ts';
import { words as ar, type HandInWords } from './ar/hand-ins.ts';
import { words as en } from './en/hand-ins.ts';
import { words as fr } from './fr/hand-ins.ts';
import { words as zgh } from './zgh/hand-ins.ts';

export const handInWords: Readonly<Record<Locale, HandInWords>> = { ar, zgh, fr, en };
