import type { FigureWords } from '../ar/figures.ts';
import { grouped } from '../number.ts';
import { amazigh } from '../plural.ts';

const number = (n: number) => grouped(n, '\u00a0');

const phones = (n: number) =>
  amazigh(n, {
    one: `${number(n)} ⵓⵜⵉⵍⵉⴼⵓⵏ`,
    few: `${number(n)} ⵉⵜⵉⵍⵉⴼⵓⵏⵏ`,
    other: `${number(n)} ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ`,
  });

export const words: FigureWords = {
  names: {
    visits: 'ⴰⴽⵛⵛⵓⵎ',
    visitors_by_ticket: 'ⵉⵎⵔⵣⵓⵜⵏ ⵙ ⵜⴽⴰⵔⴹⴰ',
    walk_in_visits: 'ⴰⴽⵛⵛⵓⵎ ⴱⵍⴰ ⴰⵣⵎⵎⴻⵎ',
    repeat_visits: 'ⵜⵓⵖⴰⵍⵉⵏ',
    beyond_booking: 'ⵓⴳⴳⴰⵔ ⵏ ⵎⴰⵢⴷ ⵉⵜⵜⵓⵣⵎⵎⵎⵏ',
    exits: 'ⵓⴼⵓⵖ',
    peak_inside: 'ⵓⴳⴳⴰⵔ ⴳ ⵓⴳⵏⵙⵓ',
    completeness: 'ⴰⵙⵎⴷ',
    evidence: 'ⵜⴰⵖⴰⵔⴰⵙⵜ ⵏ ⵓⵙⵙⵉⴹⵏ',
  },
  counts: {
    visits: 'ⴽⵓ ⴰⴽⵛⵛⵓⵎ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⴳ ⵜⵡⵡⵓⵔⴰ, ⴱⵍⴰ ⵜⴰⵔⴰⴱⴱⵓⵜ ⵏ ⵓⵙⵓⴷⵙ. ⵡⵉⵏⵏⴰ ⴷ ⵢⵓⵖⵓⵍⵏ ⵜⵜⵓⵙⵙⵉⴹⵏⵏ ⴷⴰⵖ.',
    visitors_by_ticket: 'ⵎⵉⴷⴷⵏ ⴽⵛⵎⵏⵉⵏ ⵙ ⵜⴽⴰⵔⴹⴰ ⵏ ⵡⴰⵙⵙ, ⵢⴰⵜ ⵜⵉⴽⴽⴻⵍⵜ ⵏⵖ ⵓⴳⴳⴰⵔ.',
    walk_in_visits: 'ⴰⴽⵛⵛⵓⵎ ⴱⵍⴰ ⵜⴰⴽⴰⵔⴹⴰ. ⵓⵔ ⵏⵣⵎⵉⵔ ⴰⴷ ⵏⵙⵙⵏ ⵎⴰⵏ ⵢⵓⵖⵓⵍⵏ.',
    repeat_visits: 'ⵜⵓⵖⴰⵍⵉⵏ ⵉⵙⴱⴷⴷ ⵜⵏⵜ ⵜⴽⴰⵔⴹⴰ. ⴰⵎⴹⴰⵏ ⴰⵎⴷⴷⴰⵙ ⵢⵓⴳⵔ ⵜ.',
    beyond_booking: 'ⴰⴽⵛⵛⵓⵎ ⵙ ⵜⴽⴰⵔⴹⴰ ⵉⵜⵜⵓⵙⵎⵔⵙⵏ ⵢⴰⴷⵍⵍⵉ, ⵉⵜⵜⵓⵔⵛⵎ.',
    exits: 'ⴽⵓ ⵓⴼⵓⵖ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⴳ ⵜⵡⵡⵓⵔⴰ, ⴱⵍⴰ ⵜⴰⵔⴰⴱⴱⵓⵜ ⵏ ⵓⵙⵓⴷⵙ.',
  },
  peak: (low, high, at) => `ⴳⵔ ${number(low)} ⴷ ${number(high)}, ${at}.`,
  peakUnbounded: (at) => `ⵙ ⵜⵡⵡⵓⵔⴰ ⵡⴰⵃⴷⵓⵜ, ${at}. ⵓⵔ ⵉⵍⵍⵉ ⵓⵙⵙⵉⴹⵏ ⵙ ⵜⵉⵟⵟ ⴳ ⵡⴰⵙⵙ ⴰⴷ.`,
  peakWide: (at) => `ⴰⵙⵙⵉⴹⵏ ⵙ ⵓⵙⵡⵉⵏⴳⵎ, ${at}. ⵓⵔ ⵜⵜⵓⵏⵏⴰⵏ ⵉⵡⵜⵜⴰ ⵏⵏⵙ.`,
  at: ({ time, date }) => (date === null ? `ⴳ ${time}` : `ⴳ ${date}, ${time}`),
  upTo: ({ time, date }) => (date === null ? `ⴰⵔ ${time}` : `ⴰⵔ ${date}, ${time}`),
  moment: ({ time, date }) => (date === null ? time : `${date}, ${time}`),
  noPeak: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⴽⵛⵛⵓⵎ.',
  completeness: (to, told, all) =>
    all === 0
      ? `${to}, ⵓⵔ ⵉⵙⵡⵓⵔⵉ ⵓⵍⴰ ⵢⴰⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ.`
      : `${to}, ${number(told)} ⵙⴳ ${phones(all)} ⵉⵙⵙⵉⵡⴹ ⴽⵓⵍⵍⵓ.`,
  sumOfDays: 'ⵡⵏⵏⴰ ⴷ ⵢⵓⵛⴽⴰⵏ ⴳ ⵙⵉⵏ ⵡⵓⵙⵙⴰⵏ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⵙⵏⴰⵜ ⵜⵉⴽⴽⴰⵍ.',
  evidence: {
    scanned: 'ⵜⵉⵖⵔⵉ ⵏ ⵜⴽⴰⵔⴹⵉⵡⵉⵏ',
    tapped: 'ⴱⵍⴰ ⵜⴰⴽⴰⵔⴹⴰ, ⵢⴰⵏ ⵙ ⵢⴰⵏ ⵏⵖ ⴰⴽⵛⵛⵓⵎ ⵉⵍⵍⵍⵉⵏ',
    estimated: 'ⴰⵙⵙⵉⴹⵏ ⵏ ⵢⴰⵜ ⵜⵓⵙⴷⵉⴷⵜ',
    by_eye: 'ⴰⵙⵙⵉⴹⵏ ⵙ ⵜⵉⵟⵟ ⵏⵖ ⴰⵙⵖⵜⵉ ⵙ ⵓⴼⵓⵙ',
  },
  correction: {
    title: 'ⴰⵙⵖⵜⵉ',
    note: 'ⴰⵙⵖⵜⵉ ⴰⵔ ⵉⵜⵜⵉⵏⵉ ⵎⴰⵏ ⴰⵟⵟⵓⵏ ⵉⵙⵖⵜⴰ, ⵓⵔ ⴰⵔ ⵉⵙⴱⴷⴷⵍ ⵎⴰⵢⴷ ⵙⵙⵉⴹⵏⵏⵜ ⵜⵡⵡⵓⵔⴰ. ⵎⴰⵢⴷ ⴷ ⵢⵓⵛⴽⴰⵏ ⴷⴼⴼⵉⵔⵙ ⴰⴷ ⴰⵙ ⵉⵜⵜⵓⵔⵏⵓ. ⴰⴷ ⵇⵇⵉⵎⵏ ⵜⴰⵎⵏⵜⵉⵍⵜ ⴷ ⵢⵉⵙⵎ.',
    correct: (figure) => `ⴰⵙⵖⵜⵉ: ${figure}`,
    figure: 'ⴰⵟⵟⵓⵏ ⵔⴰⴷ ⵉⵜⵜⵓⵙⵖⵜⵉ',
    stated: 'ⴰⵎⴹⴰⵏ ⵔⴰⴷ ⵉⵜⵜⵓⵙⵉⵡⵍ',
    reason: 'ⵜⴰⵎⵏⵜⵉⵍⵜ',
    submit: 'ⴰⵣⵎⵎⴻⵎ ⵏ ⵓⵙⵖⵜⵉ',
    reasonMissing: 'ⴰⵔⴰⵜ ⵜⴰⵎⵏⵜⵉⵍⵜ, 120 ⵏ ⵓⵙⴽⴽⵉⵍ ⵙ ⵓⵙⵓⵜⵜⵓ. ⵎⴰⵢⴷ ⵜⵓⵔⴰⵎ ⵉⵇⵇⵉⵎ.',
    numberInvalid: 'ⴰⵔⴰⵜ ⴰⵎⴹⴰⵏ ⴰⵙⵎⴷⴰⵏ ⵙⴳ 0 ⴰⵔ 10 000 000. ⵎⴰⵢⴷ ⵜⵓⵔⴰⵎ ⵉⵇⵇⵉⵎ.',
    recorded: 'ⵉⵜⵜⵓⵣⵎⵎⴻⵎ ⵓⵙⵖⵜⵉ.',
    list: 'ⵉⵙⵖⵜⵉⵜⵏ ⵉⵜⵜⵓⵣⵎⵎⴻⵎⵏ',
    counted: 'ⵎⴰⵢⴷ ⵙⵙⵉⴹⵏⵏⵜ ⵜⵡⵡⵓⵔⴰ',
    stands: 'ⵎⴰⵢⴷ ⵉⵜⵜⵓⵙⵉⵡⵍⵏ',
    made: (figure, stated, counted) => `${figure}: ${number(stated)} → ${number(counted)}`,
    why: (time, reason) => `${time}: ${reason}`,
  },
};
