import { arabic } from '../plural.ts';

/** By what a code can be sent. */
export type FindWays = 'both' | 'phone' | 'email';

/** The pages on which a visitor finds a lost ticket; every other language has exactly these keys. */
export interface FindWords {
  readonly title: string;
  /** At the end of a question that leads here. */
  readonly lostIt: string;
  readonly lead: Readonly<Record<FindWays, string>>;
  readonly contact: Readonly<Record<FindWays, string>>;
  readonly send: string;
  readonly faults: Readonly<Record<FindWays | 'code', string>>;
  readonly sentTitle: string;
  /** Whether or not it is registered. */
  readonly sent: Readonly<Record<FindWays, string>>;
  readonly noLink: string;
  readonly code: string;
  readonly codeHint: string;
  readonly open: string;
  readonly wrong: (left: number) => string;
  readonly over: string;
  readonly another: string;
  readonly noChannel: (desk: string) => string;
  /** The edition sends messages, but not to what was typed. */
  readonly notTo: Readonly<Record<'phone' | 'email', (desk: string) => string>>;
  readonly free: string;
  readonly foundTitle: string;
  readonly until: (time: string) => string;
  readonly none: string;
  readonly close: string;
  readonly closed: string;
}

export const words: FindWords = {
  title: 'العثور على تذكرتكم',
  lostIt: 'هل ضاعت التذكرة؟',
  lead: {
    both: 'اكتبوا الهاتف أو البريد المستعمل في التسجيل. نرسل إليه رمزا من ستة أرقام.',
    phone: 'اكتبوا الهاتف المستعمل في التسجيل. نرسل إليه رمزا من ستة أرقام.',
    email: 'اكتبوا البريد الإلكتروني المستعمل في التسجيل. نرسل إليه رمزا من ستة أرقام.',
  },
  contact: {
    both: 'الهاتف أو البريد الإلكتروني',
    phone: 'الهاتف',
    email: 'البريد الإلكتروني',
  },
  send: 'إرسال الرمز',
  faults: {
    both: 'يرجى كتابة هاتف أو بريد إلكتروني صحيح. مثال: 0612345678',
    phone: 'هذا الرقم غير صحيح. مثال: 0612345678',
    email: 'هذا العنوان غير كامل. مثال: ism@mithal.ma',
    code: 'الرمز من ستة أرقام.',
  },
  sentTitle: 'كتابة الرمز',
  sent: {
    both: 'إن كان هذا الهاتف أو البريد مسجلا، يصله رمز خلال دقيقتين. يصلح 10 دقائق، في هذا المتصفح وحده.',
    phone: 'إن كان هذا الهاتف مسجلا، يصله رمز خلال دقيقتين. يصلح 10 دقائق، في هذا المتصفح وحده.',
    email: 'إن كان هذا البريد مسجلا، يصله رمز خلال دقيقتين. يصلح 10 دقائق، في هذا المتصفح وحده.',
  },
  noLink: 'رسائلنا القصيرة لا تحمل أي رابط، ولا تطلب أي معلومة.',
  code: 'الرمز',
  codeHint: 'ستة أرقام',
  open: 'عرض التذاكر',
  wrong: (n) =>
    arabic(n, {
      zero: 'الرمز غير صحيح. لم تبق أي محاولة.',
      one: 'الرمز غير صحيح. بقيت محاولة واحدة.',
      two: 'الرمز غير صحيح. بقيت محاولتان.',
      few: `الرمز غير صحيح. بقيت ${n} محاولات.`,
      many: `الرمز غير صحيح. بقيت ${n} محاولة.`,
      other: `الرمز غير صحيح. بقيت ${n} محاولة.`,
    }),
  over: 'انتهت صلاحية هذا الرمز. يرجى طلب رمز جديد.',
  another: 'طلب رمز جديد',
  noChannel: (desk) => `لا نرسل رسائل في هذه الدورة. يعثر مكتب الاستقبال على تذكرتكم: ${desk}.`,
  notTo: {
    phone: (desk) =>
      `لا نرسل رسائل إلى الهواتف في هذه الدورة. إن لم يُكتب بريد إلكتروني في التسجيل، يعثر مكتب الاستقبال على تذكرتكم: ${desk}.`,
    email: (desk) =>
      `لا نرسل رسائل بالبريد الإلكتروني في هذه الدورة. إن لم يُكتب هاتف في التسجيل، يعثر مكتب الاستقبال على تذكرتكم: ${desk}.`,
  },
  free: 'الدخول مجاني ومفتوح للجميع، بدون تذكرة أيضا.',
  foundTitle: 'تذاكركم',
  until: (time) => `تبقى هذه الصفحة مفتوحة في هذا المتصفح إلى الساعة ${time}.`,
  none: 'لا توجد أي تذكرة مسجلة بهذا الهاتف أو البريد.',
  close: 'إغلاق هذه الصفحة على هذا الجهاز',
  closed: 'أُغلقت الصفحة على هذا الجهاز.',
};
