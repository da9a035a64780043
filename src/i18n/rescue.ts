import type { Locale } from '../domain/kinds.ts';
import { rescue as ar, type RescueWords } from './ar/rescue.ts';
import { rescue as en } from './en/rescue.ts';
import { rescue as fr } from './fr/rescue.ts';
import { rescue as zgh } from './zgh/rescue.ts';

export type { RescueWords };

export const rescueWords: Readonly<Record<Locale, RescueWords>> = { ar, zgh, fr, en };
