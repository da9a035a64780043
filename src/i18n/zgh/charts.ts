import type { ChartWords } from '../ar/charts.ts';
import { grouped } from '../number.ts';
import { amazigh } from '../plural.ts';

const number = (n: number) => grouped(n, '\u00a0');

const aMinute = (n: number) =>
  amazigh(n, {
    one: `${number(n)} ⵓⴼⴳⴰⵏ ⴳ ⵜⵓⵙⴷⵉⴷⵜ`,
    few: `${number(n)} ⵉⴼⴳⴰⵏⵏ ⴳ ⵜⵓⵙⴷⵉⴷⵜ`,
    other: `${number(n)} ⵏ ⵓⴼⴳⴰⵏ ⴳ ⵜⵓⵙⴷⵉⴷⵜ`,
  });

const people = (n: number) =>
  amazigh(n, {
    one: `${number(n)} ⵓⴼⴳⴰⵏ`,
    few: `${number(n)} ⵉⴼⴳⴰⵏⵏ`,
    other: `${number(n)} ⵏ ⵓⴼⴳⴰⵏ`,
  });

const visits = (n: number) =>
  amazigh(n, {
    one: `${number(n)} ⵓⴽⵛⵛⵓⵎ`,
    few: `${number(n)} ⵉⴽⵛⵛⵓⵎⵏ`,
    other: `${number(n)} ⵏ ⵓⴽⵛⵛⵓⵎ`,
  });

export const words: ChartWords = {
  throughDay: 'ⴳ ⵡⴰⵙⵙ ⴰⴽⴽⵯ',
  gateByGate: 'ⴽⵓ ⵜⴰⵡⵡⵓⵔⵜ',
  crowd: {
    calm: 'ⵉⵙⵙⵓⵙⵎ',
    busy: 'ⵉⵄⵎⵎⵔ',
    hold: 'ⴰⵙⴱⴷⴷⵉ ⵏ ⵓⴽⵛⵛⵓⵎ',
    alert: 'ⴰⵏⴱⴱⵉⵀ',
    emergency: 'ⵜⴰⵖⴰⵡⵙⴰ ⵜⴰⵎⵖⵉⵙⵜ',
  },
  capacity: (capacity) => `ⴰⴽⵜⵓⵔ: ${capacity}`,
  unit: (n) =>
    amazigh(n, {
      one: 'ⵉⴼⴳⴰⵏⵏ ⴳ ⵜⵓⵙⴷⵉⴷⵜ',
      few: `ⵉⴼⴳⴰⵏⵏ ⴳ ⵜⵓⵙⴷⵉⴷⵜ, ⴽⵓ ${number(n)} ⵜⵓⵙⴷⵉⴷⵉⵏ`,
      other: `ⵉⴼⴳⴰⵏⵏ ⴳ ⵜⵓⵙⴷⵉⴷⵜ, ⴽⵓ ${number(n)} ⵏ ⵜⵓⵙⴷⵉⴷⵜ`,
    }),
  behind: 'ⵉⵎⴹⴰⵏⵏ ⵏ ⵡⵓⵏⵓⵖ',
  hour: 'ⵜⴰⵙⵔⴰⴳⵜ',
  entries: 'ⴰⴽⵛⵛⵓⵎ',
  exits: 'ⵓⴼⵓⵖ',
  held: 'ⴰⵙⴱⴷⴷⵉ',
  wholeSite: 'ⴰⵙⵉⴷⵓ ⴰⴽⴽⵯ',
  rose: {
    plain: (n, from, start, end) =>
      `ⵢⵓⵍⵢ ⵓⴽⵛⵛⵓⵎ ⵙⴳ ${from} ⴰⵔ ${aMinute(n)}, ⵙⴳ ${start} ⴰⵔ ${end}`,
    gate: (n, from, start, end, gate) =>
      `ⵢⵓⵍⵢ ⵓⴽⵛⵛⵓⵎ ⵙⴳ ${from} ⴰⵔ ${aMinute(n)}, ⵙⴳ ${start} ⴰⵔ ${end}; ⵓⴳⴳⴰⵔ: ${gate}`,
  },
  fell: {
    plain: (n, from, start, end) =>
      `ⵢⵓⴳⴳⵣ ⵓⴽⵛⵛⵓⵎ ⵙⴳ ${from} ⴰⵔ ${aMinute(n)}, ⵙⴳ ${start} ⴰⵔ ${end}`,
    gate: (n, from, start, end, gate) =>
      `ⵢⵓⴳⴳⵣ ⵓⴽⵛⵛⵓⵎ ⵙⴳ ${from} ⴰⵔ ${aMinute(n)}, ⵙⴳ ${start} ⴰⵔ ${end}; ⵓⴳⴳⴰⵔ: ${gate}`,
  },
  steady: {
    plain: (n, start, end) => `ⵉⴱⴷⴷ ⵓⴽⵛⵛⵓⵎ ⴳ ${aMinute(n)}, ⵙⴳ ${start} ⴰⵔ ${end}`,
    gate: (n, start, end, gate) =>
      `ⵉⴱⴷⴷ ⵓⴽⵛⵛⵓⵎ ⴳ ${aMinute(n)}, ⵙⴳ ${start} ⴰⵔ ${end}; ⵓⴳⴳⴰⵔ: ${gate}`,
  },
  now: {
    plain: (n, at) => `ⴰⴽⵛⵛⵓⵎ ⴳ ${at}: ${aMinute(n)}`,
    gate: (n, at, gate) => `ⴰⴽⵛⵛⵓⵎ ⴳ ${at}: ${aMinute(n)}; ⵓⴳⴳⴰⵔ: ${gate}`,
  },
  peak: {
    plain: (n, at) => `ⴰⴽⵛⵛⵓⵎ ⵓⴳⴳⴰⵔ ⴳ ${at}: ${aMinute(n)}`,
    gate: (n, at, gate) => `ⴰⴽⵛⵛⵓⵎ ⵓⴳⴳⴰⵔ ⴳ ${at}: ${aMinute(n)}; ${gate}`,
  },
  left: (n, at) => `ⵓⴼⵓⵖ ⴳ ${at}: ${aMinute(n)}.`,
  nobodyCame: (at) => `ⵓⵔ ⵉⴽⵛⵉⵎ ⵓⵍⴰ ⵢⴰⵏ ⴳ ${at}`,
  nobodyLeft: (at) => `ⵓⵔ ⵉⴼⴼⵉⵖ ⵓⵍⴰ ⵢⴰⵏ ⴳ ${at}.`,
  gateNobody: (gate, at) => `${gate}: ⵓⵔ ⵉⴽⵛⵉⵎ ⵓⵍⴰ ⵢⴰⵏ ⴳ ${at}`,
  none: 'ⵓⵔⵜⴰ ⵉⵍⵍⵉ ⵓⴽⵛⵛⵓⵎ',
  noneThen: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⴽⵛⵛⵓⵎ',
  heldFrom: (gate, start, end) => `ⴰⵙⴱⴷⴷⵉ ⵏ ⵓⴽⵛⵛⵓⵎ ⵙⴳ ${start} ⴰⵔ ${end}: ${gate}.`,
  heldSince: (gate, start) => `ⴰⵙⴱⴷⴷⵉ ⵏ ⵓⴽⵛⵛⵓⵎ ⵙⴳ ${start}: ${gate}.`,
  gateNow: (n, gate, at) => `${gate}: ${aMinute(n)} ⴳ ${at}`,
  gatePeak: (n, gate, at) => `${gate}: ⵓⴳⴳⴰⵔ ⴳ ${at}, ${aMinute(n)}`,
  gateNone: (gate) => `${gate}: ⵓⵔ ⵉⵍⵍⵉ ⵓⴽⵛⵛⵓⵎ`,
  expected: 'ⵜⵜⵓⵣⵎⵎⵎⵏ',
  came: 'ⵓⵛⴽⴰⵏ ⵙ ⵜⴽⴰⵔⴹⴰ',
  cameSoFar: (n, expected, start, end) =>
    n === 0
      ? `ⵓⵔⵜⴰ ⵢⵓⵛⴽⵉ ⵓⵍⴰ ⵢⴰⵏ ⵙ ⵜⴽⴰⵔⴹⴰ ⵙⴳ ${start} ⴰⵔ ${end}. ⵜⵜⵓⵣⵎⵎⵎⵏ: ${expected}`
      : `ⵓⵛⴽⴰⵏ ⵙ ⵜⴽⴰⵔⴹⴰ ⵙⴳ ${start} ⴰⵔ ${end}: ${people(n)}. ⵜⵜⵓⵣⵎⵎⵎⵏ: ${expected}`,
  cameInAll: (n, expected) =>
    n === 0
      ? `ⵓⵔ ⵢⵓⵛⴽⵉ ⵓⵍⴰ ⵢⴰⵏ ⵙ ⵜⴽⴰⵔⴹⴰ. ⵜⵜⵓⵣⵎⵎⵎⵏ: ${expected}`
      : `ⵓⵛⴽⴰⵏ ⵙ ⵜⴽⴰⵔⴹⴰ: ${people(n)}. ⵜⵜⵓⵣⵎⵎⵎⵏ: ${expected}`,
  registeredAhead: (n) => (n === 0 ? 'ⵓⵔ ⵉⵜⵜⵓⵣⵎⵎⵎ ⵓⵍⴰ ⵢⴰⵏ' : `ⵜⵜⵓⵣⵎⵎⵎⵏ: ${people(n)}`),
  nobodyExpected: 'ⵓⵔ ⵉⵜⵜⵓⵣⵎⵎⵎ ⵓⵍⴰ ⵢⴰⵏ ⴳ ⵡⴰⵙⵙ ⴰⴷ',
  people: 'ⵉⴼⴳⴰⵏⵏ',
  by: { hour: 'ⵜⴰⵙⵔⴰⴳⵜ', gate: 'ⵜⴰⵡⵡⵓⵔⵜ', day: 'ⴰⵙⵙ' },
  visits: 'ⴰⴽⵛⵛⵓⵎ',
  busiest: {
    hour: (n, name) => `ⵜⴰⵙⵔⴰⴳⵜ ⵏ ⵓⴳⴳⴰⵔ ${name}: ${visits(n)}`,
    gate: (n, name) => `ⵜⴰⵡⵡⵓⵔⵜ ⵏ ⵓⴳⴳⴰⵔ ${name}: ${visits(n)}`,
    day: (n, name) => `ⴰⵙⵙ ⵏ ⵓⴳⴳⴰⵔ ${name}: ${visits(n)}`,
  },
  noVisits: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⴽⵛⵛⵓⵎ',
};
