import { words as ar, type GroupWords } from '../ar/groups.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: GroupWords = { ...ar };
