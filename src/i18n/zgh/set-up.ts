import { words as ar, type SetUpWords } from '../ar/set-up.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: SetUpWords = { ...ar };
