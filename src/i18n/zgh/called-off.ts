import type { CalledOffWords } from '../ar/called-off.ts';

export const words: CalledOffWords = {
  day: 'ⵉⵜⵜⵓⵙⵙⵔ ⵡⴰⵙⵙ ⴰⴷ',
  closed: 'ⵉⵜⵜⵓⵙⵙⵔ ⵡⴰⵙⵙ ⴰⴷ.',
  nearest: 'ⵉⵜⵜⵓⵙⵙⵔ ⵡⴰⵙⵙ ⴰⴷ. ⴰⴽⵓⴷⵏ ⵢⴰⴹⵏ:',
  void: 'ⵉⵜⵜⵓⵙⵙⵔ ⵡⴰⵙⵙ ⴰⴷ. ⵓⵔ ⵙⵓⵍ ⵜⵙⵡⵉ ⵜⴽⴰⵕⴹⴰ ⴰⴷ.',
  registration: 'ⵉⵜⵜⵓⵙⵙⵔ ⵡⴰⵙⵙ ⴰⴷ ⴷ ⵓⵣⵎⵎⴻⵎ ⵏⵏⵓⵏ.',
  request: 'ⵉⵜⵜⵓⵙⵙⵔ ⵡⴰⵙⵙ ⴰⴷ.',
  others: 'ⵓⵙⵙⴰⵏ ⵢⴰⴹⵏ ⵇⵇⵉⵎⵏ.',
  all: 'ⵜⵜⵓⵙⵙⵔⵏ ⵡⵓⵙⵙⴰⵏ ⴰⴷ ⵎⴰⵔⵔⴰ.',
  waiting: 'ⵉⵜⵜⵓⵙⵙⵔ ⵡⴰⵙⵙ ⴰⴷ.',
};
