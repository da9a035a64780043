import type { Locale } from '../domain/kinds.ts';
import { words as ar, type PublishingWords } from './ar/publishing.ts';
import { words as en } from './en/publishing.ts';
import { words as fr } from './fr/publishing.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/publishing.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const publishingWords: Readonly<Record<Locale, PublishingWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
