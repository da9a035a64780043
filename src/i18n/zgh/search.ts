import type { SearchWords } from '../ar/search.ts';
import { grouped } from '../number.ts';
import { amazigh } from '../plural.ts';

const number = (n: number) => grouped(n, '\u00a0');

export const words: SearchWords = {
  title: 'ⴰⵔⵣⵣⵓ ⵖⴼ ⵓⵣⵎⵎⴻⵎ',
  field: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵕⴹⴰ, ⵜⵉⵍⵉⴼⵓⵏ ⵏⵖ ⵉⵙⵎ',
  hint: 'ⵜⵙⵡⴰ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⴽⴰⵕⴹⴰ ⵙ ⵓⵎⵙⵙⴽⵏ, ⴷ ⵉⵎⴰⵢⵍ.',
  submit: 'ⴰⵔⵣⵣⵓ',
  where: 'ⴰⵙⵙ ⵏⵖ ⴰⴽⵓⴷ',
  whereHint: 'ⵉ ⵓⵔⵣⵣⵓ ⵙ ⵉⵙⵎ.',
  everywhere: 'ⵎⴰⵔⵔⴰ ⵓⵙⵙⴰⵏ',
  wholeDay: (day) => `${day}: ⵎⴰⵔⵔⴰ ⴰⴽⵓⴷⵏ`,
  before: 'ⴷⴰ ⵉⵜⵜⵓⵙⴽⵏ ⵓⵣⵎⵎⴻⵎ ⴷⴰ. ⵓⵔ ⵉⵜⵜⵓⵙⴽⵏ ⴰⵎⵢⴰ ⴷⴰⵜ ⵏ ⵓⵔⵔⴰ.',
  found: (n) =>
    amazigh(n, {
      one: `${number(n)} ⵓⵣⵎⵎⴻⵎ`,
      few: `${number(n)} ⵉⵣⵎⵎⴻⵎⵏ`,
      other: `${number(n)} ⵏ ⵓⵣⵎⵎⴻⵎ`,
    }),
  columns: {
    name: 'ⵉⵙⵎ',
    contact: 'ⵜⵉⵍⵉⴼⵓⵏ',
    window: 'ⴰⵙⵙ ⴷ ⴰⴽⵓⴷ',
    party: 'ⵜⴰⵔⴰⴱⴱⵓⵜ',
    state: 'ⴰⴷⴷⴰⴷ',
  },
  unnamed: 'ⴱⵍⴰ ⵉⵙⵎ',
  next: 'ⵡⵉⵢⵢⴰⴹ',
  capped: 'ⴳⴳⵓⵜⵏ ⵎⵉⴷⴷⵏ ⵙ ⵉⵙⵎ ⴰⴷ. ⵔⵏⵓⵢⴰⵜ ⵜⴰⴳⵓⵔⵉ ⵏⵖ ⴰⴽⵓⴷ.',
  goOn: 'ⴰⵔⵣⵣⵓ ⴷⴰⵖ',
  none: 'ⵓⵔ ⵏⵓⴼⵉ ⴰⵣⵎⵎⴻⵎ.',
  meant: {
    token: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⴽⴰⵕⴹⴰ. ⵓⵔ ⵜⴳⵉ ⵜⵉⵏ ⵜⵥⵔⵉⴳⵜ ⴰⴷ.',
    notYours: 'ⵜⴰⴽⴰⵕⴹⴰ ⵏ ⵜⵥⵔⵉⴳⵜ ⴰⴷ, ⵎⴰⵛⴰ ⵓⵔ ⵜⵣⵎⵉⵔⴷ ⴰⴷ ⵜⵜ ⵜⵕⵥⵎⴷ.',
    code: '12 ⵏ ⵡⵓⵟⵟⵓⵏ: ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵕⴹⴰ.',
    codeOrPhone: '12 ⵏ ⵡⵓⵟⵟⵓⵏ: ⵜⴰⴽⴰⵕⴹⴰ ⵏⵖ ⵜⵉⵍⵉⴼⵓⵏ.',
    phone: 'ⵜⵉⵍⵉⴼⵓⵏ.',
    number: 'ⵓⵔ ⵉⴳⵉ ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵕⴹⴰ (12) ⵓⵍⴰ ⵜⵉⵍⵉⴼⵓⵏ.',
    email: 'ⵉⵎⴰⵢⵍ.',
    name: 'ⵉⵙⵎ, ⵙ ⵜⴳⵓⵔⵉⵡⵉⵏ ⵏⵏⵙ.',
    nothing: 'ⵓⵔ ⵉⵜⵜⵓⴼⵀⵎ. ⴰⵔⴰⵜ ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵕⴹⴰ, ⵜⵉⵍⵉⴼⵓⵏ ⵏⵖ ⵉⵙⵎ.',
  },
  byName: 'ⴰⵔⵣⵣⵓ ⵙ ⵉⵙⵎ',
  byBeginnings: 'ⵉⵙⵎⴰⵡⵏ ⵉⵙⵙⵏⵜⵉⵏ ⵎⴽⴰⵏⵏ',
  begun: 'ⵉⵙⵎⴰⵡⵏ ⵏⵏⴰ ⵉⵙⵙⵏⵜⵉⵏ ⵎⴽⴰⵏⵏ.',
  registerNow: 'ⴰⵣⵎⵎⴻⵎ ⴰⵎⴰⵢⵏⵓ',
  camera: {
    start: 'ⵜⵉⵖⵔⵉ ⵏ ⵜⵏⴳⴰⵍⵜ ⵙ ⵜⴽⴰⵎⵉⵔⴰ',
    stop: 'ⴰⵙⴱⴷⴷⵉ ⵏ ⵜⴽⴰⵎⵉⵔⴰ',
    aim: 'ⵙⵎⵏⵉⴷ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⴽⴰⵕⴹⴰ.',
    denied: 'ⵓⵔ ⵜⵜⵓⵔⵅⵅⵙ ⵜⴽⴰⵎⵉⵔⴰ. ⴰⵔⴰ ⵓⵟⵟⵓⵏ.',
    missing: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⴽⴰⵎⵉⵔⴰ. ⴰⵔⴰ ⵓⵟⵟⵓⵏ.',
    busy: 'ⵜⴽⴰⵎⵉⵔⴰ ⴳ ⵢⴰⵜ ⵜⵙⵏⵙⵉ ⵢⴰⴹⵏ.',
    other: 'ⵜⴰⵏⴳⴰⵍⵜ ⴰⴷ ⵓⵔ ⵜⴳⵉ ⵜⵉⵏ ⵜⴽⴰⵕⴹⴰ.',
  },
};
