import type { Locale } from '../domain/kinds.ts';
import { words as ar, type WaitListWords } from './ar/wait-list.ts';
import { words as en } from './en/wait-list.ts';
import { words as fr } from './fr/wait-list.ts';

export type { WaitListWords };

/** What decides something stays in Arabic until a native reader has reviewed the Amazigh pages. */
export const waitListWords: Readonly<Record<Locale, WaitListWords>> = { ar, zgh: ar, fr, en };
