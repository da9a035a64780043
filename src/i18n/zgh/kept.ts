import { words as ar, type KeptWords } from '../ar/kept.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: KeptWords = { ...ar };
