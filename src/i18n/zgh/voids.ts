import type { VoidWords } from '../ar/voids.ts';
import { grouped } from '../number.ts';
import { amazigh } from '../plural.ts';

const number = (n: number) => grouped(n, '\u00a0');
const scans = (n: number) =>
  amazigh(n, {
    one: `${number(n)} ⵓⵙⵙⵉⴹⵏ`,
    few: `${number(n)} ⵉⵙⵙⵉⴹⵏⵏ`,
    other: `${number(n)} ⵏ ⵓⵙⵙⵉⴹⵏ`,
  });
const minutes = (n: number) =>
  amazigh(n, {
    one: `${number(n)} ⵜⵓⵙⴷⵉⴷⵜ`,
    few: `${number(n)} ⵜⵓⵙⴷⵉⴷⵉⵏ`,
    other: `${number(n)} ⵏ ⵜⵓⵙⴷⵉⴷⵜ`,
  });

export const words: VoidWords = {
  title: 'ⵜⵓⵙⴷⵉⴷⵉⵏ ⵓⵔ ⵉⵣⵎⵉⵔⵏ ⴰⴷ ⵉⵍⵉⵏⵜ',
  note: 'ⵜⵙⵙⵉⴹⵏ ⵜⵡⵡⵓⵔⵜ ⵓⴳⴳⴰⵔ ⵏ ⵎⴰⵢⴷ ⵉⵣⵎⵔⵏ ⴰⴷ ⵉⵣⵔⵉ. ⵥⵕⴰⵜ ⴰⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ, ⵜⴽⴽⵙⵎ ⵎⴰⵢⴷ ⵓⵔ ⵉⵍⵍⵉⵏ.',
  passed: (entered, left) => `ⴰⴽⵛⵓⵎ ${entered}, ⵓⴼⵓⵖ ${left}`,
  onSheet: (n) => `${minutes(n)} ⵓⵔ ⵉⵣⵎⵉⵔⵏ ⴰⴷ ⵉⵍⵉⵏⵜ: ⵥⵕⴰⵜ ⵜⵜ ⴳ ⵜⵡⵡⵓⵔⴰ ⴷⴰⵜ ⵏ ⵓⵙⵙⵏⵜⵉ.`,
  take: 'ⴰⴽⴽⴰⵙ ⵙⴳ ⵓⵙⵙⵉⴹⵏ',
  takeAsk: 'ⵎⴰⵢⴷ ⵉⵙⵙⵉⴹⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ ⴳⵔ ⵙⵏⴰⵜ ⵜⵙⵔⴰⴳⵉⵏ ⵓⵔ ⵔⴰⴷ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ. ⵔⴰⴷ ⵉⵇⵇⵉⵎ ⵉⵃⴹⴰ. ⵓⵔ ⵉⵜⵜⵓⵔⴰⵔ.',
  from: 'ⵙⴳ',
  to: 'ⴰⵔ ⵜⴰⴳⵉⵔⴰ ⵏ',
  confirmTake: 'ⴰⵙⵉⴷⵜ ⵏ ⵡⴰⴽⴽⴰⵙ',
  taken: (n) => `${scans(n)} ⵓⵔ ⵙⵓⵍ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ.`,
  wrong: 'ⴼⴽⴰⵜ ⵙⵏⴰⵜ ⵜⵙⵔⴰⴳⵉⵏ, ⵜⵉⵙⵙ ⵙⵏⴰⵜ ⴷⴼⴼⵉⵔ ⵏ ⵜⵎⵣⵡⴰⵔⵓⵜ, 24 ⵜⵙⵔⴰⴳⵜ ⵙ ⵓⴳⴳⴰⵔ. ⵓⵔ ⵉⴱⴷⴷⵉⵍ ⵡⴰⵍⵓ.',
};
