import type { Locale } from '../domain/kinds.ts';
import { words as ar, type CoachWords } from './ar/coaches.ts';
import { words as en } from './en/coaches.ts';
import { words as fr } from './fr/coaches.ts';

/** The coaches that are expected. Amazigh shows the Arabic until a native reader has written it. */
export const coachWords: Readonly<Record<Locale, CoachWords>> = { ar, zgh: ar, fr, en };
