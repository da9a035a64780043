import type { Locale } from '../domain/kinds.ts';
import { words as ar, type DeclineWords } from './ar/decline.ts';
import { words as en } from './en/decline.ts';
import { words as fr } from './fr/decline.ts';

/** What decides something stays in Arabic until a native reader has reviewed the Amazigh pages. */
export const declineWords: Readonly<Record<Locale, DeclineWords>> = { ar, zgh: ar, fr, en };
