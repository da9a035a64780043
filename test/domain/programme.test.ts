import { describe, expect, it } from 'vitest';
import { showsOfDay } from '../../src/domain/programme.ts';
import { marksAt } from '../../src/domain/show-marks.ts';
import { EDITION, HOUR, OPENING } from './open-day.ts';

const text = (said: string) => ({ ar: said, zgh: said, fr: said, en: said });
const show = (from: string, to: string, day = 1) => ({
  ...{ day, from, to },
  ...{ name: text(`${from}–${to}`), arena: text('') },
});

describe('the shows of a day', () => {
  it('are in the order of the clock, and what is after midnight is last', () => {
    const programme = [
      show('01:00', '02:00'),
      show('18:00', '19:00'),
      show('10:00', '12:00'),
      show('10:00', '11:00', 2),
    ];
    const shows = showsOfDay({ ...EDITION, programme }, 1);
    expect(shows.map((one) => one.show.from)).toEqual(['10:00', '18:00', '01:00']);
    expect(shows.map(({ from, to }) => [from - OPENING, to - OPENING])).toEqual([
      [0, 2 * HOUR],
      [8 * HOUR, 9 * HOUR],
      [15 * HOUR, 16 * HOUR],
    ]);
    expect(showsOfDay({ ...EDITION, programme }, 7)).toEqual([]);
  });
});

describe('what goes on and what is next', () => {
  const shows = [
    { from: 10, to: 12 },
    { from: 11, to: 13 },
    { from: 14, to: 15 },
    { from: 14, to: 16 },
    { from: 15, to: 17 },
  ].map(({ from, to }) => ({ from: from * HOUR, to: to * HOUR }));
  const at = (hour: number) =>
    marksAt(shows, hour * HOUR)
      .map((mark) => mark ?? '-')
      .join(' ');

  it.each([
    [3, '- - - - -'],
    [4, 'next - - - -'],
    [10, 'now next - - -'],
    [11.5, 'now now next next -'],
    [12, '- now next next -'],
    [13, '- - next next -'],
    [14, '- - now now next'],
    [16, '- - - - now'],
    [17, '- - - - -'],
  ])('is known at %d', (hour, marks) => {
    expect(at(hour)).toBe(marks);
  });

  it('is nothing without shows', () => expect(marksAt([], 0)).toEqual([]));
});
