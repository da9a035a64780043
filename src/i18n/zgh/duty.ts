import type { DutyWords } from '../ar/duty.ts';
import { grouped } from '../number.ts';
import { common } from './common.ts';

const number = (n: number) => grouped(n, '\u00a0');
const people = common.people;

export const duty: DutyWords = {
  pressure: {
    open: 'ⴳⴳⵓⵜⵏ ⵎⵉⴷⴷⵏ',
    hold: 'ⴳⴳⵓⵜⵏ ⵎⵉⴷⴷⵏ: ⵙⵍⵉ ⴰⵟⵟⴰⵚ',
    ask: 'ⴳⴳⵓⵜⵏ ⵎⵉⴷⴷⵏ ⴳ ⵜⴰⵡⵡⵓⵔⵜ ⴰ? ⴰⴷ ⵉⵍⵖⵓ ⵓⵎⴰⴽⴽⴰⵢ ⵖⵉⵍⴰⴷ.',
    send: 'ⴰⵣⵏ ⴰⵍⵖⵓ',
    kept: 'ⵉⵜⵜⵡⴰⵃⴹⴰ ⵓⵍⵖⵓ, ⴷⴰ ⵉⵜⵜⵡⴰⵣⴰⵏ.',
    waiting: 'ⵓⵔⵜⴰ ⵉⵍⴽⵉⵎ ⵓⵍⵖⵓ. ⵙⵓⵍ ⴷⴰ ⵉⵜⵜⴰⵔⵎ: ⵖⵔ ⴰⵡⴷ ⵉ ⵓⵏⵎⵀⴰⵍ.',
    delivered: 'ⵉⵍⴽⵎ ⵓⵍⵖⵓ.',
    unseen: 'ⵉⵍⴽⵎ ⵓⵍⵖⵓ, ⵓⵔⵜⴰ ⵜ ⵉⵥⵕⵉ ⵢⴰⵏ: ⵖⵔ ⴰⵡⴷ ⵉ ⵓⵏⵎⵀⴰⵍ.',
    seen: (by, time) => `ⵉⵜⵜⵡⴰⵥⵕ ⵓⵍⵖⵓ: ${by}, ${time}`,
  },
  seers: {
    owner: 'ⵜⴰⵏⵎⵀⴰⵍⵜ',
    organizer: 'ⴰⵙⵓⴷⵙ',
    safety: 'ⵜⴰⵏⴼⵔⵓⵜ',
    other: 'ⵜⴰⴼⵍⵡⵉⵜ ⵏ ⵓⴹⴼⴰⵕ',
  },
  flow: {
    title: 'ⴰⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ',
    noScans: 'ⴰⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ: ⵓⵔ ⵜⵍⵍⵉ ⵜⵖⵓⵔⵉ, ⵉⵜⵜⵓⵃⵙⴰⴱ ⴽⵓ ⵢⴰⵏ.',
    since: (time) => `ⵙⴳ ${time}`,
    ordered: 'ⵙ ⵓⵏⴰⴹ ⵏ ⵓⵎⴰⴽⴽⴰⵢ',
    own: 'ⵙ ⵓⵏⴰⴹ ⵏ ⵓⵏⵎⵀⴰⵍ ⴳ ⵜⵉⵍⵉⴼⵓⵏ ⴰ',
    in: 'ⴰⴽⵛⵛⵓⵎ',
    out: 'ⵓⴼⵓⵖ',
    open: 'ⴰⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ ⴱⵍⴰ ⵜⵉⵖⵔⵉ',
    end: 'ⴰⵖⵓⵍ ⵖⵔ ⵜⵖⵓⵔⵉ',
    code: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵏⵎⵀⴰⵍ: 6 ⵏ ⵉⵎⵓⴹⴰⵏ',
    wrong: 'ⵓⵔ ⵜⵖⵉⵍ ⵜⵏⴳⴰⵍⵜ.',
    locked: '5 ⵏ ⵜⵉⵔⴰⵎ ⵣⴳⵍⵏ. ⵇⵇⵍ ⴰⵔ ⴷ ⵉⵎⵢⴰⵖ ⴷ ⵓⵎⴰⴽⴽⴰⵢ.',
    unknown: 'ⵓⵔⵜⴰ ⵉⵙⵙⵉⵏ ⵜⵉⵍⵉⴼⵓⵏ ⴰ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵏⵎⵀⴰⵍ. ⵉⵅⵚⵚⴰ ⴰⴷ ⵉⵎⵢⴰⵖ ⴷ ⵓⵎⴰⴽⴽⴰⵢ.',
  },
  minute: {
    open: 'ⴰⵙⵙⵉⴹⵏ ⵏ ⵜⵓⵙⴷⵉⴷⵜ',
    title: 'ⴰⵙⵙⵉⴹⵏ ⵏ ⵜⵓⵙⴷⵉⴷⵜ',
    lead: 'ⵙⵙⵉⴹⵏ ⴳ ⵢⴰⵜ ⵜⵓⵙⴷⵉⴷⵜ ⵡⵉⵏⵏⴰ ⵉⵣⵔⵉⵏ ⴳ ⵢⴰⵏ ⵓⵎⵉⵜⵔⵓ. ⴷⴰ ⵜⵙⵙⵏⵜⴰⵢ ⵙ ⵜⵙⵍⵉⵜⵉ ⵜⴰⵎⵣⵡⴰⵔⵓⵜ.',
    left: (seconds) => `ⵇⵇⵉⵎⵏⵜ ${number(seconds)} ⵜⵙ`,
    width: 'ⵎⵏⵛⴽ ⵏ ⵉⵎⵉⵜⵔⵓⵜⵏ ⴰⵢ ⵉⴳⴰ ⵓⴼⵓⵖ ⵉⵔⵥⵎⵏ?',
    product: (counted, metres) => `${people(counted)} × ${number(metres)} ⵎ`,
    confirm: (n) => `ⵓⴼⵓⵖ ⵏ ${number(n)} ⵙ ⵓⵙⵡⵓⵜⵜⵓ`,
    done: (n) => `ⴼⴼⵖⵏ ⵙ ⵓⵙⵡⵓⵜⵜⵓ: ${number(n)}`,
  },
  gate: (n) => `ⵜⴰⵡⵡⵓⵔⵜ ${number(n)}`,
};
