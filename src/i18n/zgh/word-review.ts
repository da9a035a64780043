import { words as ar, type WordReviewWords } from '../ar/word-review.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: WordReviewWords = { ...ar };
