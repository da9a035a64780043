import type { Locale } from '../domain/kinds.ts';
import { words as ar, type EventPageWords } from './ar/event-page.ts';
import { words as en } from './en/event-page.ts';
import { words as fr } from './fr/event-page.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/event-page.ts';

export type { EventPageWords };

/** In Amazigh the Arabic words stand until a native reader has written them: see `InLegal`. */
export const eventPageWords: Readonly<Record<Locale, EventPageWords>> = {
  ar,
  zgh: decided('event', zgh, ar),
  fr,
  en,
};
