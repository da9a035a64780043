import { describe, expect, it } from 'vitest';
import { idleSpans } from '../../src/domain/staffed.ts';
import { EDITION, HOUR, OPENING } from './open-day.ts';

const clock = (at: number) => new Date(at + HOUR).toISOString().slice(5, 16).replace('T', ' ');
const idle = (day: string, edition: Pick<typeof EDITION, 'days' | 'timezone'> = EDITION) =>
  idleSpans(day, edition).map(({ from, to }) => `${clock(from)} – ${clock(to)}`);

describe('when nobody works', () => {
  it('is, on a day of the edition, two hours before the gates open and after they close', () => {
    expect(idle('2026-05-13')).toEqual(['05-13 00:00 – 05-13 08:00', '05-13 22:00 – 05-14 00:00']);
  });

  it('is the night alone in the weeks before and after: the office prepares by day', () => {
    for (const day of ['2026-04-20', '2026-05-12', '2026-06-01']) {
      const [from, to] = [day.slice(5), idle(day)[1]?.slice(-11) ?? ''];
      expect(idle(day)).toEqual([`${from} 00:00 – ${from} 06:00`, `${from} 22:00 – ${to}`]);
    }
  });

  it('leaves the hours of a day that ends in the next morning to it', () => {
    const [first] = EDITION.days;
    if (!first) throw new Error('no day');
    // Closes at 02:00.
    const late = { ...EDITION, days: [{ ...first, closes_at: OPENING + 16 * HOUR }] };
    expect(idle('2026-05-13', late)).toEqual(['05-13 00:00 – 05-13 08:00']);
    expect(idle('2026-05-14', late)).toEqual([
      '05-14 04:00 – 05-14 06:00',
      '05-14 22:00 – 05-15 00:00',
    ]);
  });

  it('is the night of an edition that has no day yet', () => {
    expect(idle('2026-05-13', { ...EDITION, days: [] })).toHaveLength(2);
  });
});
