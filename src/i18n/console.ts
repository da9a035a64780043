import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ConsoleWords } from './ar/console.ts';
import { words as en } from './en/console.ts';
import { words as fr } from './fr/console.ts';
import { words as zgh } from './zgh/console.ts';

export type { ConsoleWords };

export const consoleWords: Readonly<Record<Locale, ConsoleWords>> = { ar, zgh, fr, en };
