import { describe, expect, it } from 'vitest';
import { wholeNumber } from '../../src/domain/digits.ts';
import { type Day, DEFAULT_POLICY } from '../../src/domain/edition.ts';
import { blankAnswers, draftOf } from '../../src/visitor/register/answers.ts';
import { arrivalHours, dayState, windowsOf } from '../../src/visitor/shared/availability.ts';
import { preferredLocale } from '../../src/visitor/shared/language.ts';
import { calendarFile } from '../../src/visitor/ticket/calendar-file.ts';

const HOUR = 3_600_000;
const OPENS = Date.parse('2026-11-23T09:00:00Z');
const DAY: Day = {
  number: 1,
  date: '2026-11-23',
  opens: '09:00',
  closes: '21:00',
  opens_at: OPENS,
  closes_at: OPENS + 12 * HOUR,
  slots: [0, 2, 4].map((hours, at) => ({
    number: at + 1,
    day: 1,
    from: `${String(9 + hours).padStart(2, '0')}:00`,
    to: `${11 + hours}:00`,
    starts_at: OPENS + hours * HOUR,
    ends_at: OPENS + (hours + 2) * HOUR,
    capacity: 100,
  })),
};
const strict = { policy: { ...DEFAULT_POLICY, late_minutes: 30 } };
const lenient = { policy: { ...DEFAULT_POLICY, late_minutes: null } };
const left = (...places: number[]) => new Map(places.map((n, at) => [at + 1, n]));
const states = (
  edition: typeof strict | typeof lenient,
  places: Map<number, number>,
  now: number,
) => windowsOf(edition, DAY, places, now).map(({ state }) => state);

describe('the language of the front door', () => {
  it.each([
    [undefined, 'ar'],
    ['', 'ar'],
    ['ar-MA,fr;q=0.9', 'ar'],
    ['fr-FR,fr;q=0.9,ar;q=0.8', 'fr'],
    ['en-US,en', 'en'],
    ['zgh', 'zgh'],
    ['de-DE,fr;q=0.9', 'ar'],
    ['fr;q=0.2,en;q=0.9', 'en'],
    ['fr;q=0,en', 'en'],
    ['*', 'ar'],
  ])('for %j is %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});

describe('the windows of a day', () => {
  it('have places, few places, or none', () => {
    expect(states(strict, left(100, 10, 0), OPENS)).toEqual(['places', 'few', 'full']);
  });

  it('are over when they have ended', () => {
    expect(states(strict, left(9, 9, 100), OPENS + 4 * HOUR)).toEqual(['over', 'over', 'places']);
    expect(states(strict, left(9, 9, 100), OPENS + 6 * HOUR)).toEqual(['over', 'over', 'over']);
  });

  it('leave the last one to latecomers where the gates let them in', () => {
    expect(states(lenient, left(9, 9, 100), OPENS + 7 * HOUR)).toEqual(['over', 'over', 'places']);
    expect(states(lenient, left(9, 9, 100), DAY.closes_at)).toEqual(['over', 'over', 'over']);
  });

  it('make one word for the day, of what can still be chosen', () => {
    expect(dayState(strict, DAY, left(100, 100, 100), OPENS)).toBe('places');
    expect(dayState(strict, DAY, left(100, 100, 5), OPENS + 4 * HOUR)).toBe('few');
    expect(dayState(strict, DAY, left(100, 100, 0), OPENS + 4 * HOUR)).toBe('full');
    expect(dayState(strict, DAY, left(100, 100, 100), DAY.closes_at)).toBe('over');
    expect(arrivalHours(DAY)).toEqual({ from: OPENS, to: OPENS + 6 * HOUR });
  });
});

describe('what was typed', () => {
  it('is a count in any digits, or none', () => {
    expect([' ٣ ', '۱۲', '7', '', 'x', '-1', '1.5', '1e3'].map(wholeNumber)).toEqual([
      3,
      12,
      7,
      null,
      ...[Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    ]);
  });

  it('makes a person alone an individual and any other party a family', () => {
    const kindOf = (adults: string, children: string) =>
      draftOf({ ...blankAnswers(null), adults, children }, 'ar').kind;
    expect([kindOf('1', '0'), kindOf('1', '1'), kindOf('2', '')]).toEqual([
      'individual',
      'family',
      'family',
    ]);
    expect(draftOf(blankAnswers('school'), 'ar').kind).toBe('school');
  });
});

describe('the calendar file', () => {
  const file = calendarFile({
    uid: 'ticket-1-7@example.org',
    starts: '2026-11-23T09:00',
    ends: '2026-11-23T11:00',
    summary: 'أيام الأبواب المفتوحة, فاس; نسخة\\تجريبية طويلة جدا جدا جدا جدا',
    location: 'باب المكينة',
    description: 'one\ntwo',
    url: 'https://example.org/t/abc',
    stamp: OPENS,
  });

  it('escapes what the format keeps for itself', () => {
    expect(file.replaceAll('\r\n ', '')).toContain('المفتوحة\\, فاس\\; نسخة\\\\تجريبية');
    expect(file).toContain('DESCRIPTION:one\\ntwo\r\n');
    // Of no zone: a phone's own zone data may be years behind the law.
    expect(file).toContain('DTSTART:20261123T090000\r\n');
  });

  it('has lines of at most 75 octets and cuts no character', () => {
    const bytes = new TextEncoder();
    for (const line of file.split('\r\n')) {
      expect(bytes.encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
  });
});
