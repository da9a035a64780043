import type { WatchWords } from '../ar/watch.ts';

export const words: WatchWords = {
  alerts: {
    title: 'ⵉⵖⵓⵔⵉⵜⵏ ⵏ ⵜⵡⵡⵓⵔⴰ',
    spoken: {
      pressure: (gate) => `ⴳⴳⵓⵜⵏ ⵎⵉⴷⴷⵏ: ${gate}`,
      other: (gate) => `ⵜⵉⵖⵔⵉ ⵙⴳ ${gate}`,
    },
    seen: 'ⵉⵜⵜⵓⵥⵔⴰ',
  },
  ownHold: {
    state: 'ⵜⴱⴷⴷ ⵙⴳ ⵜⵡⵡⵓⵔⵜ',
    since: (time) => `ⵙⴳ ${time}, ⵙ ⵓⵖⵜⴰⵙ ⵏ ⵜⵔⴰⴱⴱⵓⵜ ⵏ ⵜⵡⵡⵓⵔⵜ`,
  },
  flow: {
    since: (time) => `ⴰⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ ⵙⴳ ${time}`,
    start: 'ⴰⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ',
    startAsk: 'ⵓⵔ ⵜⵜⵓⵖⵔⴰⵏⵜ ⵜⴽⴰⵔⴹⵉⵡⵉⵏ: ⴰⴷ ⵣⵔⵉⵏ ⴽⵓⵍⵍⵓ ⴷ ⵜⵜⵓⵙⵙⵉⴹⵏⵏ.',
    confirmStart: 'ⴰⵙⵉⴷⵜ ⵏ ⵓⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ',
    end: 'ⵜⴰⴳⵉⵔⴰ ⵏ ⵓⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ',
    endAsk: 'ⴰⴷ ⵜⵜⵓⵖⵔⴰⵏⵜ ⵜⴽⴰⵔⴹⵉⵡⵉⵏ ⴷⴰⵖ, ⴰⴷⴷⴰⵢ ⵉⵣⴷⵉ ⴽⵓ ⴰⵜⵉⵍⵉⴼⵓⵏ.',
    confirmEnd: 'ⴰⵙⵉⴷⵜ ⵏ ⵜⴳⵉⵔⴰ',
  },
  supervisor: {
    title: 'ⵜⵉⵏⴳⴰⵍⵉⵏ ⵏ ⵓⵏⵎⵀⴰⵍ',
    note: 'ⴽⵓ ⴰⵜⵉⵍⵉⴼⵓⵏ ⴷⴰⵔⵙ ⵜⴰⵏⴳⴰⵍⵜ ⵏⵏⵙ. ⴰⴷ ⵜⵜⵓⵏⵏⴰ ⵙ ⵢⵉⵎⵉ ⵉ ⵓⵏⵎⵀⴰⵍ ⵏ ⵜⵡⵡⵓⵔⵜ ⴱⵍⴰ ⵥⵥⴹⵡⴰ. ⴰⵔ ⵜⵜⴱⴷⴷⴰⵍ ⴽⵓ ⴰⵙⵙ.',
    show: 'ⴰⵙⴽⵏ ⵏ ⵜⵏⴳⴰⵍⵉⵏ ⵏ ⵡⴰⵙⵙ ⴰⴷ',
    gone: 'ⵜⵜⵓⵙⴼⴹⵏⵜ ⵜⵙⵓⵔⴰ ⵏ ⵜⵥⵔⵉⴳⵜ ⴰⴷ: ⵓⵔ ⴷⴰⵔⵙ ⵜⵉⵏⴳⴰⵍⵉⵏ.',
  },
  health: { battery: 'ⴰⴱⴰⵜⵔⵉ', version: 'ⵜⵓⵏⵖⵉⵍⵜ' },
  counted: {
    title: 'ⵎⵉⴷⴷⵏ ⵓⵔ ⵉⵜⵜⵓⵙⵙⵉⴹⵏⵏ ⵢⴰⵏ ⵙ ⵢⴰⵏ',
    note: 'ⵍⵍⴰⵏ ⵉⵎⴹⴰⵏⵏ ⴰⴷ ⴳ ⵉⵟⵟⵓⵏⵏ ⵏ ⵡⴰⵙⵙ.',
    how: 'ⵜⴰⵖⴰⵔⴰⵙⵜ ⵏ ⵓⵙⵙⵉⴹⵏ',
    estimated: 'ⴰⵙⵙⵉⴹⵏ ⵏ ⵢⴰⵜ ⵜⵓⵙⴷⵉⴷⵜ',
    free_flow: 'ⴰⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ',
    sentence: (estimated, freeFlow) =>
      `ⵙⴳ ⴽⵓⵍⵍⵓ ⵡⵉⵏⵏⴰ ⵉⵣⵔⵉⵏ: ${estimated} ⵙ ⵓⵙⵙⵉⴹⵏ ⵏ ⵜⵓⵙⴷⵉⴷⵜ, ${freeFlow} ⵙ ⵓⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ.`,
  },
};
