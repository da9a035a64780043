import { words as ar, type EveningWords } from '../ar/evening.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: EveningWords = { ...ar };
