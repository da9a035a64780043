import type { MessageKind, MessageStanding } from '../../domain/message.ts';
import { grouped } from '../number.ts';

/** What the office reads of messages; every other language has exactly these keys. */
export interface MessageWords {
  readonly title: string;
  readonly noChannel: string;
  readonly later: string;
  readonly noLink: string;
  /** Beside the number in the arch. */
  readonly arch: (n: number) => string;
  readonly kinds: Readonly<Record<MessageKind, string>>;
  readonly standings: Readonly<Record<MessageStanding, string>>;
  readonly byKind: string;
  readonly kind: string;
  readonly standing: string;
  readonly all: string;
  readonly empty: string;
  readonly causes: string;
  readonly when: string;
  readonly what: string;
  readonly people: string;
  readonly messages: string;
  readonly unreachable: string;
  readonly going: string;
  /** Two hours in words. */
  readonly moved: (before: string, now: string) => string;
  readonly others: (n: number) => string;
  readonly says: string;
  readonly example: string;
  readonly amazigh: string;
  /** After an edit. */
  readonly told: (messages: number) => string;
  readonly toldCarried: (messages: number) => string;
  readonly toldWithout: (registrations: number) => string;
  readonly see: string;
  /** On the page of days. */
  readonly callOff: { readonly summary: string; readonly ask: string; readonly button: string };
  /** On the page of a registration. */
  readonly ofOne: string;
  readonly none: string;
}

const number = (n: number) => grouped(n, '.');

export const words: MessageWords = {
  title: 'الرسائل',
  noChannel: 'لم تُضبط أي وسيلة إرسال. الرسائل مهيأة ولا تُرسل.',
  later: 'حين تُضبط وسيلة، يُعرض هنا إرسال ما بقي مفيدا منها.',
  noLink: 'رسائلنا القصيرة لا تحمل أي رابط، ولا تطلب أي معلومة.',
  arch: () => 'مهيأة ولم تُرسل',
  kinds: {
    ticket: 'التذكرة بعد التسجيل',
    moved: 'تغير ساعة الفترة',
    gate: 'تغير الباب',
    changed: 'تغيير التسجيل',
    cancelled: 'إلغاء التسجيل',
    approved: 'قبول الطلب',
    declined: 'عدم قبول الطلب',
    turn: 'دور من لائحة الانتظار',
    offer: 'أماكن معروضة من لائحة الانتظار',
    reminder: 'تذكير مساء اليوم السابق',
    bulk: 'رسالة جماعية',
    code: 'رمز للعثور على تذكرة',
    wish: 'جواب على أمنية',
    called_off: 'إلغاء يوم',
  },
  standings: {
    no_channel: 'مهيأة ولم تُرسل',
    ready: 'جاهزة للإرسال',
    sending: 'قيد الإرسال',
    sent: 'أُرسلت',
    delivered: 'وصلت',
    bounced: 'لم تصل',
    unknown: 'غير معروف',
    superseded: 'لم تعد صحيحة',
    expired: 'فات أوانها',
    not_carried: 'تعذر إيصالها',
    other_contact: 'تغيرت وسيلة الاتصال',
    stopped: 'أُوقفت',
  },
  byKind: 'الرسائل حسب النوع',
  kind: 'النوع',
  standing: 'الحالة',
  all: 'المجموع',
  empty:
    'لا رسالة بعد. حين يبدأ الإرسال بوسيلة، تُهيأ رسالة مع كل تذكرة. وتُهيأ في كل الأحوال حين تتغير ساعة فترة أو باب، وحين يغير المكتب تسجيلا أو يجيب عن طلب.',
  causes: 'تغييرات الدورة التي تخص المسجلين',
  when: 'الوقت',
  what: 'التغيير',
  people: 'الأشخاص',
  messages: 'الرسائل',
  unreachable: 'دون وسيلة اتصال',
  going: 'تهيئة الباقي جارية.',
  moved: (before, now) => `${before}، ثم ${now}`,
  others: (n) => `فترات أخرى: ${number(n)}`,
  says: 'نص كل رسالة',
  example: 'مثال: اليوم من هذه الدورة والرقم للتوضيح.',
  amazigh: 'تُكتب الرسائل القصيرة بالعربية لمن يقرأ بالأمازيغية: هواتف كثيرة لا تظهر تيفيناغ.',
  told: (n) => `الرسائل المهيأة: ${number(n)}. لم تُرسل: لم تُضبط أي وسيلة إرسال.`,
  toldCarried: (n) => `الرسائل المهيأة: ${number(n)}.`,
  toldWithout: (n) => `تسجيلات دون وسيلة اتصال: ${number(n)}.`,
  see: 'عرض الرسائل',
  callOff: {
    summary: 'إلغاء هذا اليوم كله',
    ask: 'تُغلق فتراته، وتُلغى كل تذاكره، ويُخبر أصحاب وصاحبات التذاكر. وتبقى التذاكر ملغاة.',
    button: 'إلغاء هذا اليوم',
  },
  ofOne: 'الرسائل',
  none: 'لا رسالة إلى صاحب التسجيل أو صاحبته.',
};
