import type { EntryWords } from '../ar/entry.ts';

export const words: EntryWords = {
  further: {
    title: (name) => `ⵜⴽⵛⵎⵎ ⵙ ⵢⵉⵙⵎ ⵏ ${name}`,
    text: 'ⴰⵄⵔⴰⴹ ⴰⴷ ⵉⵔⵏⵏⴰ ⵜⴰⵡⵓⵔⵉ ⵖⵔ ⵜⵉⵏⵏⵓⵏ. ⴷ ⵜⵇⵇⵉⵎⵎ ⵜⴽⵛⵎⵎ, ⵜⵙⵜⵉⵎ ⵜⴰⵣⵔⴰⴳⵜ ⵙⴳ ⵓⴼⵍⵍⴰ ⵏ ⵜⴰⵙⵏⴰ.',
    submit: (name) => `ⴰⴷⵔⵓ ⵙ ⵢⵉⵙⵎ ⵏ ${name}`,
    someoneElse: 'ⴰⴷⵔⵓ ⵙ ⵢⵉⵙⵎ ⵏ ⵢⴰⵏ ⵢⴰⴹⵏ ⴳ ⵓⵙⵙⴰⵔⴰ ⴰⴷ',
  },
  noRole: {
    title: 'ⵓⵔ ⴷⴰⵔⵓⵏ ⵜⴰⵡⵓⵔⵉ ⴳ ⴽⵔⴰ ⵏ ⵜⵣⵔⴰⴳⵜ ⵖⵉⵍⴰⴷ',
    text: 'ⴹⴰⵍⴱⴰⵜ ⴰⵄⵔⴰⴹ ⵙⴳ ⵜⵏⵎⴰⵍⴰ ⵏ ⵜⵣⵔⴰⴳⵜ, ⵜⵔⵥⵎⵎ ⵜ ⴳ ⵓⵙⵙⴰⵔⴰ ⴰⴷ.',
  },
};
