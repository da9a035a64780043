import type { Locale } from '../domain/kinds.ts';
import { safekeeping as ar, type SafekeepingWords } from './ar/safekeeping.ts';
import { safekeeping as en } from './en/safekeeping.ts';
import { safekeeping as fr } from './fr/safekeeping.ts';
import { safekeeping as zgh } from './zgh/safekeeping.ts';

export type { SafekeepingWords };

export const safekeepingWords: Readonly<Record<Locale, SafekeepingWords>> = { ar, zgh, fr, en };
