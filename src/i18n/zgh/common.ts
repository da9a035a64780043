import type { CalendarDay, CommonWords } from '../ar/common.ts';
import { grouped } from '../number.ts';
import { amazigh } from '../plural.ts';

const dayOf = (one: CalendarDay) => `${one.day} ${one.month}`;

const number = (n: number) => grouped(n, '\u00a0');

export const common: CommonWords = {
  number,
  product: 'ⴰⴱⵡⴰⴱ',
  tagline: 'ⵓⵙⵙⴰⵏ ⵏ ⵜⵡⵡⵓⵔⴰ ⵉⵕⵥⵎⵏ',
  months: [
    'ⵉⵏⵏⴰⵢⵔ',
    'ⴱⵕⴰⵢⵕ',
    'ⵎⴰⵕⵚ',
    'ⵉⴱⵔⵉⵔ',
    'ⵎⴰⵢⵢⵓ',
    'ⵢⵓⵏⵢⵓ',
    'ⵢⵓⵍⵢⵓⵣ',
    'ⵖⵓⵛⵜ',
    'ⵛⵓⵜⴰⵏⴱⵉⵔ',
    'ⴽⵜⵓⴱⵔ',
    'ⵏⵓⵡⴰⵏⴱⵉⵔ',
    'ⴷⵓⵊⴰⵏⴱⵉⵔ',
  ],
  weekdays: ['ⴰⵙⴰⵎⴰⵙ', 'ⴰⵢⵏⴰⵙ', 'ⴰⵙⵉⵏⴰⵙ', 'ⴰⴽⵕⴰⵙ', 'ⴰⴽⵡⴰⵙ', 'ⴰⵙⵉⵎⵡⴰⵙ', 'ⴰⵙⵉⴹⵢⴰⵙ'],
  dayNumber: String,
  date: (weekday, day, month, year) =>
    `${weekday} ${day} ${month}${year === null ? '' : ` ${year}`}`,
  span: (from, to) => `ⵙⴳ ${from} ⴰⵔ ${to}`,
  dateSpan: (from, to) =>
    from.month === to.month && from.year === to.year
      ? `ⵙⴳ ${from.day} ⴰⵔ ${to.day} ${to.month} ${to.year}`
      : `ⵙⴳ ${dayOf(from)} ⴰⵔ ${dayOf(to)} ${to.year}`,
  skip: 'ⴷⴷⵓ ⵖⵔ ⵓⴳⴱⵓⵔ',
  languages: 'ⵜⵓⵜⵍⴰⵢⵉⵏ',
  home: 'ⴰⵙⵏⵓⴱⴳ',
  notice: 'ⴰⴼⵔⴰⴳ ⵏ ⵜⵎⵓⵛⴰ ⵜⵉⵏⵉⵎⴰⵏⵉⵏ',
  licenses: 'ⵜⵓⵔⴰⴳⵉⵏ',
  emblems: ['ⵜⴰⵡⵔⴻⵔⵔⴰⵢⵜ', 'ⴰⵎⴽⴽⵓⵥ', 'ⴰⵎⴽⵕⴰⴹ', 'ⵉⵜⵔⵉ', 'ⵜⴰⵖⴰⵏⵉⵎⵜ'],
  emblemOf: (shape) => `ⵜⴰⵎⴰⵜⴰⵔⵜ ⵏ ⵡⴰⵙⵙ: ${shape}`,
  people: (n) =>
    amazigh(n, {
      one: `${number(n)} ⵓⴼⴳⴰⵏ`,
      few: `${number(n)} ⵉⴼⴳⴰⵏⵏ`,
      other: `${number(n)} ⵏ ⵓⴼⴳⴰⵏ`,
    }),
  adults: (n) =>
    amazigh(n, {
      one: `${number(n)} ⵓⵎⵇⵇⵔⴰⵏ`,
      few: `${number(n)} ⵉⵎⵇⵇⵔⴰⵏⵏ`,
      other: `${number(n)} ⵏ ⵓⵎⵇⵇⵔⴰⵏ`,
    }),
  children: (n) =>
    amazigh(n, {
      one: `${number(n)} ⵓⵔⴱⴰ`,
      few: `${number(n)} ⵡⴰⵔⵔⴰⵡ`,
      other: `${number(n)} ⵏ ⵓⵔⴱⴰ`,
    }),
  minutes: (n) =>
    amazigh(n, {
      one: `${number(n)} ⵜⵓⵙⴷⵉⴷⵜ`,
      few: `${number(n)} ⵜⵓⵙⴷⵉⴷⵉⵏ`,
      other: `${number(n)} ⵏ ⵜⵓⵙⴷⵉⴷⵜ`,
    }),
};
