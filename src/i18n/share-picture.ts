import type { Locale } from '../domain/kinds.ts';
import { words as ar, type SharePictureWords } from './ar/share-picture.ts';
import { words as en } from './en/share-picture.ts';
import { words as fr } from './fr/share-picture.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/share-picture.ts';

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const sharePictureWords: Readonly<Record<Locale, SharePictureWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
