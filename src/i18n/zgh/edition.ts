import { words as ar, type EditionWords } from '../ar/edition.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: EditionWords = { ...ar };
