import { words as ar, type NoticesWords } from '../ar/notices.ts';

/** Sentences that decide something are shown in Arabic until a native reader has written them. */
export const words: NoticesWords = {
  ...ar,
  title: 'ⵉⵙⵍⵖⴰ',
  all: 'ⵉⵙⵍⵖⴰ ⵎⴰⵔⵔⴰ',
  older: 'ⵉⵙⵍⵖⴰ ⵉⵣⵔⵉⵏ',
  empty: 'ⵓⵔ ⵉⵜⵜⵓⴼⵙⴰⵔ ⵓⵙⵍⵖⵓ ⴷⵖⵉ.',
  feed: (event) => `ⵉⵙⵍⵖⴰ · ${event}`,
  numbered: (n) => `ⴰⵙⵍⵖⵓ ${n}`,
  check: { title: 'ⴰⵙⵙⵉⴷⵜ ⵏ ⵓⵙⵍⵖⵓ', number: 'ⵓⵟⵟⵓⵏ ⵏ ⵓⵙⵍⵖⵓ', button: 'ⵙⵙⵉⴷⵜ' },
  at: (date, time) => `${date}, ${time}`,
};
