import type { PhoneWords } from '../ar/phones.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '\u00a0');

export const words: PhoneWords = {
  cards: {
    make: 'ⵙⵉⴳⴳⵣ 8 ⵏ ⵜⴽⴰⵔⴹⵉⵡⵉⵏ',
    title: (gate) => `ⵜⵉⴽⴰⵔⴹⵉⵡⵉⵏ ⵏ ⵉⵜⵉⵍⵉⴼⵓⵏⵏ: ${gate}`,
    note: 'ⵢⴰⵜ ⵜⴽⴰⵔⴹⴰ ⵉ ⴽⵓ ⴰⵜⵉⵍⵉⴼⵓⵏ. ⴰⵔ ⵜⵙⵡⵓⵔⵉ ⵢⴰⵜ ⵜⵡⴰⵍⵜ.',
    print: 'ⵙⵉⴳⴳⵣ',
    until: (time) => `ⴰⵔ ${time}`,
    code: (card) => `ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⴽⴰⵔⴹⴰ ${card}`,
    how: (button) => `ⵖⵔⴰⵜ ⵜⴰⵏⴳⴰⵍⵜ ⵙ ⵜⴽⴰⵎⵉⵔⴰ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ, ⴰⴷⵔⴰⵜ «${button}».`,
  },
  move: {
    name: 'ⴰⵙⵎⵓⵜⵜⵉ ⵖⵔ ⵜⵡⵡⵓⵔⵜ ⵢⴰⴹⵏ',
    ask: 'ⴰⴷ ⵉⵙⵡⵓⵔⵉ ⵓⵜⵉⵍⵉⴼⵓⵏ ⴳ ⵜⵡⵡⵓⵔⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
    to: 'ⵜⴰⵡⵡⵓⵔⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ',
    confirm: 'ⴰⵙⵉⴷⵜ ⵏ ⵓⵙⵎⵓⵜⵜⵉ',
  },
  filter: {
    label: 'ⵉⵜⵉⵍⵉⴼⵓⵏⵏ',
    trouble: (n) => `ⵙ ⵓⵖⵉⵍⵉⴼ (${number(n)})`,
    all: (n) => `ⵎⴰⵔⵔⴰ (${number(n)})`,
  },
  sheets: {
    title: 'ⵜⵉⵡⵔⵉⵇⵉⵏ ⵏ ⵜⵡⴰⵍⵉⵡⵉⵏ',
    note: 'ⴰⵎⵎ ⵜⵏⵏⴰ ⴷ ⵓⵣⵏⵏ ⵉⵜⵉⵍⵉⴼⵓⵏⵏ.',
    shift: 'ⵜⴰⵡⴰⵍⴰ',
    span: 'ⵙⴳ - ⴰⵔ',
    welcomed: 'ⴰⴽⵛⵛⵓⵎ',
    left: 'ⵓⴼⵓⵖ',
    refused: 'ⵓⵔ ⴽⵛⵉⵎⵏ',
    overrides: 'ⵎⵇⵇⴰⵔ',
  },
};
