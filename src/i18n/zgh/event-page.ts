import { words as ar, type EventPageWords } from '../ar/event-page.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: EventPageWords = { ...ar };
