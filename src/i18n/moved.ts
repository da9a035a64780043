import type { Locale } from '../domain/kinds.ts';
import { words as ar, type MovedWords } from './ar/moved.ts';
import { words as en } from './en/moved.ts';
import { words as fr } from './fr/moved.ts';

/** What decides something stays in Arabic until a native reader has reviewed the Amazigh pages. */
export const movedWords: Readonly<Record<Locale, MovedWords>> = { ar, zgh: ar, fr, en };
