import type { Locale } from '../domain/kinds.ts';
import { words as ar, type NoticeDeskWords } from './ar/notice-desk.ts';
import { words as en } from './en/notice-desk.ts';
import { words as fr } from './fr/notice-desk.ts';
import { words as zgh } from './zgh/notice-desk.ts';

export type { NoticeDeskWords };

export const noticeDeskWords: Readonly<Record<Locale, NoticeDeskWords>> = { ar, zgh, fr, en };
