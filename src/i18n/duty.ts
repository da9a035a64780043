import type { Locale } from '../domain/kinds.ts';
import { duty as ar, type DutyWords } from './ar/duty.ts';
import { duty as en } from './en/duty.ts';
import { duty as fr } from './fr/duty.ts';
import { duty as zgh } from './zgh/duty.ts';

export type { DutyWords };

export const dutyWords: Readonly<Record<Locale, DutyWords>> = { ar, zgh, fr, en };
