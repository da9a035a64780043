import { describe, expect, it } from 'vitest';
import {
  isoWithOffset,
  knowsMoroccanLaw,
  type UtcOffset,
  utcOffsets,
  zonedInstant,
} from '../../src/domain/calendar.ts';
import {
  clockFault,
  eventInstant,
  offsetsOf,
  withInstants,
} from '../../src/domain/edition-times.ts';
import { EDITION } from './open-day.ts';

const ZONE = 'Africa/Casablanca';
const utc = (text: string) => Date.parse(`${text}Z`);
const night = (date: string, time: string, edge: 'from' | 'to') =>
  eventInstant(date, time, edge, 'UTC', '04:00');

describe('the law of Morocco', () => {
  it('has been UTC+0 for good since 20 September 2026, and this runtime knows', () => {
    expect(knowsMoroccanLaw()).toBe(true);
    expect(isoWithOffset(utc('2026-11-25T10:00:00'), ZONE)).toBe('2026-11-25T10:00:00+00:00');
    expect(isoWithOffset(utc('2026-06-01T09:00:00'), ZONE)).toBe('2026-06-01T10:00:00+01:00');
  });

  it('is told as offsets with the minute of each change', () => {
    const offsets = utcOffsets(ZONE, utc('2026-09-01T00:00:00'), utc('2026-12-31T00:00:00'));
    expect(offsets.map(({ minutes }) => minutes)).toEqual([60, 0]);
    const change = offsets[1]?.from ?? 0;
    expect(isoWithOffset(change, ZONE)).toMatch(/\+00:00$/);
    expect(isoWithOffset(change - 60_000, ZONE)).toMatch(/\+01:00$/);
  });

  it('is read from offsets as from the zone', () => {
    const offsets = utcOffsets(ZONE, utc('2026-01-01T00:00:00'), utc('2026-12-31T00:00:00'));
    for (
      let at = utc('2026-01-02T00:30:00');
      at < utc('2026-12-30T00:00:00');
      at += 7 * 3_600_000
    ) {
      expect(isoWithOffset(at, offsets)).toBe(isoWithOffset(at, ZONE));
    }
    expect(zonedInstant('2026-05-13', '10:00', offsets)).toBe(
      zonedInstant('2026-05-13', '10:00', ZONE),
    );
  });
});

describe('a time of an evening that goes past midnight', () => {
  it('is of the next morning until the day ends', () => {
    expect(night('2027-02-10', '20:00', 'from')).toBe(utc('2027-02-10T20:00:00'));
    expect(night('2027-02-10', '00:00', 'from')).toBe(utc('2027-02-11T00:00:00'));
    expect(night('2027-02-10', '02:00', 'to')).toBe(utc('2027-02-11T02:00:00'));
    expect(night('2027-02-10', '04:00', 'to')).toBe(utc('2027-02-11T04:00:00'));
    expect(night('2027-02-10', '04:00', 'from')).toBe(utc('2027-02-10T04:00:00'));
    expect(night('2027-02-28', '00:30', 'from')).toBe(utc('2027-03-01T00:30:00'));
  });
});

describe('a clock', () => {
  const paris = (date: string, time: string) =>
    clockFault(date, time, 'from', 'Europe/Paris', '00:00');

  it('skips an hour in spring and strikes one twice in autumn', () => {
    expect(paris('2027-03-28', '02:30')).toBe('skipped');
    expect(paris('2027-10-31', '02:30')).toBe('doubled');
    expect(paris('2027-03-28', '03:00')).toBeNull();
    expect(paris('2027-03-28', '01:59')).toBeNull();
    expect(paris('2027-10-31', '03:00')).toBeNull();
    expect(paris('2027-05-16', '02:30')).toBeNull();
  });
});

describe('an edition', () => {
  it('derives every instant from its local times', () => {
    const blank = {
      ...EDITION,
      registration: { ...EDITION.registration, opens_at: 0, closes_at: 0 },
      days: EDITION.days.map((day) => ({
        ...day,
        opens_at: 0,
        closes_at: 0,
        slots: day.slots.map((slot) => ({ ...slot, starts_at: 0, ends_at: 0 })),
      })),
    };
    expect(withInstants(blank).days).toEqual(EDITION.days);
    expect(withInstants(blank).registration).toEqual(EDITION.registration);
  });

  it('keeps its local times when the law changes, and moves the instants', () => {
    const law: UtcOffset[] = [{ from: 0, minutes: 0 }];
    const before = EDITION.days[0]?.opens_at ?? 0;
    // As if the zone were at UTC+0 in May already.
    const moved = eventInstant('2026-05-13', '10:00', 'from', law, '04:00');
    expect(moved - before).toBe(3_600_000);
    expect(offsetsOf(EDITION).map(({ minutes }) => minutes)).toEqual([60]);
  });
});
