import type { Locale } from '../domain/kinds.ts';
import { words as ar, type WatchWords } from './ar/watch.ts';
import { words as en } from './en/watch.ts';
import { words as fr } from './fr/watch.ts';
import { words as zgh } from './zgh/watch.ts';

export const watchWords: Readonly<Record<Locale, WatchWords>> = { ar, zgh, fr, en };
