import { words as ar, type BulkWords } from '../ar/bulk.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: BulkWords = { ...ar };
