import type { Locale } from '../domain/kinds.ts';
import { words as ar, type WishWords } from './ar/wish.ts';
import { words as en } from './en/wish.ts';
import { words as fr } from './fr/wish.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/wish.ts';

export type { WishWords };

/** What decides something stays in Arabic until a native reader has reviewed the Amazigh pages. */
export const wishWords: Readonly<Record<Locale, WishWords>> = {
  ar,
  zgh: decided('wish', zgh, ar),
  fr,
  en,
};
