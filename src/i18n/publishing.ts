import type { Locale } from '../domain/kinds.ts';
import { words as ar, type PublishingWords } from './ar/publishing.ts';
import { words as en } from './en/publishing.ts';
import { words as fr } from './fr/publishing.ts';

/** In Amazigh the Arabic words stand, as on the other pages of an edition: see `spokenIn`. */
export const publishingWords: Readonly<Record<Locale, PublishingWords>> = { ar, zgh: ar, fr, en };
