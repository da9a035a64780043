import { words as ar, type ReleasedWords } from '../ar/released.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: ReleasedWords = { ...ar };
