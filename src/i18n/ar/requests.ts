import type { PartyKind } from '../../domain/kinds.ts';
import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** Requests that wait for the organizers, and the codes with which groups need not wait. */
export interface RequestWords {
  /** While no request waits. */
  readonly heading: string;
  readonly title: (n: number) => string;
  readonly empty: string;
  readonly note: string;
  readonly kinds: Readonly<Record<PartyKind, string>>;
  readonly since: (time: string) => string;
  readonly holds: string;
  readonly holdsNone: string;
  readonly unnamed: string;
  readonly approve: string;
  readonly approveAsk: string;
  readonly confirmApprove: string;
  readonly decline: string;
  readonly declineAsk: string;
  readonly confirmDecline: string;
  readonly approved: string;
  readonly declined: string;
  readonly gone: string;
  readonly full: (window: string, people: string) => string;
  readonly nearest: string;
  readonly none: string;
  readonly more: string;
  readonly code: {
    readonly title: string;
    readonly note: string;
    readonly people: string;
    readonly uses: string;
    readonly days: string;
    readonly allDays: string;
    readonly end: string;
    readonly submit: string;
    readonly wrong: string;
    readonly page: string;
    readonly send: string;
    readonly used: (used: string, most: string) => string;
    readonly usedTimes: (used: string, most: string) => string;
    readonly everyDay: string;
    readonly withdrawAsk: string;
  };
  readonly serials: (used: string) => string;
}

export const words: RequestWords = {
  heading: 'الطلبات',
  title: (n) =>
    arabic(n, {
      zero: 'لا طلب في الانتظار',
      one: 'طلب واحد في الانتظار',
      two: 'طلبان في الانتظار',
      few: `${number(n)} طلبات في الانتظار`,
      many: `${number(n)} طلبا في الانتظار`,
      other: `${number(n)} طلب في الانتظار`,
    }),
  empty: 'لا طلب في الانتظار.',
  note: 'الأقدم أولا. من قُبل طلبه يتوصل بتذاكره في رابطه الخاص.',
  kinds: {
    individual: 'شخص',
    family: 'أسرة',
    school: 'مدرسة',
    association: 'جمعية',
    media: 'صحافة',
    guest: 'ضيوف',
  },
  since: (time) => `منذ ${time}`,
  holds: 'أماكنه محفوظة',
  holdsNone: 'لا أماكن محفوظة بعد',
  unnamed: 'دون اسم',
  approve: 'قبول',
  approveAsk: 'تُحجز الأماكن وتصدر التذاكر حالا.',
  confirmApprove: 'تأكيد القبول',
  decline: 'عدم القبول',
  declineAsk: 'لا تصدر أي تذكرة، وتعود الأماكن المحفوظة إن وجدت. الدخول العام يبقى مفتوحا.',
  confirmDecline: 'تأكيد عدم القبول',
  approved: 'تم قبول الطلب.',
  declined: 'لم يُقبل الطلب.',
  gone: 'لم يعد هذا الطلب في الانتظار. لم يتغير شيء.',
  full: (window, people) => `أماكن هذه الفترة (${window}) لا تكفي لهذا الطلب: ${people}.`,
  nearest: 'يبقى الطلب في الانتظار. أقرب الفترات التي تكفي:',
  none: 'يبقى الطلب في الانتظار. لا فترة أخرى تكفي.',
  more: 'الطلبات التالية',
  code: {
    title: 'رمز المديرية',
    note: 'تؤكد به المدارس والجمعيات تسجيلها مباشرة، في حدود العدد وعدد المرات والأيام.',
    people: 'مجموع الأشخاص',
    uses: 'عدد التسجيلات',
    days: 'الأيام',
    allDays: 'دون اختيار: كل الأيام',
    end: 'آخر يوم للاستعمال',
    submit: 'إنشاء الرمز',
    wrong: 'يرجى كتابة أعداد صحيحة، وتاريخ لم يمض بعد.',
    page: 'رمز المديرية',
    send: 'يرسل الرابط إلى المديرية وحدها، وهي توزعه على المؤسسات.',
    used: (used, most) => `الأشخاص: ${used} من ${most}`,
    usedTimes: (used, most) => `التسجيلات: ${used} من ${most}`,
    everyDay: 'كل الأيام',
    withdrawAsk: 'لا يؤكد الرمز أي تسجيل جديد. ما أكده من قبل يبقى.',
  },
  serials: (used) =>
    `استُعمل أكثر من نصف أرقام التذاكر: ${used} من 9.999.999. بعد نفادها يتوقف التسجيل.`,
};
