import type { Locale } from '../domain/kinds.ts';
import { words as ar, type CalledOffWords } from './ar/called-off.ts';
import { words as en } from './en/called-off.ts';
import { words as fr } from './fr/called-off.ts';
import { words as zgh } from './zgh/called-off.ts';

/** What pages say of a day that is called off. */
export const calledOffWords: Readonly<Record<Locale, CalledOffWords>> = { ar, zgh, fr, en };
