import type { EventWords } from '../ar/visitor.ts';
import { amazigh } from '../plural.ts';
import { common } from './common.ts';

const { number } = common;

export const visitor: EventWords = {
  none: {
    title: 'ⵓⵔ ⵍⵍⵉⵏ ⵡⵓⵙⵙⴰⵏ ⵉⵕⵥⵎⵏ ⵖⵉⵍⴰⴷ',
    lead: 'ⵔⴰⴷ ⴷⴰ ⵉⵍⵉⵏ ⵉⵙⴰⴽⵓⴷⵏ ⴷ ⵡⴰⵏⵙⴰ ⵏ ⵜⵖⵓⵔⵉ ⵢⴰⴹⵏ.',
    free: 'ⴰⴽⵛⵓⵎ ⴱⵍⴰ ⴰⵜⵉⴳ, ⵉⵕⵥⵎ ⵉ ⵎⴷⴷⵏ ⵎⴰⵔⵔⴰ.',
  },
  first: 'ⴰⴽⵛⵓⵎ ⴱⵍⴰ ⴰⵜⵉⴳ, ⵉⵕⵥⵎ ⵉ ⵎⴷⴷⵏ ⵎⴰⵔⵔⴰ. ⴰⵣⵎⵎⴻⵎ ⵙ ⵓⵙⵜⴰⵢ, ⴷ ⵉⴽⴼⴰ ⴰⵡⵏ ⴰⴱⵔⵉⴷ ⵉⵣⵔⴱⵏ.',
  register: 'ⴰⵣⵎⵎⴻⵎ',
  chooseDay: 'ⵙⵜⵉⵢⴰⵜ ⴰⵙⵙ',
  allDays: 'ⵓⵙⵙⴰⵏ',
  days: {
    places: 'ⵍⵍⴰⵏ ⵉⴷⵖⴰⵔⵏ',
    few: 'ⵉⵎⵉⴽ ⵏ ⵉⴷⵖⴰⵔⵏ',
    full: 'ⵉⵄⵎⵎⵔ ⵓⵣⵎⵎⴻⵎ',
    over: 'ⵉⵣⵔⵉ ⵡⴰⵙⵙ ⴰⴷ',
    today: 'ⴰⵙⵙⴰ',
  },
  openLane: 'ⵉⴳ ⵉⵄⵎⵎⵔ ⵓⵣⵎⵎⴻⵎ, ⴰⴱⵔⵉⴷ ⴰⵎⴰⵜⴰⵢ ⵉⵇⵇⵉⵎ ⵉⵕⵥⵎ.',
  opensOn: (date, time) => `ⵔⴰⴷ ⵉⵕⵥⵎ ⵓⵣⵎⵎⴻⵎ ${date}, ${time}.`,
  closed: 'ⵉⵣⵔⵉ ⵓⵣⵎⵎⴻⵎ. ⴰⴱⵔⵉⴷ ⴰⵎⴰⵜⴰⵢ ⵉⵕⵥⵎ ⴳ ⵡⵓⵙⵙⴰⵏ ⵎⴰⵔⵔⴰ.',
  ended: 'ⵣⵔⵉⵏ ⵡⵓⵙⵙⴰⵏ ⴰⴷ. ⵜⴰⵏⵎⵎⵉⵔⵜ ⵉ ⵉⵏⵔⵣⴰⴼⵏ ⴷ ⵜⵉⵏⵔⵣⴰⴼⵉⵏ ⵎⴰⵔⵔⴰ.',
  live: {
    title: 'ⵖⵉⵍⴰⴷ',
    inside: 'ⴳ ⵓⴳⵯⵏⵙ',
    entries: 'ⴽⵛⵎⵏ ⴰⵙⵙⴰ',
    asOf: 'ⵓⵟⵟⵓⵏⵏ ⵏ',
    completeTo: 'ⵙⵎⴷⵏ ⴰⵔ',
    rounded: 'ⵓⵟⵟⵓⵏⵏ ⵉⵎⵇⵔⴰⴱⵏ.',
    opening: (time) => `ⴰⵔⵥⵥⵓⵎ ⴰⵙⵙⴰ ⴳ ${time}`,
    openingNote: 'ⴷⴰ ⴰⴷ ⴱⴰⵢⵏⵏ ⵓⵟⵟⵓⵏⵏ ⴷⴼⴼⵉⵔ ⵓⵔⵥⵥⵓⵎ.',
  },
  before: 'ⴷⴰⵜ ⵏ ⵜⵓⵛⴽⴰ',
  tips: [
    'ⵓⵔ ⵜⵜⵓⵙⵓⵜⵔ ⴽⵔⴰ ⵏ ⵜⴽⴰⵕⴹⴰ: ⴽⵛⵎⴰⵜ ⵙⴳ ⵓⴱⵔⵉⴷ ⴰⵎⴰⵜⴰⵢ.',
    'ⵜⵜⵓⵙⵉⵟⵏⵏ ⵡⴰⵔⵔⴰⵡ ⴷ ⵉⵎⵥⵥⴰⵏⵏ. ⵢⴰⵏ ⵓⵎⵇⵇⵔⴰⵏ ⵉⵣⵎⵎⴻⵎ ⵜⴰⵡⵊⴰ.',
    'ⵜⴰⵇⵔⴰⴱⵜ ⵜⴰⵎⵥⵥⵢⴰⵏⵜ ⵜⵣⵔⵉ ⵙ ⵜⴰⵣⵍⴰ.',
    'ⵜⵍⵍⴰ ⵜⵡⵡⵓⵔⵜ ⴱⵍⴰ ⵜⵉⵙⴽⵉⵡⵉⵏ ⵉ ⵎⴷⴷⵏ ⵎⴰⵔⵔⴰ.',
  ],
  groups: 'ⵜⵉⵔⵓⴱⴱⴰ ⴷ ⵜⵎⵙⵎⵓⵏⵉⵏ',
  groupsLead: 'ⴰⵣⵎⵎⴻⵎ ⵉⵥⵍⵉⵏ ⵉ:',
  groupKinds: {
    school: 'ⵜⵉⵏⵎⴰⵍ',
    association: 'ⵜⵉⵎⵙⵎⵓⵏⵉⵏ',
    media: 'ⵉⵏⵖⵎⵉⵙⵏ',
    guest: 'ⵉⵏⵓⴱⴳⵉⵡⵏ',
  },
  places: (n) =>
    n === 0
      ? 'ⵉⵄⵎⵎⵔ'
      : amazigh(n, {
          one: `ⵉⵇⵇⵉⵎ ${number(n)} ⵓⴷⵖⴰⵔ`,
          few: `ⵇⵇⵉⵎⵏ ${number(n)} ⵉⴷⵖⴰⵔⵏ`,
          other: `ⵇⵇⵉⵎⵏ ${number(n)} ⵏ ⵓⴷⵖⴰⵔ`,
        }),
  description: (name, city) => `${name}, ${city}. ⴰⴽⵛⵓⵎ ⴱⵍⴰ ⴰⵜⵉⴳ, ⵉⵕⵥⵎ ⵉ ⵎⴷⴷⵏ ⵎⴰⵔⵔⴰ.`,
};
