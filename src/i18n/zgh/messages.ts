import { words as ar, type MessageWords } from '../ar/messages.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: MessageWords = { ...ar };
