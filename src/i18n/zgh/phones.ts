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
    unpractised: (n) => `ⵡⴰⵔ ⴰⵙⵎⵓⵜⵜⴳ (${number(n)})`,
    all: (n) => `ⵎⴰⵔⵔⴰ (${number(n)})`,
  },
  ownTitle: 'ⵉⵜⵉⵍⵉⴼⵓⵏⵏ ⵏ ⵜⵡⵡⵓⵔⵜ ⴰ',
  practised: {
    name: 'ⴰⵙⵎⵓⵜⵜⴳ',
    notYet: 'ⵓⵔⵜⴰ',
    of: (n, all) => `ⵉⵜⵉⵍⵉⴼⵓⵏⵏ ⵙ ⵓⵙⵎⵓⵜⵜⴳ: ${number(n)} ⵙⴳ ${number(all)}.`,
    how: 'ⵙⵜⵉⵢⴰⵜ «ⴰⵙⵎⵓⵜⵜⴳ» ⴳ ⵓⵎⵓⵖ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ: ⵓⵔ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⵡⴰⵍⵓ.',
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
