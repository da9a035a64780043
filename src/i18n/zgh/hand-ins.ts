import type { HandInWords } from '../ar/hand-ins.ts';
import { grouped } from '../number.ts';
import { amazigh } from '../plural.ts';

const number = (n: number) => grouped(n, '\u00a0');
const scans = (n: number) =>
  amazigh(n, {
    one: `${number(n)} ⵓⵙⵙⵉⴹⵏ`,
    few: `${number(n)} ⵉⵙⵙⵉⴹⵏⵏ`,
    other: `${number(n)} ⵏ ⵓⵙⵙⵉⴹⵏ`,
  });

export const words: HandInWords = {
  title: 'ⵎⴰⵢⴷ ⴼⴽⴰⵏ ⵉⵜⵉⵍⵉⴼⵓⵏⵏ ⵉⵜⵜⵡⴰⴽⴽⵙⵏ',
  note: 'ⵓⵔ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⵡⴰⵍⵓ ⵙⴳⵙ ⴰⵔ ⴽⵉⵖ ⵜ ⵜⵇⴱⵍⵎ.',
  scans,
  said: (entered, left) => `ⴰⴽⵛⵓⵎ ${entered}, ⵓⴼⵓⵖ ${left}`,
  span: (from, to) => `ⵙⴳ ${from} ⴰⵔ ${to}`,
  late: (n) => `${scans(n)} ⴷⴼⴼⵉⵔ ⵡⵓⴽⵓⵙ`,
  open: 'ⵉⵣⵎⵔ ⵓⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ ⵢⴰⵣⵏ ⵓⴳⴳⴰⵔ.',
  uncounted: 'ⵉⵜⵜⵡⴰⵇⴱⵍ, ⵎⴰⵛⴰ ⵓⵔⵜⴰ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⵎⴰⵔⵔⴰ: ⵇⴱⵍⴰⵜ ⵜ ⴷⴰⵖ.',
  accept: 'ⴰⵇⴱⴰⵍ',
  acceptAsk: 'ⵔⴰⴷ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⴳ ⵡⴰⴽⵓⴷ ⴷ ⵜⵡⵡⵓⵔⵜ ⵏⵏⵙ.',
  confirmAccept: 'ⴰⵙⵉⴷⵜ ⵏ ⵓⵇⴱⴰⵍ',
  decline: 'ⴰⴳⵓⵢ',
  declineAsk: 'ⵓⵔ ⵔⴰⴷ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⴰⴱⴰⴷⴰ, ⵔⴰⴷ ⵉⵇⵇⵉⵎ ⵉⵃⴹⴰ.',
  confirmDecline: 'ⴰⵙⵉⴷⵜ ⵏ ⵓⴳⵓⵢ',
  settled: 'ⴰⵎⵣⵔⵓⵢ',
  accepted: 'ⵉⵜⵜⵡⴰⵇⴱⵍ',
  declined: 'ⵉⵜⵜⵡⴰⴳⵓⵢ',
  unreadable: 'ⵓⵔ ⵉⵜⵜⵓⵖⵔⵉ, ⵉⵃⴹⴰ',
};
