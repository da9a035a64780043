import { expect, it } from 'vitest';
import { zonedInstant } from '../../src/domain/calendar.ts';
import { readUntil } from '../../src/domain/read-until.ts';

const ZONE = 'Europe/Paris';
const at = (date: string, time: string) => zonedInstant(date, time, ZONE);

it('reads an hour on the evening before clocks are put on as that of the next morning', () => {
  // 24 hours later it is not the next date any more.
  const now = at('2027-03-27', '23:30');
  expect(readUntil('00:15', ZONE, now)).toBe(at('2027-03-28', '00:15'));
  expect(readUntil('08:00', ZONE, now)).toBe(at('2027-03-28', '08:00'));
  // And an hour that is past is none of this day.
  expect(readUntil('22:00', ZONE, now)).toBe('invalid');
});
