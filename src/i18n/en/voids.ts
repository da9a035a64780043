import type { VoidWords } from '../ar/voids.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: VoidWords = {
  title: 'Minutes that cannot be right',
  note: 'The gate counted more people than can pass it in a minute. Check the phone named here, and take out of the count what never happened.',
  passed: (entered, left) => `${entered} in, ${left} out`,
  onSheet: (n) =>
    english(
      n,
      'One minute of this day’s figures cannot be right: check it under Gates before you announce them.',
      `${number(n)} minutes of this day’s figures cannot be right: check them under Gates before you announce them.`,
    ),
  take: 'Take out of the count',
  takeAsk:
    'What this phone counted between these two times no longer counts, neither in the figures nor on tickets, even if it is sent only later. The log keeps it. This cannot be reversed.',
  from: 'From',
  to: 'To the end of',
  confirmTake: 'Confirm: take out of the count',
  taken: (n) =>
    n === 0
      ? 'Nothing of this phone counts between these two times.'
      : english(n, 'One scan no longer counts.', `${number(n)} scans no longer count.`),
  wrong:
    'Give two times, the second after the first and at most 24 hours later. Nothing was changed.',
};
