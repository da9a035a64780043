import type { ChartWords } from '../ar/charts.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

const visits = (n: number) =>
  n === 0 ? 'no visits' : english(n, `${number(n)} visit`, `${number(n)} visits`);

export const words: ChartWords = {
  throughDay: 'Through the day',
  gateByGate: 'Gate by gate',
  crowd: {
    calm: 'Calm',
    busy: 'Busy',
    hold: 'Hold entry',
    alert: 'Alert',
    emergency: 'Emergency',
  },
  capacity: (capacity) => `capacity: ${capacity}`,
  unit: (n) => english(n, 'People a minute', `People a minute, averaged over ${number(n)} minutes`),
  behind: 'The figures behind the picture',
  hour: 'Hour',
  entries: 'Entries',
  exits: 'Exits',
  held: 'Held',
  wholeSite: 'whole site',
  rose: {
    plain: (n, from, start, end) =>
      `Entries rose from ${from} to ${number(n)} a minute between ${start} and ${end}`,
    gate: (n, from, start, end, gate) =>
      `Entries rose from ${from} to ${number(n)} a minute between ${start} and ${end}; ${gate} most`,
  },
  fell: {
    plain: (n, from, start, end) =>
      `Entries fell from ${from} to ${number(n)} a minute between ${start} and ${end}`,
    gate: (n, from, start, end, gate) =>
      `Entries fell from ${from} to ${number(n)} a minute between ${start} and ${end}; ${gate} most`,
  },
  steady: {
    plain: (n, start, end) =>
      `Entries held steady at ${number(n)} a minute between ${start} and ${end}`,
    gate: (n, start, end, gate) =>
      `Entries held steady at ${number(n)} a minute between ${start} and ${end}; ${gate} most`,
  },
  now: {
    plain: (n, at) => `${english(n, '1 person', `${number(n)} people`)} a minute came in at ${at}`,
    gate: (n, at, gate) =>
      `${english(n, '1 person', `${number(n)} people`)} a minute came in at ${at}; ${gate} most`,
  },
  peak: {
    plain: (n, at) =>
      `Entries peaked at ${at}, with ${english(n, '1 person', `${number(n)} people`)} a minute`,
    gate: (n, at, gate) =>
      `Entries peaked at ${at}, with ${english(n, '1 person', `${number(n)} people`)} a minute; ${gate} most`,
  },
  left: (n, at) =>
    `${english(n, '1 person', `${number(n)} people`)} a minute left the site at ${at}.`,
  nobodyCame: (at) => `Nobody came in at ${at}`,
  nobodyLeft: (at) => `Nobody left the site at ${at}.`,
  gateNobody: (gate, at) => `${gate}: nobody came in at ${at}`,
  none: 'No entry has been counted yet',
  noneThen: 'No entry was counted',
  heldFrom: (gate, start, end) => `Entry held from ${start} to ${end}: ${gate}.`,
  heldSince: (gate, start) => `Entry held since ${start}: ${gate}.`,
  gateNow: (n, gate, at) =>
    `${gate}: ${english(n, '1 person', `${number(n)} people`)} a minute came in at ${at}`,
  gatePeak: (n, gate, at) =>
    `${gate}: busiest at ${at}, with ${english(n, '1 person', `${number(n)} people`)} a minute`,
  gateNone: (gate) => `${gate}: no entry was counted`,
  expected: 'Registered',
  came: 'Came with a ticket',
  cameSoFar: (n, expected, start, end) =>
    n === 0
      ? `Nobody has come with a ticket between ${start} and ${end} yet; ${expected} registered`
      : `${english(n, '1 person has', `${number(n)} people have`)} come with a ticket between ${start} and ${end}; ${expected} registered`,
  cameInAll: (n, expected) =>
    n === 0
      ? `Nobody came with a ticket; ${expected} registered`
      : `${english(n, '1 person', `${number(n)} people`)} came with a ticket; ${expected} registered`,
  registeredAhead: (n) =>
    n === 0
      ? 'Nobody is registered'
      : english(n, '1 person is registered', `${number(n)} people are registered`),
  nobodyExpected: 'Nobody is registered for this day',
  people: 'People',
  by: { hour: 'Hour', gate: 'Gate', day: 'Day' },
  visits: 'Visits',
  busiest: {
    hour: (n, name) => `The busiest hour was ${name}, with ${visits(n)}`,
    gate: (n, name) => `${name} counted most, with ${visits(n)}`,
    day: (n, name) => `${name} was the busiest day, with ${visits(n)}`,
  },
  noVisits: 'No visit was counted',
};
