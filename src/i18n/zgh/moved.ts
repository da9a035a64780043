import { words as ar, type MovedWords } from '../ar/moved.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: MovedWords = { ...ar };
