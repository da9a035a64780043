import type { CoachState } from '../../domain/coaches.ts';
import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';
import { common } from './common.ts';

/** The coaches that are expected; every other language has exactly these keys. */
export interface CoachWords {
  readonly title: string;
  /** How many of those that have not come are late. */
  readonly state: (late: number) => string;
  readonly day: string;
  readonly show: string;
  readonly choose: string;
  readonly shownWaited: string;
  readonly shownAll: string;
  readonly none: string;
  readonly allIn: string;
  readonly anyway: string;
  readonly body: string;
  readonly unnamed: string;
  readonly coach: (i: string, of: string) => string;
  readonly hour: string;
  readonly place: string;
  readonly gate: (sign: string) => string;
  readonly bay: (name: string) => string;
  readonly people: string;
  readonly peopleOf: (n: number) => string;
  readonly stateOf: string;
  readonly states: Readonly<Record<CoachState, string>>;
  readonly arrivedAt: (time: string) => string;
  readonly call: string;
  readonly callTitle: string;
  readonly noNumber: string;
  readonly erased: string;
  readonly notWaited: string;
  readonly range: (from: string, to: string, of: string) => string;
  readonly previous: string;
  readonly next: string;
  /** On the page of one gate. */
  readonly soon: string;
  readonly soonNone: string;
  readonly openAll: string;
}

const number = (n: number) => grouped(n, '.');

export const words: CoachWords = {
  title: 'الحافلات المنتظرة',
  state: (late) =>
    arabic(late, {
      zero: 'لا حافلة متأخرة.',
      one: 'حافلة واحدة متأخرة.',
      two: 'حافلتان متأخرتان.',
      few: `${number(late)} حافلات متأخرة.`,
      many: `${number(late)} حافلة متأخرة.`,
      other: `${number(late)} حافلة متأخرة.`,
    }),
  day: 'اليوم',
  show: 'الحافلات',
  choose: 'عرض',
  shownWaited: 'لم تصل بعد',
  shownAll: 'كل الحافلات',
  none: 'لا حافلة في هذا اليوم. تظهر هنا حافلات المدارس والجمعيات المؤكدة.',
  allIn: 'لا حافلة منتظرة في هذا اليوم.',
  anyway: 'من يحضر أقل أو أكثر من العدد المكتوب يدخل، والحافلة المتأخرة تدخل كذلك.',
  body: 'الجهة',
  unnamed: 'مجموعة',
  coach: (i, of) => `الحافلة ${i} من ${of}`,
  hour: 'الساعة',
  place: 'الباب والموقف',
  gate: (sign) => `الباب ${sign}`,
  bay: (name) => `الموقف ${name}`,
  people: 'الأشخاص',
  peopleOf: common.people,
  stateOf: 'الحالة',
  states: { expected: 'منتظرة', late: 'متأخرة', arrived: 'وصلت', cancelled: 'ملغاة' },
  arrivedAt: (time) => `وصلت ${time}`,
  call: 'اتصال',
  callTitle: 'من نتصل به (يُسجل)',
  noNumber: 'لم تترك هذه المجموعة أي رقم.',
  notWaited: 'حافلات هذه المجموعة دخلت أو أُلغيت: لا حاجة إلى الاتصال.',
  erased: 'مُحيت معلومات هذه المجموعة.',
  range: (from, to, of) => `من ${from} إلى ${to} من أصل ${of}`,
  previous: 'السابق',
  next: 'التالي',
  soon: 'الحافلات المنتظرة في هذه الساعة',
  soonNone: 'لا حافلة منتظرة في هذه الساعة.',
  openAll: 'كل الحافلات المنتظرة',
};
