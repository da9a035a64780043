import type { Locale } from '../domain/kinds.ts';
import { words as ar, type LogWords } from './ar/log.ts';
import { words as en } from './en/log.ts';
import { words as fr } from './fr/log.ts';
import { words as zgh } from './zgh/log.ts';

export type { LogWords };

export const logWords: Readonly<Record<Locale, LogWords>> = { ar, zgh, fr, en };
