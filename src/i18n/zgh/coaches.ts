import { words as ar, type CoachWords } from '../ar/coaches.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: CoachWords = { ...ar };
