import type { CalendarDay, CommonWords } from '../ar/common.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const dayOf = (one: CalendarDay) => `${one.day} ${one.month}`;

const number = (n: number) => grouped(n, ',');

export const common: CommonWords = {
  number,
  product: 'Abwab',
  tagline: 'Open days',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  dayNumber: String,
  date: (weekday, day, month, year) =>
    `${weekday} ${day} ${month}${year === null ? '' : ` ${year}`}`,
  span: (from, to) => `from ${from} to ${to}`,
  dateSpan: (from, to) =>
    from.month === to.month && from.year === to.year
      ? `${from.day} to ${to.day} ${to.month} ${to.year}`
      : `${dayOf(from)} to ${dayOf(to)} ${to.year}`,
  skip: 'Skip to content',
  languages: 'Languages',
  home: 'Home',
  notice: 'Personal data',
  licenses: 'Licences',
  emblems: ['the circle', 'the square', 'the triangle', 'the star', 'the arch'],
  emblemOf: (shape) => `Sign of the day: ${shape}`,
  people: (n) => english(n, `${number(n)} person`, `${number(n)} people`),
  adults: (n) => english(n, `${number(n)} adult`, `${number(n)} adults`),
  children: (n) => english(n, `${number(n)} child`, `${number(n)} children`),
  minutes: (n) => english(n, `${number(n)} minute`, `${number(n)} minutes`),
};
