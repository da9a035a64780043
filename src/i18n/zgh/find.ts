import { words as ar, type FindWords } from '../ar/find.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: FindWords = { ...ar };
