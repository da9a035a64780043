import type { MovedWords } from '../ar/moved.ts';

export const words: MovedWords = {
  title: 'The hour of your visit has changed.',
  text: (before, now, day, time) =>
    `It is now ${now}. It was ${before}. Changed on ${day} at ${time}.`,
  valid: 'Your ticket is still valid as it is.',
};
