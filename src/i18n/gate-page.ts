import type { Locale } from '../domain/kinds.ts';
import { page as ar, type GatePageWords } from './ar/gate-page.ts';
import { page as en } from './en/gate-page.ts';
import { page as fr } from './fr/gate-page.ts';
import { page as zgh } from './zgh/gate-page.ts';

export const gatePageWords: Readonly<Record<Locale, GatePageWords>> = { ar, zgh, fr, en };
