import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventDate, isoWithOffset, localParts, zonedInstant } from '../../src/domain/calendar.ts';
import { minuteOf } from '../../src/domain/time.ts';

const ZONE = 'Africa/Casablanca';
const utc = (iso: string) => Date.parse(`${iso}Z`);

describe('the clock of Casablanca', () => {
  it('goes by UTC in Ramadan and an hour before it in the rest of the year', () => {
    expect(isoWithOffset(utc('2023-03-20T12:00:00'), ZONE)).toBe('2023-03-20T12:00:00+00:00');
    expect(isoWithOffset(utc('2023-05-17T09:00:00'), ZONE)).toBe('2023-05-17T10:00:00+01:00');
  });

  it('turns a wall-clock time into its instant on both sides of the shift', () => {
    expect(zonedInstant('2023-03-20', '10:00', ZONE)).toBe(utc('2023-03-20T10:00:00'));
    expect(zonedInstant('2023-05-17', '10:00', ZONE)).toBe(utc('2023-05-17T09:00:00'));
  });

  it('goes back at 03:00 on 19 March 2023: 02:30 comes twice, the first is meant', () => {
    expect(zonedInstant('2023-03-19', '02:30', ZONE)).toBe(utc('2023-03-19T01:30:00'));
    expect(localParts(utc('2023-03-19T01:30:00'), ZONE).time).toBe('02:30');
    expect(localParts(utc('2023-03-19T02:30:00'), ZONE).time).toBe('02:30');
    expect(zonedInstant('2023-03-19', '03:00', ZONE)).toBe(utc('2023-03-19T03:00:00'));
  });

  it('goes forward at 02:00 on 23 April 2023: 02:30 does not exist and means 03:30', () => {
    expect(zonedInstant('2023-04-23', '01:59', ZONE)).toBe(utc('2023-04-23T01:59:00'));
    expect(zonedInstant('2023-04-23', '02:30', ZONE)).toBe(utc('2023-04-23T02:30:00'));
    expect(localParts(utc('2023-04-23T02:30:00'), ZONE).time).toBe('03:30');
    expect(zonedInstant('2023-04-23', '03:30', ZONE)).toBe(utc('2023-04-23T02:30:00'));
  });
});

describe('a day of the event', () => {
  it('ends at 04:00 of the next morning, by the clock on the wall', () => {
    expect(eventDate(zonedInstant('2023-05-17', '10:00', ZONE), ZONE, '04:00')).toBe('2023-05-17');
    expect(eventDate(zonedInstant('2023-05-18', '03:59', ZONE), ZONE, '04:00')).toBe('2023-05-17');
    expect(eventDate(zonedInstant('2023-05-18', '04:00', ZONE), ZONE, '04:00')).toBe('2023-05-18');
  });

  it('ends at midnight when that is its hour', () => {
    expect(eventDate(utc('2023-05-17T22:59:59'), ZONE, '00:00')).toBe('2023-05-17');
    expect(eventDate(utc('2023-05-17T23:00:00'), ZONE, '00:00')).toBe('2023-05-18');
  });

  it('ends once, also in the night of a shift', () => {
    for (const [date, next] of [
      ['2023-03-18', '2023-03-19'],
      ['2023-04-22', '2023-04-23'],
    ] as const) {
      const end = zonedInstant(next, '04:00', ZONE);
      expect(eventDate(end - 1, ZONE, '04:00')).toBe(date);
      expect(eventDate(end, ZONE, '04:00')).toBe(next);
    }
  });

  it('crosses months, years and 29 February', () => {
    expect(eventDate(zonedInstant('2024-03-01', '03:00', ZONE), ZONE, '04:00')).toBe('2024-02-29');
    expect(eventDate(zonedInstant('2025-01-01', '03:00', ZONE), ZONE, '04:00')).toBe('2024-12-31');
  });
});

describe('a time in any zone', () => {
  const zones = fc.constantFrom(
    ZONE,
    'UTC',
    'Europe/Paris',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  );
  const instants = fc
    .integer({ min: utc('2000-01-01T00:00') / 1000, max: utc('2050-01-01T00:00') / 1000 })
    .map((seconds) => seconds * 1000);

  it('is written as ISO 8601 with an offset that leads back to the instant', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const written = isoWithOffset(at, zone);
        expect(written).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
        expect(Date.parse(written)).toBe(at);
      }),
    );
  });

  it('is what the runtime’s own formatter shows', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(at);
        const { date, time, year, month, day, hour, minute, weekday } = localParts(at, zone);
        expect(`${date} ${time}`).toBe(shown);
        expect(Date.UTC(year, month - 1, day, hour, minute)).toBe(Date.parse(`${date}T${time}Z`));
        expect(weekday).toBe(new Date(`${date}T00:00Z`).getUTCDay());
      }),
      { numRuns: 200 },
    );
  });

  it('comes back from its wall clock, or as the earlier twin that shows the same', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const { date, time } = localParts(at, zone);
        const back = zonedInstant(date, time, zone);
        expect(localParts(back, zone)).toEqual(localParts(at, zone));
        expect(minuteOf(back)).toBeLessThanOrEqual(minuteOf(at));
      }),
      { numRuns: 300 },
    );
  });

  it('is read without a seam at every quarter of a day with a half-hour shift', () => {
    const zone = 'Australia/Lord_Howe';
    const start = utc('2023-09-30T00:00:00');
    for (let quarter = 0; quarter < 192; quarter++) {
      const at = start + quarter * 900_000;
      expect(Date.parse(isoWithOffset(at, zone))).toBe(at);
    }
    expect(isoWithOffset(utc('2023-09-30T15:29:59'), zone)).toMatch(/\+10:30$/);
    expect(isoWithOffset(utc('2023-09-30T15:30:00'), zone)).toMatch(/\+11:00$/);
  });
});

describe('an instant of any year', () => {
  const years = fc.integer({ min: -8_639_000_000_000_000, max: 8_639_000_000_000_000 });

  it.each([
    ['0001-01-01T00:00:00Z', '0001-01-01T'],
    ['0099-12-31T12:00:00Z', '0099-12-31T'],
    ['0000-01-01T12:00:00Z', '0000-01-01T'],
    ['-000044-03-15T12:00:00Z', '-000044-03-15T'],
    ['+275760-09-01T12:00:00Z', '+275760-09-01T'],
  ])('%s is written with an offset that a clock can have', (iso, start) => {
    const written = isoWithOffset(Date.parse(iso), ZONE);
    expect(written.startsWith(start)).toBe(true);
    expect(written).toMatch(/T\d\d:\d\d:\d\d[+-](0\d|1[0-4]):\d\d$/);
    expect(Date.parse(written)).toBe(Date.parse(iso));
  });

  it('leads back from its text, and has a day and an hour', () => {
    fc.assert(
      fc.property(years, (at) => {
        const seconds = Math.floor(at / 1000) * 1000;
        expect(Date.parse(isoWithOffset(at, ZONE))).toBe(seconds);
        expect(localParts(at, ZONE).time).toMatch(/^\d\d:\d\d$/);
        expect(eventDate(at, ZONE, '04:00')).toMatch(/^([+-]\d\d)?\d{4}-\d\d-\d\d$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what does not exist', () => {
  it.each([
    ['2023-02-30', '10:00', ZONE],
    ['2023-13-01', '10:00', ZONE],
    ['23-01-01', '10:00', ZONE],
    ['', '10:00', ZONE],
    ['2023-01-01', '24:00', ZONE],
    ['2023-01-01', '9:00', ZONE],
    ['2023-01-01', '10:60', ZONE],
    ['2023-01-01', '10:00', 'Africa/Nowhere'],
  ])('is refused: %s %s %s', (date, time, zone) => {
    expect(() => zonedInstant(date, time, zone)).toThrow(RangeError);
  });

  it('is refused as an instant', () => {
    expect(() => eventDate(Number.NaN, ZONE, '04:00')).toThrow(RangeError);
    expect(() => isoWithOffset(Number.POSITIVE_INFINITY, ZONE)).toThrow(RangeError);
  });
});

describe('a minute', () => {
  it('is counted in UTC and begins at its first millisecond', () => {
    expect(minuteOf(0)).toBe(0);
    expect(minuteOf(59_999)).toBe(0);
    expect(minuteOf(60_000)).toBe(1);
    expect(minuteOf(-1)).toBe(-1);
  });
});
