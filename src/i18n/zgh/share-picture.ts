import { words as ar, type SharePictureWords } from '../ar/share-picture.ts';

/** What no native reader has written yet stands in Arabic. */
export const words: SharePictureWords = { ...ar };
