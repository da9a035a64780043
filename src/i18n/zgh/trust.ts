import { words as ar, type TrustWords } from '../ar/trust.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: TrustWords = { ...ar };
