import { words as ar, type PrivacyWords } from '../ar/privacy.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: PrivacyWords = { ...ar };
