import type { CoachWords } from '../ar/coaches.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';
import { common } from './common.ts';

const number = (n: number) => grouped(n, ',');

export const words: CoachWords = {
  title: 'Coaches expected',
  state: (late) =>
    late === 0
      ? 'No coach is late.'
      : english(late, `${number(late)} coach is late.`, `${number(late)} coaches are late.`),
  day: 'Day',
  show: 'Coaches',
  choose: 'Show',
  shownWaited: 'Not in yet',
  shownAll: 'All coaches',
  none: 'No coach on this day. Coaches of confirmed schools and associations appear here.',
  allIn: 'No more coaches are expected on this day.',
  anyway: 'A group with more or fewer people than written still enters, and so does a late coach.',
  body: 'Group',
  unnamed: 'Group',
  coach: (i, of) => `Coach ${i} of ${of}`,
  hour: 'Hour',
  place: 'Gate and bay',
  gate: (sign) => `Gate ${sign}`,
  bay: (name) => `bay ${name}`,
  people: 'People',
  peopleOf: common.people,
  stateOf: 'State',
  states: { expected: 'expected', late: 'late', arrived: 'arrived', cancelled: 'cancelled' },
  arrivedAt: (time) => `arrived ${time}`,
  call: 'Call',
  callTitle: 'Whom to call (logged)',
  noNumber: 'This group left no number.',
  notWaited: 'This group’s coaches are in, or cancelled: nobody needs to be called.',
  erased: 'The answers of this group have been erased.',
  range: (from, to, of) => `${from} to ${to} of ${of}`,
  previous: 'Previous',
  next: 'Next',
  soon: 'Coaches expected this hour',
  soonNone: 'No coach is expected this hour.',
  openAll: 'All coaches expected',
};
