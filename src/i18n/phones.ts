import type { Locale } from '../domain/kinds.ts';
import { words as ar, type PhoneWords } from './ar/phones.ts';
import { words as en } from './en/phones.ts';
import { words as fr } from './fr/phones.ts';
import { words as zgh } from './zgh/phones.ts';

export type { PhoneWords };

export const phoneWords: Readonly<Record<Locale, PhoneWords>> = { ar, zgh, fr, en };
