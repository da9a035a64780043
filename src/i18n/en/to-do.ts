import type { ToDoWords } from '../ar/to-do.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: ToDoWords = {
  title: 'To do',
  none: 'Nothing is waiting right now.',
  oldest: (age) => `oldest: ${age}`,
  conflicts: 'not reviewed yet',
  count: (time) => `Last count by eye: ${time}`,
  countAgain: 'to be repeated on a gate phone',
  steps: (n) =>
    english(
      n,
      `${number(n)} step still missing before opening`,
      `${number(n)} steps still missing before opening`,
    ),
  wishes: (n) =>
    english(
      n,
      `${number(n)} wish to answer within a week`,
      `${number(n)} wishes to answer within a week`,
    ),
  unreleased: (n) =>
    english(
      n,
      `${number(n)} day whose figures are not released`,
      `${number(n)} days whose figures are not released`,
    ),
  lookedThrough: 'Mark as reviewed',
  lookedThroughNote: 'No figure changes. They return to “To do” if another one comes in.',
  lookedThroughCut: 'It covers those, too, that had come in and are not in the list.',
  allLookedThrough: 'Everything that has come in so far was reviewed.',
};
