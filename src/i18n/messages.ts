import type { Locale } from '../domain/kinds.ts';
import { words as ar, type MessageWords } from './ar/messages.ts';
import { words as en } from './en/messages.ts';
import { words as fr } from './fr/messages.ts';

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const messageWords: Readonly<Record<Locale, MessageWords>> = { ar, zgh: ar, fr, en };
