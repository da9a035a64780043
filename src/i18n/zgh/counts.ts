import type { CountWords } from '../ar/counts.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '\u00a0');

export const words: CountWords = {
  conflicts: {
    name: 'ⴰⴽⵛⵛⵓⵎ ⵏ ⵙⵏⴰⵜ ⵜⵡⴰⵍ',
    gloss: 'ⵙ ⵜⴽⴰⵔⴹⵉⵡⵉⵏ ⵉⵜⵜⵓⵙⵙⵎⵔⵙⵏ',
    counts: 'ⵎⵉⴷⴷⵏ ⴽⵛⵎⵏ ⵙ ⵜⴽⴰⵔⴹⴰ ⵉⵜⵜⵓⵙⵙⵎⵔⵙⵏ ⵢⴰⴷ',
    title: (n) => `${number(n)} ⵏ ⵓⴽⵛⵛⵓⵎ ⵏ ⵙⵏⴰⵜ ⵜⵡⴰⵍ`,
    none: 'ⵓⵔ ⵉⴽⵛⵉⵎ ⵓⵍⴰ ⵢⴰⵏ ⵙⵏⴰⵜ ⵜⵡⴰⵍ.',
    beyond: (people) =>
      `ⵓⴳⴳⴰⵔ ⵏ ⵎⴰⵢⴷ ⵉⵜⵜⵓⵣⵎⵎⵎⵏ: ${number(people)}, ⴷ ⵡⵉⵏⵏⴰ ⴽⵛⵎⵏⵉⵏ ⵙ ⵜⵖⵜⴰⵙⵜ ⵏⵖ ⵙ ⵓⴼⵓⵖ ⵉⵜⵜⵡⴰⵙⵙⵔⵏ.`,
    marked: 'ⴰⴽⵛⵛⵓⵎ ⵉⵜⵜⵓⵔⵛⵎⵏ',
    others: 'ⵉⴽⵛⵛⵓⵎⵏ ⵢⴰⴹⵏ',
    ticket: 'ⵜⴰⴽⴰⵔⴹⴰ',
    people: 'ⵎⵉⴷⴷⵏ',
    unknown: 'ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏ',
    wrongCode: 'ⵜⴰⵏⴳⴰⵍⵜ ⵓⵔ ⵉⵖⵓⴷⵏ',
    place: (gate, time, people) => `${gate} · ${time} · ${people}`,
    more: (n) => `ⴷ ${number(n)} ⵢⴰⴹⵏ`,
  },
  registered: {
    name: 'ⵜⵜⵓⵣⵎⵎⵎⵏ',
    gloss: 'ⵎⵉⴷⴷⵏ ⵖⵓⵔⵙⵏ ⴰⴷⵖⴰⵔ',
    counts: 'ⵎⵉⴷⴷⵏ ⵖⵓⵔⵙⵏ ⴰⴷⵖⴰⵔ ⴳ ⵡⴰⵙⵙ ⴰⴷ, ⴷ ⵉⵛⵉⵔⵔⴰⵏ',
    windows: (day) => `ⵜⵉⵣⵉⵡⵉⵏ ⵏ ⵡⴰⵡⵡⴰⴹ, ${day}`,
    allWindows: 'ⴽⵓⵍⵍⵓ ⵜⵉⵣⵉⵡⵉⵏ',
    window: 'ⵜⵉⵣⵉ',
    places: 'ⵉⴷⵖⴰⵔⵏ',
    came: 'ⵓⵛⴽⴰⵏ ⵙ ⵜⴽⴰⵔⴹⴰ',
    cameNote: 'ⵡⵉⵏⵏⴰ ⵉⴽⵛⵎⵏ ⵙ ⵜⴽⴰⵔⴹⴰ ⴳ ⵜⵙⵔⴰⴳⵉⵏ ⵏ ⵜⵉⵣⵉ',
    otherHours: 'ⵜⵉⵙⵔⴰⴳⵉⵏ ⵢⴰⴹⵏ',
  },
  perMinute: 'ⴳ ⵜⵓⵙⴷⵉⴷⵜ',
  outside: {
    name: 'ⴱⵕⵕⴰ ⵏ ⵡⵓⵙⵙⴰⵏ',
    note: 'ⵉⵎⴹⴰⵏⵏ ⵏ ⵓⵙⴰⴽⵓⴷ ⴱⵕⵕⴰ ⵏ ⵡⵓⵙⵙⴰⵏ; ⵍⵍⴰⵏ ⴳ ⵜⵡⵓⵔⵉ ⵜⴰⵎⴰⵜⴰⵢⵜ.',
  },
};
