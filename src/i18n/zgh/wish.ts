import { words as ar, type WishWords } from '../ar/wish.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: WishWords = { ...ar };
