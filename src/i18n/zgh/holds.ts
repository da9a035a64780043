import type { HoldWords } from '../ar/holds.ts';

export const words: HoldWords = {
  reasons: {
    crowd: 'ⴳⴳⵓⵜⵏ ⵎⵉⴷⴷⵏ',
    safety: 'ⵜⴰⵏⴼⵔⵓⵜ ⵏ ⵎⵉⴷⴷⵏ',
    weather: 'ⴰⵏⵣⵡⵉ',
    works: 'ⵜⵉⵡⵓⵔⵉⵡⵉⵏ',
    ceremony: 'ⵜⴰⵎⵖⵔⴰ',
  },
  form: {
    reason: 'ⴰⵙⵔⴰⴳ',
    unsaid: 'ⴱⵍⴰ ⴰⵙⵔⴰⴳ',
    until: 'ⵜⴰⵙⵔⴰⴳⵜ ⵏ ⵓⵕⵥⵥⵓⵎ',
    untilHint: 'ⵓⵔ ⵜⴳⵉ ⵜⵓⵛⵛⵉⵍⵜ. ⵓⵔ ⵉⵜⵜⵕⵥⵓⵎ ⵅⴼ ⵉⵅⴼ ⵏⵏⵙ.',
    untilWrong: 'ⴰⵔⴰ ⵜⴰⵙⵔⴰⴳⵜ ⵣⵓⵏⴷ 16:30.',
    sendTo: 'ⴰⵣⵏ ⵎⵉⴷⴷⵏ ⵖⵔ',
    nowhere: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵡⵡⵓⵔⵜ ⵢⴰⴹⵏ',
    change: 'ⴰⵙⵏⴼⵍ ⵏ ⵜⵓⵣⵉⵏⵜ',
    changeAsk: 'ⴰⴷ ⵜⴱⴰⵢⵏ ⴳ ⵉⵜⵉⵍⵉⴼⵓⵏⵏ, ⴳ ⵜⴰⵙⵏⴰ ⴷ ⴳ ⵜⴽⴰⵔⴹⵉⵡⵉⵏ ⵏ ⵜⵡⵡⵓⵔⵜ ⴰⴷ.',
    confirmChange: 'ⴰⵙⵉⴷⵜ ⵏ ⵓⵙⵏⴼⵍ',
  },
  said: {
    reason: (reason) => `ⴰⵙⵔⴰⴳ: ${reason}`,
    until: (time) => `ⴰⵔ ${time}`,
    overdue: (time) => `ⵉⵇⵇⴰⵏ ⴰⴷ ⵜⵕⵥⵎ ⴳ ${time}`,
    sendTo: (gate) => `ⴰⵣⵏ ⵎⵉⴷⴷⵏ ⵖⵔ ${gate}`,
  },
  freeFlow: 'ⴰⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ',
  enterBy: (gate) => `ⴽⵛⵎⴰⵜ ⵙⴳ ${gate}.`,
  notice: {
    title: 'ⵜⵉⵡⵡⵓⵔⴰ ⴷⵖⵉ',
    held: (gate) => `ⵉⴱⴷⴷ ⵓⴽⵛⵛⵓⵎ ⴳ ${gate}.`,
    closed: (gate) => `ⵉⵇⵇⵏ ⵓⴽⵛⵛⵓⵎ ⴳ ${gate}.`,
    why: (reason) => `ⴰⵙⵔⴰⴳ: ${reason}.`,
    useOrWait: (gate, until) => `ⴽⵛⵎⴰⵜ ⵙⴳ ${gate}, ⵏⵖ ⵇⵇⵍⴰⵜ ⴰⵔ ${until}.`,
    use: (gate) => `ⴽⵛⵎⴰⵜ ⵙⴳ ${gate}.`,
    wait: (until) => `ⵇⵇⵍⴰⵜ ⴰⵔ ${until}.`,
    wayOut: 'ⵉⵕⵥⵎ ⵓⴼⴼⵓⵖ ⵙⴳ ⴽⵓⵍⵍⵓ ⵜⵉⵡⵡⵓⵔⴰ.',
  },
};
