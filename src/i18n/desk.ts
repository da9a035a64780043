import type { Locale } from '../domain/kinds.ts';
import { words as ar, type DeskWords } from './ar/desk.ts';
import { words as en } from './en/desk.ts';
import { words as fr } from './fr/desk.ts';
import { words as zgh } from './zgh/desk.ts';

export const deskWords: Readonly<Record<Locale, DeskWords>> = { ar, zgh, fr, en };
