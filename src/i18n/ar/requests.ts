import type { RequestKind } from '../../domain/requests.ts';
import { grouped } from '../number.ts';
import { type ArabicForms, arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** Requests that wait for an answer, and the codes with which groups need not wait. */
export interface RequestWords {
  readonly heading: string;
  /** How many wait, in a whole sentence. */
  readonly title: (n: number) => string;
  readonly empty: string;
  readonly note: string;
  readonly tabs: string;
  /** By kind, as the name of a queue. */
  readonly queues: Readonly<Record<RequestKind, string>>;
  readonly columns: {
    readonly body: string;
    readonly age: string;
    readonly people: string;
    readonly days: string;
    readonly room: string;
    readonly choose: string;
  };
  /** How long it has waited. */
  readonly hours: (n: number) => string;
  readonly days: (n: number) => string;
  readonly answerBy: (time: string) => string;
  readonly overdue: string;
  readonly held: string;
  readonly room: string;
  readonly noRoom: (window: string) => string;
  readonly noRoomAnywhere: string;
  readonly dayOver: string;
  readonly unnamed: string;
  readonly choose: (body: string) => string;
  readonly back: string;
  readonly more: string;
  readonly approve: string;
  readonly decline: string;
  readonly approveSelected: string;
  readonly declineSelected: string;
  /** On one request's page. */
  readonly asks: string;
  readonly since: (time: string) => string;
  readonly answers: string;
  readonly facts: {
    readonly body: string;
    readonly name: string;
    readonly people: string;
    readonly days: string;
    readonly room: string;
    readonly work: string;
    readonly equipment: string;
    readonly vehicle: string;
    readonly details: string;
    readonly stepFree: string;
    readonly yes: string;
    readonly phone: string;
    readonly email: string;
    readonly language: string;
  };
  readonly crew: (n: number) => string;
  readonly school: (counts: {
    girls: string;
    boys: string;
    adults: string;
    coaches: string;
  }) => string;
  readonly showContact: string;
  readonly erased: string;
  readonly windowFor: (day: string) => string;
  readonly moves: string;
  readonly approveNote: string;
  readonly reason: string;
  readonly declineNote: string;
  readonly seeText: string;
  /** Before it is done. */
  readonly checkApprove: (n: number) => string;
  readonly checkDecline: (n: number) => string;
  readonly theyRead: string;
  readonly confirmApprove: string;
  readonly confirmDecline: string;
  readonly noneChosen: string;
  /** After. */
  readonly approved: (n: number) => string;
  readonly declined: (n: number) => string;
  readonly full: (n: number) => string;
  readonly gone: (n: number) => string;
  readonly badges: string;
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
    readonly tooMany: (most: number) => string;
    readonly page: string;
    readonly send: string;
    readonly used: (used: string, most: string) => string;
    readonly usedTimes: (used: string, most: string) => string;
    readonly everyDay: string;
    readonly withdrawAsk: string;
  };
  readonly serials: (used: string) => string;
}

/** The forms of one sentence about requests: what is before and after the noun is the same. */
const requests = (n: number, before: string, after: string, forms: Partial<ArabicForms> = {}) =>
  arabic(n, {
    zero: `${before} أي طلب${after}`,
    one: `${before} طلب واحد${after}`,
    two: `${before} طلبين${after}`,
    few: `${before} ${number(n)} طلبات${after}`,
    many: `${before} ${number(n)} طلبا${after}`,
    other: `${before} ${number(n)} طلب${after}`,
    ...forms,
  });

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
  note: 'الأقدم أولا. بعد القبول تظهر التذاكر حالا في الرابط الخاص.',
  tabs: 'أنواع الطلبات',
  queues: {
    media: 'الصحافة',
    school: 'المدارس',
    association: 'الجمعيات',
    guest: 'الضيوف',
    family: 'الأسر',
    individual: 'الزيارات الفردية',
  },
  columns: {
    body: 'الجهة',
    age: 'مدة الانتظار',
    people: 'الأشخاص',
    days: 'الأيام المطلوبة',
    room: 'الأماكن',
    choose: 'اختيار',
  },
  hours: (n) =>
    arabic(n, {
      zero: 'أقل من ساعة',
      one: 'ساعة واحدة',
      two: 'ساعتان',
      few: `${number(n)} ساعات`,
      many: `${number(n)} ساعة`,
      other: `${number(n)} ساعة`,
    }),
  days: (n) =>
    arabic(n, {
      zero: 'اليوم',
      one: 'يوم واحد',
      two: 'يومان',
      few: `${number(n)} أيام`,
      many: `${number(n)} يوما`,
      other: `${number(n)} يوم`,
    }),
  answerBy: (time) => `الجواب قبل ${time}`,
  overdue: 'تجاوز الأجل',
  held: 'محفوظة',
  room: 'نعم',
  noRoom: (window) => `لا. أقرب فترة: ${window}`,
  noRoomAnywhere: 'لا. لا فترة تكفي',
  dayOver: 'انتهى هذا اليوم',
  unnamed: 'دون اسم',
  choose: (body) => `اختيار: ${body}`,
  back: 'كل الطلبات',
  more: 'الطلبات التالية',
  approve: 'قبول',
  decline: 'عدم القبول',
  approveSelected: 'قبول الطلبات المختارة',
  declineSelected: 'عدم قبول الطلبات المختارة',
  asks: 'طلب',
  since: (time) => `منذ ${time}`,
  answers: 'الأجوبة',
  facts: {
    body: 'الجهة',
    name: 'الاسم',
    people: 'العدد',
    days: 'الأيام والفترات',
    room: 'الأماكن',
    work: 'نوع العمل',
    equipment: 'المعدات',
    vehicle: 'السيارة',
    details: 'معلومات أضيفت',
    stepFree: 'دخول دون درج',
    yes: 'نعم',
    phone: 'الهاتف',
    email: 'البريد الإلكتروني',
    language: 'لغة الطلب',
  },
  crew: (n) =>
    arabic(n, {
      zero: 'لا أحد',
      one: 'طاقم من شخص واحد',
      two: 'طاقم من شخصين',
      few: `طاقم من ${number(n)} أشخاص`,
      many: `طاقم من ${number(n)} شخصا`,
      other: `طاقم من ${number(n)} شخص`,
    }),
  school: ({ girls, boys, adults, coaches }) =>
    `التلميذات: ${girls} · التلاميذ: ${boys} · المرافقات والمرافقون: ${adults} · الحافلات: ${coaches}`,
  showContact: 'إظهار وسيلة الاتصال (يُسجل)',
  erased: 'مُحيت معطيات هذا الطلب.',
  windowFor: (day) => `فترة يوم ${day}`,
  moves: 'الفترة المطلوبة لا تكفي. يُقبل الطلب في فترة من هذه، وتظهر الساعة الجديدة في صفحة الطلب.',
  approveNote: 'تُحجز الأماكن وتصدر التذاكر حالا، وتظهر في صفحة الطلب.',
  reason: 'سبب عدم القبول',
  declineNote: 'لا تصدر أي تذكرة، وتعود الأماكن المحفوظة إن وجدت. الدخول العام يبقى مفتوحا.',
  seeText: 'عرض النص قبل إرساله',
  checkApprove: (n) => requests(n, 'قبول', ''),
  checkDecline: (n) => requests(n, 'عدم قبول', ''),
  theyRead: 'هذا ما يظهر في صفحة الطلب:',
  confirmApprove: 'تأكيد القبول',
  confirmDecline: 'تأكيد عدم القبول',
  noneChosen: 'لم يُختر أي طلب. يرجى اختيار طلب واحد على الأقل.',
  approved: (n) => requests(n, 'تم قبول', '.'),
  declined: (n) => requests(n, 'لم يتم قبول', '.'),
  full: (n) =>
    requests(n, 'لا أماكن تكفي لـ', '، والانتظار مستمر.', {
      one: 'لا أماكن تكفي لطلب واحد، والانتظار مستمر.',
      two: 'لا أماكن تكفي لطلبين، والانتظار مستمر.',
    }),
  gone: (n) => requests(n, 'سبق الجواب عن', '، ولم يتغير شيء.'),
  badges: 'شارات الصحافة للطباعة',
  code: {
    title: 'رمز المديرية',
    note: 'تؤكد به المدارس والجمعيات تسجيلها مباشرة، في حدود العدد وعدد المرات والأيام.',
    people: 'مجموع الأشخاص',
    uses: 'عدد التسجيلات',
    days: 'الأيام',
    allDays: 'دون اختيار: كل الأيام',
    end: 'آخر يوم للاستعمال',
    submit: 'إنشاء الرمز',
    tooMany: (most) =>
      `لا يمكن أن تتجاوز الرموز المفتوحة في الدورة الواحدة ${most} في آن واحد. المرجو سحب ما لا حاجة إليه منها.`,
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
