import { words as ar, type WaitListWords } from '../ar/wait-list.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: WaitListWords = { ...ar };
