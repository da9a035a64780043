import type { Locale } from '../domain/kinds.ts';
import { words as ar, type TellingWords } from './ar/telling.ts';
import { words as en } from './en/telling.ts';
import { words as fr } from './fr/telling.ts';

/** What decides something stays in Arabic until a native reader has reviewed the Amazigh pages. */
export const tellingWords: Readonly<Record<Locale, TellingWords>> = { ar, zgh: ar, fr, en };
