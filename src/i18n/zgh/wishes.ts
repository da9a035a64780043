import { words as ar, type WishesWords } from '../ar/wishes.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: WishesWords = { ...ar };
