import { notice as ar, type NoticeWords } from '../ar/notice.ts';

/** What no native reader has written yet stands in Arabic. */
export const notice: NoticeWords = { ...ar };
