import type { Locale } from '../domain/kinds.ts';
import { gate as ar, type GateWords } from './ar/gate.ts';
import { gate as en } from './en/gate.ts';
import { gate as fr } from './fr/gate.ts';
import { gate as zgh } from './zgh/gate.ts';

export type { GateWords };

export const gateWords: Readonly<Record<Locale, GateWords>> = { ar, zgh, fr, en };
