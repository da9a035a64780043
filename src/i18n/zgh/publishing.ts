import { words as ar, type PublishingWords } from '../ar/publishing.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: PublishingWords = { ...ar };
