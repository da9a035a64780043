import type { Locale } from '../domain/kinds.ts';
import { words as ar, type FindWays, type FindWords } from './ar/find.ts';
import { words as en } from './en/find.ts';
import { words as fr } from './fr/find.ts';

export type { FindWays, FindWords };

/** What decides something stays in Arabic until a native reader has reviewed the Amazigh pages. */
export const findWords: Readonly<Record<Locale, FindWords>> = { ar, zgh: ar, fr, en };
