import type { OwnWords } from '../ar/own.ts';

export const words: OwnWords = {
  title: 'ⴰⴽⵛⵛⵓⵎ ⵏⵏⵓⵏ',
  passkeys: 'ⵜⵉⵙⵓⵔⴰ',
  noPasskey: 'ⵓⵔ ⴷⴰⵔⵓⵏ ⵜⵙⴰⵔⵓⵜ ⴷⴰ: ⴷⴼⴼⵉⵔ ⵏ ⵓⵎⴳⴳⴰⵔⵓ ⴷ ⵜⵙⵔⵉⵎ ⴰⵄⵔⴰⴹ ⴰⵎⴰⵢⵏⵓ.',
  noWayBack: 'ⵓⵔ ⴷⴰⵔⵓⵏ ⵜⵙⴰⵔⵓⵜ, ⵓⵔ ⴷⴰⵔⵓⵏ ⴰⵙⵙⴰⵔⴰ ⵢⴰⴹⵏ: ⴷⴼⴼⵉⵔ ⵏ ⵓⵎⴳⴳⴰⵔⵓ ⴷ ⵜⵙⵔⵉⵎ ⴰⵄⵔⴰⴹ ⴰⵎⴰⵢⵏⵓ.',
  addPasskey: 'ⵔⵏⵓ ⵜⴰⵙⴰⵔⵓⵜ ⵉ ⵓⵙⵙⴰⵔⵓ ⴰⴷ',
  unused: 'ⵓⵔⵜⴰ ⵜⵜⵓⵙⵎⵔⵙ',
  usedAt: (time) => `ⴰⵙⵎⵔⵙ ⴰⵎⴳⴳⴰⵔⵓ: ${time}`,
  elsewhere: 'ⵓⵔ ⵜⵙⵡⵓⵔⵉ ⴷⴰ, ⵎⴰⵛⴰ ⴳ',
  rename: 'ⵙⵏⴼⵍ ⵉⵙⵎ',
  renameAsk: 'ⵉⵙⵎ ⵙ ⵜⵙⵙⵏⵎ ⴰⵙⵙⴰⵔⵓ.',
  name: 'ⵉⵙⵎ',
  save: 'ⵃⴹⵓ',
  remove: 'ⴽⴽⵙ',
  removeAsk: 'ⵓⵔ ⵙⵓⵍ ⵜⵔⵥⵥⵎ ⵜⵙⴰⵔⵓⵜ ⴰⴷ ⵜⴰⴼⵍⵡⵉⵜ.',
  removeLast: 'ⵜⴰⵙⴰⵔⵓⵜ ⵏⵏⵓⵏ ⵜⴰⵎⴳⴳⴰⵔⵓⵜ: ⴱⵍⴰ ⵏⵜⵜⴰⵜ ⴰⵄⵔⴰⴹ ⴰⵎⴰⵢⵏⵓ ⴽⴰ ⴰⵢ ⵉⵙⵙⴽⵛⴰⵎⵏ.',
  confirmRemove: 'ⵙⵙⵖⵣⵏ ⵓⴽⵓⵙ',
  sessions: 'ⵉⵙⵙⴰⵔⴰⵜⵏ ⴳ ⵜⴽⵛⵎⵎ',
  here: 'ⴰⵙⵙⴰⵔⴰ ⴰⴷ',
  end: 'ⵙⵎⴷ ⴰⴽⵛⵛⵓⵎ',
};
