import { words as ar, type EditionListWords } from '../ar/edition-lists.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: EditionListWords = { ...ar };
