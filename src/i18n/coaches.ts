import type { Locale } from '../domain/kinds.ts';
import { words as ar, type CoachWords } from './ar/coaches.ts';
import { words as en } from './en/coaches.ts';
import { words as fr } from './fr/coaches.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/coaches.ts';

/** The coaches that are expected. Amazigh shows the Arabic until a native reader has written it. */
export const coachWords: Readonly<Record<Locale, CoachWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
