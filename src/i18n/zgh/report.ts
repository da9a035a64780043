import { words as ar, type ReportWords } from '../ar/report.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: ReportWords = { ...ar };
