import type { MediaWords } from '../ar/media.ts';

export const words: MediaWords = {
  work: 'ⴰⵏⴰⵡ ⵏ ⵜⵡⵓⵔⵉ',
  workHint: 'ⵜⵉⵍⵉⴼⵉⵣⵢⵓⵏ, ⵕⴰⴷⵢⵓ, ⴰⵖⵎⵉⵙ…',
  equipment: 'ⵉⵎⴰⵙⵙⵏ',
  vehicle: 'ⵜⴰⵎⵙⵔⵉⵔⵜ',
  crew: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⵔⴰⴱⴱⵓⵜ',
  crewHint: 'ⵜⵉⵎⵔⵙⵍⵜ ⵉ ⴽⵓ ⵢⴰⵏ.',
  also: 'ⵓⵙⵙⴰⵏ ⵢⴰⴹⵏ',
  alsoHint: 'ⵢⴰⵜ ⵜⵓⵜⵔⴰ, ⵜⴰⴽⴰⵕⴹⴰ ⵉ ⴽⵓ ⴰⵙⵙ.',
  notThisDay: 'ⵓⵀⵓ',
  fullThere: 'ⵓⵔ ⵇⴷⴷⵏ ⵉⴷⵖⴰⵔⵏ ⴳ ⵢⴰⵏ ⵡⴰⴽⵓⴷ. ⵙⵜⵉⵢⴰⵜ ⵡⴰⵢⴹ.',
  oneADay: 'ⵢⴰⵏ ⵡⴰⴽⵓⴷ ⵉ ⴽⵓ ⴰⵙⵙ.',
  badge: {
    title: 'ⵜⵉⵎⵔⵙⴰⵍ ⵏ ⵉⵏⵖⵎⵉⵙⵏ',
    note: 'ⵜⵉⵎⵔⵙⵍⵜ ⵉ ⴽⵓ ⵢⴰⵏ, ⴱⵍⴰ ⵉⵙⵎ.',
    empty: 'ⵓⵔⵜⴰ ⵜⵍⵍⵉ ⵓⵍⴰ ⵢⴰⵜ ⵜⵔⴰⴱⴱⵓⵜ.',
    press: 'ⵉⵏⵖⵎⵉⵙⵏ',
    member: (i, n) => `${i} / ${n}`,
  },
};
