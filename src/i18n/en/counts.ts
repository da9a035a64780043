import type { CountWords } from '../ar/counts.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: CountWords = {
  conflicts: {
    name: 'Double admissions',
    gloss: 'on tickets already used',
    counts:
      'admissions on a ticket whose places were used already, mostly at two gates without network',
    title: (n) => english(n, `${number(n)} double admission`, `${number(n)} double admissions`),
    none: 'Nobody came in twice on the same places.',
    beyond: (people) =>
      `Beyond booking: ${number(people)}. This includes people let in by decision, and those on places that were free until an exit was taken back or a late scan arrived.`,
    marked: 'Marked admission',
    others: 'Other admissions',
    ticket: 'Ticket',
    people: 'People',
    unknown: 'not known',
    wrongCode: 'code with wrong secret digits',
    place: (gate, time, people) => `${gate} · ${time} · ${people}`,
    more: (n) => `and ${number(n)} more that are not in this list`,
  },
  registered: {
    name: 'Registered',
    gloss: 'people with a place',
    counts: 'people who hold a place in one of the day’s windows, children included',
    windows: (day) => `Arrival windows, ${day}`,
    allWindows: 'All windows',
    window: 'Window',
    places: 'Places',
    came: 'Came with a ticket',
    cameNote: 'let in on a ticket during the window’s hours, whichever window their ticket is for',
    otherHours: 'other hours',
  },
  perMinute: 'a minute',
  outside: {
    name: 'Outside the days',
    note: 'Passages that phones dated outside the edition’s days; they are part of its total.',
  },
};
