import { words as ar, type DeclineWords } from '../ar/decline.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: DeclineWords = { ...ar };
