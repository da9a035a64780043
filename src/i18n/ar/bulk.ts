import type { TextFault } from '../../domain/bulk.ts';
import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

/** What the office reads of texts for many; every other language has exactly these keys. */
export interface BulkWords {
  readonly title: string;
  readonly state: string;
  readonly open: string;
  readonly list: string;
  readonly none: string;
  readonly number: (n: number) => string;
  readonly back: string;
  readonly when: { readonly label: string; readonly all: string };
  readonly who: { readonly label: string; readonly all: string };
  readonly count: string;
  readonly counted: (registrations: number) => string;
  /** Beside their number in the arch. */
  readonly arch: (n: number) => string;
  readonly registrations: (n: number) => string;
  readonly reached: string;
  /** Of those that no channel carries. */
  readonly kept: string;
  readonly unreached: string;
  readonly nobody: string;
  /** Why nothing can be sent. */
  readonly noneReached: string;
  readonly texts: Readonly<Record<'ar' | 'fr' | 'en', { label: string; hint: string }>>;
  /** Before the places that a text may have. */
  readonly places: string;
  readonly until: { readonly label: string; readonly hint: string; readonly last: string };
  readonly endOf: (day: string) => string;
  readonly check: string;
  readonly checking: string;
  readonly says: string;
  readonly example: string;
  readonly parts: (parts: number, units: number, ucs2: boolean) => string;
  readonly noEnglish: string;
  readonly cost: (messages: number, parts: number, cost: string) => string;
  readonly noPrice: (parts: number) => string;
  readonly free: string;
  readonly budgets: string;
  readonly perDay: (channel: string, perDay: number) => string;
  readonly usefulUntil: (day: string) => string;
  readonly send: (n: number) => string;
  readonly change: string;
  readonly stop: string;
  readonly refresh: string;
  readonly progress: string;
  readonly unwritten: string;
  readonly isWriting: string;
  readonly isStopped: string;
  readonly isOver: string;
  readonly isDone: string;
  /** Prepared, and nothing of it waits to leave. */
  readonly isFinished: string;
  readonly faults: Readonly<Record<TextFault | 'until' | 'audience' | 'tooMany', string>>;
  readonly reminder: {
    readonly title: string;
    readonly on: string;
    readonly off: string;
    readonly start: string;
    readonly stop: string;
  };
}

const number = (n: number) => grouped(n, '.');

const registrations = (n: number) =>
  arabic(n, {
    zero: 'لا تسجيل',
    one: 'تسجيل واحد',
    two: 'تسجيلان',
    few: `${number(n)} تسجيلات`,
    many: `${number(n)} تسجيلا`,
    other: `${number(n)} تسجيل`,
  });

const parts = (n: number) =>
  arabic(n, {
    zero: 'لا جزء',
    one: 'جزء واحد',
    two: 'جزآن',
    few: `${number(n)} أجزاء`,
    many: `${number(n)} جزءا`,
    other: `${number(n)} جزء`,
  });

export const words: BulkWords = {
  title: 'رسالة جماعية جديدة',
  state: 'نص واحد إلى كثيرين: من حجز وقت إرساله، لا من يحجز بعده.',
  open: 'رسالة جماعية جديدة',
  list: 'الرسائل الجماعية',
  none: 'لم تُرسل أي رسالة جماعية.',
  number: (n) => `رسالة جماعية رقم ${number(n)}`,
  back: 'العودة إلى الرسائل',
  when: { label: 'اليوم أو الفترة', all: 'كل الأيام المقبلة' },
  who: { label: 'الزائرات والزوار أو الباب', all: 'الجميع' },
  count: 'عد المعنيين',
  counted: (n) => `إلى من: ${registrations(n)}`,
  arch: () => 'عدد التسجيلات',
  registrations,
  reached: 'عبر',
  kept: 'مهيأة، دون وسيلة إرسال',
  unreached: 'لا تصلهم أي وسيلة',
  nobody: 'لا أحد معني بهذا الاختيار.',
  noneReached: 'لا تصل إليهم أي قناة مشغلة: لا يمكن إرسال شيء.',
  texts: {
    ar: { label: 'النص بالعربية', hint: 'يصل أيضا إلى من يقرأ بالأمازيغية. جزء الرسالة 70 حرفا.' },
    fr: { label: 'النص بالفرنسية', hint: 'جزء الرسالة 160 حرفا.' },
    en: { label: 'النص بالإنجليزية', hint: 'اختياري: من دونه يُكتب النص الفرنسي.' },
  },
  places:
    'تُملأ هذه الأسماء من زيارة كل من تصله. اكتبوا «الباب ⁨{gate}⁩»، فلا تُملأ إلا علامته. يعطي ⁨{day}⁩ التاريخ كله، مثل الخميس 26 نونبر، ويعطي ⁨{d}⁩ رقم اليوم وحده، 26. لا روابط.',
  until: {
    label: 'مفيدة إلى',
    hint: 'ما لم يُرسل قبل ذلك لا يُرسل.',
    last: 'نهاية آخر يوم معني',
  },
  endOf: (day) => `نهاية ${day}`,
  check: 'مراجعة قبل الإرسال',
  checking: 'مراجعة الرسالة الجماعية',
  says: 'ما يصل',
  example: 'مثال بأطول زيارة ممكنة ورقم للتوضيح.',
  parts: (n, units, ucs2) =>
    `${parts(n)}، ${number(units)} ${ucs2 ? 'حرفا من 70 في الجزء' : 'حرفا من 160 في الجزء'}`,
  noEnglish: 'لا نص بالإنجليزية: يُكتب النص الفرنسي.',
  cost: (messages, total, cost) =>
    `رسائل قصيرة: ${number(messages)}، أجزاؤها ${number(total)}، بثمن ${cost} على الأكثر.`,
  noPrice: (total) => `أجزاء الرسائل القصيرة: ${number(total)}. لم يُضبط ثمن الجزء.`,
  free: 'لا رسالة قصيرة بينها: لا ثمن لها.',
  budgets: 'خُمس كل ميزانية يبقى للتذاكر والتغييرات، ولا يُرسل شيء في ساعات الهدوء.',
  perDay: (channel, perDay) => `${channel}: ${number(perDay)} في اليوم على الأكثر.`,
  usefulUntil: (day) => `مفيدة إلى نهاية ${day}.`,
  send: (n) =>
    arabic(n, {
      zero: 'إرسال',
      one: 'إرسال إلى تسجيل واحد',
      two: 'إرسال إلى تسجيلين',
      few: `إرسال إلى ${number(n)} تسجيلات`,
      many: `إرسال إلى ${number(n)} تسجيلا`,
      other: `إرسال إلى ${number(n)} تسجيل`,
    }),
  change: 'تغيير النص أو المعنيين',
  stop: 'إيقاف',
  refresh: 'تحديث الأرقام',
  progress: 'أين وصلت',
  unwritten: 'لم تُهيأ بعد',
  isWriting: 'التهيئة جارية.',
  isStopped: 'أُوقفت: لا يُرسل منها شيء بعد ذلك.',
  isOver: 'فات أوانها.',
  isDone: 'هُيئت كلها.',
  isFinished: 'انتهى الإرسال.',
  faults: {
    missing: 'النص مطلوب.',
    link: 'لا رابط في رسائلنا: لا عنوان موقع ولا بريد، بأي كتابة. بعد النقطة مسافة.',
    place: 'ما بين القوسين ليس من الأسماء المعروفة.',
    long: 'النص أطول من ثلاثة أجزاء.',
    until: 'هذا اليوم انتهى.',
    audience: 'لا أحد معني بهذا الاختيار.',
    tooMany: 'بلغت هذه الدورة أكثر ما يمكن من الرسائل الجماعية.',
  },
  reminder: {
    title: 'التذكير مساء اليوم السابق',
    on: 'يُكتب بين 17:00 و20:30 لكل من يزور غدا وتصله وسيلة إرسال.',
    off: 'لا يُرسل تذكير.',
    start: 'تفعيل التذكير',
    stop: 'إلغاء التذكير',
  },
};
