import type { RequestWords } from '../ar/requests.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '\u00a0');

export const words: RequestWords = {
  title: (n) => `${number(n)} ⵏ ⵜⵓⵜⵔⵉⵡⵉⵏ ⵇⵇⵍⵏⵜ`,
  empty: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵓⵜⵔⴰ ⵉⵇⵇⵍⵏ.',
  note: 'ⵜⵉⵣⵡⵓⵔⴰ ⵙ ⵜⵣⵡⵓⵔⵉ. ⵡⵉⵏⵏⴰ ⵉⵜⵜⵓⵇⴱⵍⵏ ⴰⴷ ⴰⴼⵏ ⵜⵉⴽⴰⵔⴹⵉⵡⵉⵏ ⵏⵏⵙⵏ ⴳ ⵓⵙⵖⵓⵏ ⵏⵏⵙⵏ.',
  kinds: {
    individual: 'ⵢⴰⵏ ⵓⵎⴷⴰⵏ',
    family: 'ⵜⴰⵡⵊⴰ',
    school: 'ⵜⵉⵏⵎⵍ',
    association: 'ⵜⴰⵎⵙⵎⵓⵏⵜ',
    media: 'ⵉⵏⵖⵎⵉⵙⵏ',
    guest: 'ⵉⵏⴱⴳⵉⵡⵏ',
  },
  since: (time) => `ⵙⴳ ${time}`,
  holds: 'ⵜⵜⵓⵃⴹⴰⵏ ⵉⴷⵖⴰⵔⵏ ⵏⵏⵙ',
  holdsNone: 'ⵓⵔⵜⴰ ⵜⵜⵓⵃⴹⴰⵏ ⵉⴷⵖⴰⵔⵏ',
  unnamed: 'ⴱⵍⴰ ⵉⵙⵎ',
  approve: 'ⴰⵇⴱⴰⵍ',
  approveAsk: 'ⴰⴷ ⵜⵜⵢⴰⵎⵥⵏ ⵉⴷⵖⴰⵔⵏ ⴷ ⴰⴷ ⴼⴼⵖⵏⵜ ⵜⴽⴰⵔⴹⵉⵡⵉⵏ ⴷⵖⵉ.',
  confirmApprove: 'ⴰⵙⵉⴷⵜ ⵏ ⵓⵇⴱⴰⵍ',
  decline: 'ⴰⵔ ⴰⵇⴱⴰⵍ',
  declineAsk: 'ⵓⵔ ⴰⴷ ⵜⴼⴼⵖ ⵓⵍⴰ ⵢⴰⵜ ⵜⴽⴰⵔⴹⴰ. ⵉⵕⵥⵎ ⵓⴽⵛⵛⵓⵎ ⵉ ⵎⴰⵔⵔⴰ ⵎⵉⴷⴷⵏ.',
  confirmDecline: 'ⴰⵙⵉⴷⵜ',
  approved: 'ⵜⵜⵓⵇⴱⵍ ⵜⵓⵜⵔⴰ.',
  declined: 'ⵓⵔ ⵜⵜⵓⵇⴱⵍ ⵜⵓⵜⵔⴰ.',
  gone: 'ⵓⵔ ⵙⵓⵍ ⵜⵇⵇⵍ ⵜⵓⵜⵔⴰ ⴰⴷ. ⵓⵔ ⵉⵙⵏⴼⵍ ⴰⵎⵢⴰ.',
  full: (window, people) => `ⵓⵔ ⵇⴷⴷⵏ ⵉⴷⵖⴰⵔⵏ ⵏ ${window} ⵉ ⵜⵓⵜⵔⴰ ⴰⴷ: ${people}.`,
  nearest: 'ⴰⴷ ⵜⵇⵇⵍ ⵜⵓⵜⵔⴰ. ⵜⵉⵣⵉⵡⵉⵏ ⵉⵇⴷⴷⵏ:',
  none: 'ⴰⴷ ⵜⵇⵇⵍ ⵜⵓⵜⵔⴰ. ⵓⵔ ⵜⵍⵍⵉ ⵜⵉⵣⵉ ⵢⴰⴹⵏ ⵉⵇⴷⴷⵏ.',
  more: 'ⵜⵓⵜⵔⵉⵡⵉⵏ ⵢⴰⴹⵏ',
  code: {
    title: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵎⵀⵍⴰ',
    note: 'ⵙⵉⵙ ⵜⵜⵓⵙⵙⵉⴷⵜⵏ ⵉⵏⵎⵍⵏ ⴷ ⵜⵎⵙⵎⵓⵏⵉⵏ ⴷⵖⵉ.',
    people: 'ⵎⴰⵔⵔⴰ ⵎⵉⴷⴷⵏ',
    uses: 'ⵓⵟⵟⵓⵏ ⵏ ⵉⵣⵎⵎⴻⵎⵏ',
    days: 'ⵓⵙⵙⴰⵏ',
    allDays: 'ⴱⵍⴰ ⴰⵙⵜⴰⵢ: ⵎⴰⵔⵔⴰ ⵓⵙⵙⴰⵏ',
    end: 'ⴰⵙⵙ ⴰⵎⴳⴳⴰⵔⵓ',
    submit: 'ⵙⴽⵔ ⵜⴰⵏⴳⴰⵍⵜ',
    wrong: 'ⴰⵔⴰ ⵓⵟⵟⵓⵏⵏ ⴷ ⵡⴰⵙⵙ ⵓⵔ ⵉⵣⵔⵉⵏ.',
    page: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵎⵀⵍⴰ',
    send: 'ⴰⵣⵏ ⴰⵙⵖⵓⵏ ⴰⴷ ⵉ ⵜⵎⵀⵍⴰ ⵡⴰⵃⴷⵙ.',
  },
  serials: (used) => `ⵜⵜⵓⵙⵙⵎⵔⵙ ⵓⴳⴳⴰⵔ ⵏ ⵓⵣⴳⵏ ⵏ ⵡⵓⵟⵟⵓⵏⵏ: ${used} / 9999999.`,
};
