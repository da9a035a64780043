import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** What waits for whoever begins at a home. */
export interface ToDoWords {
  readonly title: string;
  readonly none: string;
  /** Of requests: how long the oldest has waited. */
  readonly oldest: (age: string) => string;
  /** Beside double admissions. */
  readonly conflicts: string;
  /** When people inside were last counted by eye, longer ago than is good. */
  readonly count: (time: string) => string;
  readonly countAgain: string;
  /** Steps of the checklist that are missing before the gates open. */
  readonly steps: (n: number) => string;
  /** Of children, with a deadline within a week or behind. */
  readonly wishes: (n: number) => string;
  /** Days whose figures are not released. */
  readonly unreleased: (n: number) => string;
  /** Says that the double admissions of a day were looked through. */
  readonly lookedThrough: string;
  readonly lookedThroughNote: string;
  /** Where the list is cut. */
  readonly lookedThroughCut: string;
  readonly allLookedThrough: string;
}

export const words: ToDoWords = {
  title: 'ما ينتظركم',
  none: 'لا شيء ينتظر الآن.',
  oldest: (age) => `الأقدم: ${age}`,
  conflicts: 'لم يُطلع عليها بعد',
  count: (time) => `آخر عدّ بالعين: ${time}`,
  countAgain: 'يُعاد من هاتف أحد الأبواب',
  steps: (n) =>
    arabic(n, {
      zero: 'لا خطوة ناقصة قبل الافتتاح',
      one: 'خطوة واحدة ناقصة قبل الافتتاح',
      two: 'خطوتان ناقصتان قبل الافتتاح',
      few: `${number(n)} خطوات ناقصة قبل الافتتاح`,
      many: `${number(n)} خطوة ناقصة قبل الافتتاح`,
      other: `${number(n)} خطوة ناقصة قبل الافتتاح`,
    }),
  wishes: (n) =>
    arabic(n, {
      zero: 'لا أمنية تنتظر الجواب خلال أسبوع',
      one: 'أمنية واحدة تنتظر الجواب خلال أسبوع',
      two: 'أمنيتان تنتظران الجواب خلال أسبوع',
      few: `${number(n)} أمنيات تنتظر الجواب خلال أسبوع`,
      many: `${number(n)} أمنية تنتظر الجواب خلال أسبوع`,
      other: `${number(n)} أمنية تنتظر الجواب خلال أسبوع`,
    }),
  unreleased: (n) =>
    arabic(n, {
      zero: 'كل الأيام نُشرت أرقامها',
      one: 'يوم واحد لم تُنشر أرقامه',
      two: 'يومان لم تُنشر أرقامهما',
      few: `${number(n)} أيام لم تُنشر أرقامها`,
      many: `${number(n)} يوما لم تُنشر أرقامها`,
      other: `${number(n)} يوم لم تُنشر أرقامها`,
    }),
  lookedThrough: 'تأكيد الاطلاع',
  lookedThroughNote: 'لا يتغير أي رقم. تظهر من جديد في ما ينتظركم حين ترد حالة أخرى.',
  lookedThroughCut: 'يشمل ذلك ما سبق وروده ولا يظهر في القائمة.',
  allLookedThrough: 'تم الاطلاع على كل ما ورد إلى الآن.',
};
