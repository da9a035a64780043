import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ShellWords } from './ar/shell.ts';
import { words as en } from './en/shell.ts';
import { words as fr } from './fr/shell.ts';
import { words as zgh } from './zgh/shell.ts';

export const shellWords: Readonly<Record<Locale, ShellWords>> = { ar, zgh, fr, en };
