import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { commonWords } from '../../src/i18n/common.ts';
import {
  formatCalendarDate,
  formatDate,
  formatDateSpan,
  formatDayOfMonth,
  formatNumber,
  formatSpan,
  formatTime,
} from '../../src/i18n/format.ts';

const ZONE = 'Africa/Casablanca';
const at = (iso: string) => Date.parse(iso);

describe('a date', () => {
  it('is written with the names of Morocco and Latin digits', () => {
    expect(formatCalendarDate('2026-11-23', 'ar')).toBe('الاثنين 23 نونبر 2026');
    expect(formatCalendarDate('2026-11-23', 'zgh')).toBe('ⴰⵢⵏⴰⵙ 23 ⵏⵓⵡⴰⵏⴱⵉⵔ 2026');
    expect(formatCalendarDate('2026-11-23', 'fr')).toBe('lundi 23 novembre 2026');
    expect(formatCalendarDate('2026-11-23', 'en')).toBe('Monday 23 November 2026');
  });

  it('has the twelve months of ar-MA', () => {
    expect(commonWords.ar.months.join(' ')).toBe(
      'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر',
    );
  });

  it('says the first of a month as French does', () => {
    expect(formatCalendarDate('2026-12-01', 'fr', 'without_year')).toBe('mardi 1er décembre');
    expect(formatCalendarDate('2026-12-01', 'en', 'without_year')).toBe('Tuesday 1 December');
  });

  it('is the day of the zone, not of UTC', () => {
    const midnight = at('2025-11-22T23:30:00Z');
    expect(formatDate(midnight, 'ar', ZONE, 'without_year')).toBe('الأحد 23 نونبر');
    expect(formatDate(midnight, 'ar', 'UTC', 'without_year')).toBe('السبت 22 نونبر');
  });

  it('has no Latin letter in Amazigh, whatever the day of the year', () => {
    for (let day = 0; day < 366; day++) {
      const date = new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(0, 10);
      expect(formatCalendarDate(date, 'zgh')).toMatch(
        /^[\u2d30-\u2d7f]+ \d+ [\u2d30-\u2d7f]+ 2028$/,
      );
    }
  });

  it('agrees with the runtime where that one has Amazigh names', () => {
    const format = new Intl.DateTimeFormat('zgh', { month: 'long', timeZone: 'UTC' });
    expect(format.resolvedOptions().locale).toBe('zgh');
    const months = commonWords.zgh.months.map((_, month) => format.format(Date.UTC(2026, month)));
    expect(commonWords.zgh.months).toEqual(months);
  });
});

describe('a span', () => {
  it('is said in words: a dash between two numbers is turned round', () => {
    const [from, to] = [at('2025-11-23T09:00:00Z'), at('2025-11-23T11:00:00Z')];
    expect(formatSpan(from, to, 'ar', ZONE)).toBe('من 10:00 إلى 12:00');
    expect(formatSpan(from, to, 'fr', ZONE)).toBe('de 10:00 à 12:00');
    expect(formatSpan(from, to, 'en', ZONE)).toBe('from 10:00 to 12:00');
    expect(formatSpan(from, to, 'zgh', ZONE)).toBe('ⵙⴳ 10:00 ⴰⵔ 12:00');
  });

  it('follows the clock of the zone through Ramadan', () => {
    // UTC+1, and UTC in Ramadan: in 2025 from 23 February to 6 April.
    expect(formatTime(at('2025-02-10T09:00:00Z'), ZONE)).toBe('10:00');
    expect(formatTime(at('2025-03-10T09:00:00Z'), ZONE)).toBe('09:00');
  });

  it('of days says month and year no more often than needed', () => {
    expect(formatDateSpan('2026-11-23', '2026-11-27', 'ar')).toBe('من 23 إلى 27 نونبر 2026');
    expect(formatDateSpan('2026-11-28', '2026-12-02', 'fr')).toBe(
      'du 28 novembre au 2 décembre 2026',
    );
  });
});

describe('a number', () => {
  it('has Latin digits in groups of three', () => {
    expect(LOCALES.map((locale) => formatNumber(1_150_000, locale))).toEqual([
      '1.150.000',
      '1\u00a0150\u00a0000',
      '1\u202f150\u202f000',
      '1,150,000',
    ]);
    expect(formatNumber(999, 'ar')).toBe('999');
    expect(formatNumber(0, 'fr')).toBe('0');
  });
});

describe('a day by its number alone', () => {
  it('is a word of its date: what is seen on a key is in what is heard of it', () => {
    for (const locale of LOCALES) {
      for (let day = 1; day <= 31; day += 1) {
        const date = `2026-12-${String(day).padStart(2, '0')}`;
        const words = formatCalendarDate(date, locale, 'without_year').split(' ');
        expect(words).toContain(formatDayOfMonth(date, locale));
      }
    }
  });
});
