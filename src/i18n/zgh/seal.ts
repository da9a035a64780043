import { words as ar, type SealWords } from '../ar/seal.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: SealWords = { ...ar };
