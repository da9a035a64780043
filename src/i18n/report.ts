import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ReportWords } from './ar/report.ts';
import { words as en } from './en/report.ts';
import { words as fr } from './fr/report.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/report.ts';

export type { ReportWords };

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const reportWords: Readonly<Record<Locale, ReportWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
