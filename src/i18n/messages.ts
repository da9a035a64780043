import type { Locale } from '../domain/kinds.ts';
import { words as ar, type MessageWords } from './ar/messages.ts';
import { words as en } from './en/messages.ts';
import { words as fr } from './fr/messages.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/messages.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const messageWords: Readonly<Record<Locale, MessageWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
