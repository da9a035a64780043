import { words as ar, type ChannelWords } from '../ar/channels.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: ChannelWords = { ...ar };
