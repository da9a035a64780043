import { words as ar, type TellingWords } from '../ar/telling.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: TellingWords = { ...ar };
