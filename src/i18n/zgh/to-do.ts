import type { ToDoWords } from '../ar/to-do.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '\u00a0');

export const words: ToDoWords = {
  title: 'ⵜⵉⵡⵓⵔⵉⵡⵉⵏ',
  none: 'ⵓⵔ ⵉⵍⵍⵉ ⵎⴰ ⵉⵜⵜⵔⴰⵊⴰⵏ.',
  oldest: (age) => `ⴰⵣⴰⵢⴽⵓ: ${age}`,
  conflicts: 'ⵓⵔⵜⴰ ⵜⵜⵓⵥⵕⵉⵏ',
  count: (time) => `ⴰⵙⵉⴹⵏ ⵙ ⵡⴰⵍⵍⵏ: ${time}`,
  countAgain: 'ⴰⵍⵙ ⵙ ⵓⵜⵉⵍⵉⴼⵓⵏ ⵏ ⵜⵡⵡⵓⵔⵜ',
  steps: (n) => `${number(n)} ⵏ ⵜⵙⵓⵔⵉⴼⵉⵏ ⴷⴰⵜ ⵓⵔⵥⵥⵓⵎ`,
  wishes: (n) => `${number(n)} ⵏ ⵉⵙⵉⵔⵎⵏ ⴰⵔ ⵜⵜⵇⵇⵍⵏ ⴰⵎⵔⴰⵔⵓ`,
  unreleased: (n) => `${number(n)} ⵏ ⵡⵓⵙⵙⴰⵏ ⵓⵔ ⴼⵙⵔⵏ ⵉⵎⴹⴰⵏⵏ ⵏⵏⵙⵏ`,
  lookedThrough: 'ⴰⵙⵉⴷⵜ ⵏ ⵓⵥⵕⵔⵉ',
  lookedThroughNote: 'ⵓⵔ ⵉⵜⵜⵎⵓⵜⵜⵉⵢ ⵓⵍⴰ ⵢⴰⵏ ⵓⵎⴹⴰⵏ.',
  lookedThroughCut: 'ⵓⵍⴰ ⵜⵉⵏ ⵓⵔ ⵉⵍⵍⵉⵏ ⴳ ⵜⵍⴳⴰⵎⵜ.',
  allLookedThrough: 'ⵜⵜⵓⵥⵕⵉⵏ ⵎⴰⵔⵔⴰ.',
};
