import type { ShellWords } from '../ar/shell.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '\u00a0');

export const words: ShellWords = {
  label: 'ⵉⴳⵣⵎⵏ ⵏ ⵜⴼⵍⵡⵉⵜ',
  menu: 'ⵉⴳⵣⵎⵏ',
  tabs: 'ⵜⴰⵙⵏⵉⵡⵉⵏ ⵏ ⵓⴳⵣⵓⵎ ⴰⴷ',
  sections: {
    live: 'ⵓⵙⵔⵉⴷ',
    gates: 'ⵜⵉⵡⵡⵓⵔⴰ',
    visitors: 'ⵉⵏⵔⵣⴰⴼⵏ',
    communication: 'ⴰⵎⵢⴰⵡⴰⴹ',
    figures: 'ⵉⵟⵟⵓⵏⵏ',
    edition: 'ⵜⴰⵥⵔⵉⴳⵜ',
  },
  pages: {
    board: 'ⵜⴰⴼⵍⵡⵉⵜ',
    gates: 'ⵜⵉⵡⵡⵓⵔⴰ',
    ownGate: 'ⵜⴰⵡⵡⵓⵔⵜ ⵏⵏⵓⵏ',
    practice: 'ⴰⵙⵍⵎⴷ',
    search: 'ⴰⵔⵣⵣⵓ',
    requests: 'ⵜⵓⵜⵔⵉⵡⵉⵏ',
    lists: 'ⵜⵉⵍⴳⴰⵎⵉⵏ',
    notices: 'ⵉⵙⵍⵖⴰ',
    desk: 'ⴰⵙⵏⵓⴱⴳ',
    evening: 'ⵜⴰⵡⵔⵉⵇⵜ ⵏ ⵡⴰⵙⵙ',
    checklist: 'ⵉⵙⵓⵔⵉⴼⵏ',
    words: 'ⵉⵡⴰⵍⵉⵡⵏ',
    days: 'ⵓⵙⵙⴰⵏ ⴷ ⵜⵉⵣⵉⵡⵉⵏ',
    shares: 'ⵜⵓⵏⵜⵉⵡⵉⵏ ⴷ ⵜⵣⵎⵔⵜ',
    setUpGates: 'ⵜⵉⵡⵡⵓⵔⴰ, ⴰⵙⵏⵓⵊⵊⵓ',
    programme: 'ⴰⵖⴰⵡⴰⵙ',
    rules: 'ⵉⵍⵓⴳⵏ',
    editions: 'ⵜⵉⵥⵔⵉⴳⵉⵏ',
    team: 'ⵜⴰⵔⴰⴱⴱⵓⵜ',
    log: 'ⴰⵖⵎⵉⵙ',
  },
  arch: {
    notices: 'ⵜⵜⵓⴼⵙⴰⵔⵏ ⴷⵖⵉ',
    gates: 'ⵜⵉⵡⵡⵓⵔⴰ ⵕⵥⵎⵏⵉⵏ',
    team: 'ⴷⴰⵔⵙⵏ ⵜⴰⵡⵓⵔⵉ',
  },
  wrong: 'ⵎⴰⴷ ⵉⵇⵇⴰⵏⴷ ⴰⴷ ⵉⵙⵙⵖⴰⴷ:',
  rows: (from, to, total) => `${number(from)}–${number(to)} ⵙⴳ ${number(total)}`,
  noGate: 'ⵓⵔⵜⴰ ⴷⴰⵔⵓⵏ ⵜⵍⵍⵉ ⵜⵡⵡⵓⵔⵜ. ⵙⵓⵜⵔⴰⵜ ⵙⴳ ⵓⵙⵓⴷⵙ ⴰⵄⵔⴰⴹ ⵏ ⵜⵡⵡⵓⵔⵜ ⵏⵏⵓⵏ.',
  previous: 'ⵓⵣⵡⵉⵔ',
  next: 'ⵓⴹⴼⵉⵕ',
};
