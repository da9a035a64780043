import type { Locale } from '../domain/kinds.ts';
import { words as ar, type MediaWords } from './ar/media.ts';
import { words as en } from './en/media.ts';
import { words as fr } from './fr/media.ts';
import { words as zgh } from './zgh/media.ts';

export const mediaWords: Readonly<Record<Locale, MediaWords>> = { ar, zgh, fr, en };
