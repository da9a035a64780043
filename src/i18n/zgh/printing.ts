import { words as ar, type PrintingWords } from '../ar/printing.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: PrintingWords = { ...ar };
