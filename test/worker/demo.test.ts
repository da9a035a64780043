import { describe, expect, it } from 'vitest';
import { demoEdition } from '../../src/api/demo.ts';
import { eventDate, localParts, zonedInstant } from '../../src/domain/calendar.ts';
import { windowOpen } from '../../src/domain/edition.ts';
import { openingHours } from '../../src/domain/opening-hours.ts';

const ZONE = 'Africa/Casablanca';
const HOUR = 3_600_000;

const at = (time: string) => zonedInstant('2026-11-25', time, ZONE);
const HOURS = ['00:00', '00:30', '03:59', '04:00', '09:00', '12:00', '19:29', '19:30'];
const EVENING = ['19:45', '20:00', '20:30', '23:30', '23:59'];

describe('the demo edition', () => {
  it.each([...HOURS, ...EVENING])('begins on the day that the calendar says: at %s', (time) => {
    const now = at(time);
    const { days, policy, timezone } = demoEdition(now);
    expect(days.map(({ date }) => date)).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
    // The day that counts at the gates is the same.
    expect(eventDate(now, timezone, policy.day_ends)).toBe('2026-11-25');
    expect(localParts(days[0]?.opens_at ?? 0, ZONE)).toMatchObject({ time: '10:00' });
  });

  it.each([...HOURS, ...EVENING])('offers today a window that is not over: at %s', (time) => {
    const edition = demoEdition(at(time));
    const [today] = edition.days;
    for (const now of [at(time), at(time) + HOUR / 4]) {
      const offered = today?.slots.filter((slot) => windowOpen(edition, slot, now)) ?? [];
      expect(offered.filter(({ ends_at }) => ends_at > now)).toEqual(offered);
      expect(offered.length).toBeGreaterThan(0);
    }
  });

  it.each(EVENING)('goes on through the night that it was begun in: at %s', (time) => {
    const now = at(time);
    const { days, policy } = demoEdition(now);
    const last = days[0]?.slots.at(-1);
    expect([last?.from, last?.to, last?.ends_at]).toEqual(['19:30', '04:00', days[0]?.closes_at]);
    // Four hours at least until the day turns under whoever tries it.
    const turns = zonedInstant('2026-11-26', policy.day_ends, ZONE);
    expect(turns - now).toBeGreaterThanOrEqual(4 * HOUR);
  });

  it.each([...HOURS, ...EVENING])('numbers its windows alike: at %s', (time) => {
    const { days } = demoEdition(at(time));
    const numbers = days.flatMap(({ slots }) => slots.map(({ number }) => number));
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  it.each([...HOURS, ...EVENING])(
    'says that its next days open for their windows: at %s',
    (time) => {
      const edition = demoEdition(at(time));
      const written = edition.days.slice(1).map((day) => {
        const { from, to } = openingHours(day, edition);
        return [localParts(from, ZONE), localParts(to, ZONE)].map(
          (one) => `${one.date} ${one.time}`,
        );
      });
      expect(written).toEqual(
        edition.days.slice(1).map(({ date }) => [`${date} 10:00`, `${date} 20:00`]),
      );
    },
  );
});
