import type { Locale } from '../domain/kinds.ts';
import { words as ar, type RequestWords } from './ar/requests.ts';
import { words as en } from './en/requests.ts';
import { words as fr } from './fr/requests.ts';
import { words as zgh } from './zgh/requests.ts';

export type { RequestWords };

export const requestWords: Readonly<Record<Locale, RequestWords>> = { ar, zgh, fr, en };
