import type { Locale } from '../domain/kinds.ts';
import { words as ar, type OwnWords } from './ar/own.ts';
import { words as en } from './en/own.ts';
import { words as fr } from './fr/own.ts';
import { words as zgh } from './zgh/own.ts';

export type { OwnWords };

export const ownWords: Readonly<Record<Locale, OwnWords>> = { ar, zgh, fr, en };
