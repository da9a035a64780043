import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** What the console says of double admissions, of those who are registered, and of odd dates. */
export interface CountWords {
  readonly conflicts: {
    readonly name: string;
    readonly gloss: string;
    readonly counts: string;
    readonly title: (n: number) => string;
    readonly none: string;
    /** People of the day, in all: more than its marked admissions. */
    readonly beyond: (people: number) => string;
    readonly marked: string;
    readonly others: string;
    readonly ticket: string;
    readonly people: string;
    readonly unknown: string;
    readonly wrongCode: string;
    /** `gate`, `time`, and the people let in there, as figures. */
    readonly place: (gate: string, time: string, people: string) => string;
    readonly more: (n: number) => string;
  };
  readonly registered: {
    readonly name: string;
    readonly gloss: string;
    readonly counts: string;
    readonly windows: (day: string) => string;
    readonly allWindows: string;
    readonly window: string;
    readonly places: string;
    readonly came: string;
    readonly cameNote: string;
    readonly otherHours: string;
  };
  /** Where a phone has room for nothing longer. */
  readonly perMinute: string;
  readonly outside: { readonly name: string; readonly note: string };
}

export const words: CountWords = {
  conflicts: {
    name: 'دخول مكرر',
    gloss: 'بتذاكر استُعملت أماكنها',
    counts: 'عمليات دخول بتذكرة سبق استعمال أماكنها، عند بابين انقطعت عنهما الشبكة في الغالب',
    title: (n) =>
      arabic(n, {
        zero: 'لا دخول مكرر',
        one: 'دخول مكرر واحد',
        two: 'حالتا دخول مكرر',
        few: `${number(n)} حالات دخول مكرر`,
        many: `${number(n)} حالة دخول مكرر`,
        other: `${number(n)} حالة دخول مكرر`,
      }),
    none: 'لم يدخل أحد مرتين بالأماكن نفسها.',
    beyond: (people) =>
      `المحسوبون فوق العدد المحجوز: ${number(people)}. منهم من أُدخلوا بقرار، ومن دخلوا بأماكن كانت شاغرة إلى أن أُلغي خروج أو وصلت قراءة متأخرة.`,
    marked: 'الدخول المؤشر عليه',
    others: 'عمليات الدخول الأخرى',
    ticket: 'التذكرة',
    people: 'الأشخاص',
    unknown: 'غير معروف',
    wrongCode: 'رمز أرقامه السرية غير صحيحة',
    place: (gate, time, people) => `${gate} · ${time} · ${people}`,
    more: (n) => `وأخرى لا تظهر هنا، عددها ${number(n)}`,
  },
  registered: {
    name: 'مسجلون',
    gloss: 'أشخاص لهم أماكن',
    counts: 'أشخاص لهم أماكن محفوظة في فترات اليوم، الأطفال منهم',
    windows: (day) => `فترات الوصول، ${day}`,
    allWindows: 'كل الفترات',
    window: 'الفترة',
    places: 'الأماكن',
    came: 'حضروا بتذكرة',
    cameNote: 'من دخلوا بتذكرة في ساعات الفترة، مهما كانت فترة تذكرتهم',
    otherHours: 'ساعات أخرى',
  },
  perMinute: 'في الدقيقة',
  outside: {
    name: 'خارج أيام الدورة',
    note: 'دخول أو خروج أرخته الهواتف بغير أيام الدورة، وهو محسوب في مجموعها.',
  },
};
