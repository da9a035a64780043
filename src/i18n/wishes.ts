import type { Locale } from '../domain/kinds.ts';
import { words as ar, type WishesWords } from './ar/wishes.ts';
import { words as en } from './en/wishes.ts';
import { words as fr } from './fr/wishes.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/wishes.ts';

/** These pages speak Arabic to readers of Amazigh: see `spokenIn`. */
export const wishesWords: Readonly<Record<Locale, WishesWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
