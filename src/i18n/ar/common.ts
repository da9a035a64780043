import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

/** A day as people write it: number, name of the month, year. */
export interface CalendarDay {
  readonly day: number;
  readonly month: string;
  readonly year: number;
}

const dayOf = (one: CalendarDay) => `${one.day} ${one.month}`;

const number = (n: number) => grouped(n, '.');

/** The reference of the common words: every other language has exactly these keys. */
export const common = {
  number,
  product: 'أبواب',
  tagline: 'أيام الأبواب المفتوحة',
  /** January first. */
  months: [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'ماي',
    'يونيو',
    'يوليوز',
    'غشت',
    'شتنبر',
    'أكتوبر',
    'نونبر',
    'دجنبر',
  ],
  /** Sunday first. */
  weekdays: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  /** A day of a month by its number, as a date says it. */
  dayNumber: (day: number) => String(day),
  date: (weekday: string, day: number, month: string, year: number | null) =>
    `${weekday} ${day} ${month}${year === null ? '' : ` ${year}`}`,
  span: (from: string, to: string) => `من ${from} إلى ${to}`,
  /** From one day to another, as short as it can be said; the year once. */
  dateSpan: (from: CalendarDay, to: CalendarDay) =>
    from.month === to.month && from.year === to.year
      ? `من ${from.day} إلى ${to.day} ${to.month} ${to.year}`
      : `من ${dayOf(from)} إلى ${dayOf(to)} ${to.year}`,
  skip: 'انتقال إلى المحتوى',
  languages: 'اللغات',
  home: 'صفحة الاستقبال',
  notice: 'حماية المعطيات الشخصية',
  licenses: 'التراخيص',
  /** The shapes of the days, first day first, as people would call them out. */
  emblems: ['الدائرة', 'المربع', 'المثلث', 'النجمة', 'القوس'],
  emblemOf: (shape: string) => `علامة اليوم: ${shape}`,
  people: (n: number) =>
    arabic(n, {
      zero: 'لا أحد',
      one: 'شخص واحد',
      two: 'شخصان',
      few: `${number(n)} أشخاص`,
      many: `${number(n)} شخصا`,
      other: `${number(n)} شخص`,
    }),
  adults: (n: number) =>
    arabic(n, {
      zero: 'دون كبار',
      one: 'شخص كبير واحد',
      two: 'كبيران',
      few: `${number(n)} كبار`,
      many: `${number(n)} كبيرا`,
      other: `${number(n)} كبير`,
    }),
  children: (n: number) =>
    arabic(n, {
      zero: 'دون أطفال',
      one: 'طفل واحد',
      two: 'طفلان',
      few: `${number(n)} أطفال`,
      many: `${number(n)} طفلا`,
      other: `${number(n)} طفل`,
    }),
  minutes: (n: number) =>
    arabic(n, {
      zero: 'أقل من دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: `${number(n)} دقائق`,
      many: `${number(n)} دقيقة`,
      other: `${number(n)} دقيقة`,
    }),
};

/** Words and sentences that every face of the service uses. */
export type CommonWords = typeof common;
