import { grouped } from '../number.ts';
import { common } from './common.ts';

const number = (n: number) => grouped(n, '.');
const people = common.people;

/** What staff on duty say and count when the crowd is more than a queue. */
export const duty = {
  pressure: {
    open: 'ازدحام خطير',
    hold: 'ازدحام خطير: نقر مطول على الزر',
    ask: 'ازدحام خطير عند هذا الباب؟ تنبه قاعة المتابعة فورا.',
    send: 'تنبيه قاعة المتابعة',
    kept: 'التنبيه محفوظ ويرسل الآن.',
    waiting: 'تنبيه الازدحام لم يصل بعد. تستمر المحاولة: اتصلوا أيضا بالمشرف.',
    delivered: 'وصل تنبيه الازدحام إلى قاعة المتابعة.',
    unseen: 'وصل تنبيه الازدحام، ولم يطلع عليه أحد بعد: اتصلوا أيضا بالمشرف.',
    seen: (by: string, time: string) => `تم الاطلاع على تنبيه الازدحام: ${by}، ${time}`,
  },
  /** Who answers for calls on the console, by role. */
  seers: {
    owner: 'الإشراف العام',
    organizer: 'التنظيم',
    safety: 'السلامة',
    other: 'قاعة المتابعة',
  },
  flow: {
    title: 'دخول حر',
    noScans: 'دخول حر: لا مسح، يعد الجميع.',
    since: (time: string) => `منذ ${time}`,
    ordered: 'بقرار من قاعة المتابعة',
    own: 'بقرار من المشرف على هذا الهاتف',
    in: 'دخول',
    out: 'خروج',
    open: 'دخول حر دون مسح',
    end: 'العودة إلى المسح',
    code: 'رمز المشرف: ستة أرقام',
    wrong: 'رمز غير صحيح.',
    locked: 'خمس محاولات خاطئة. يفتح من جديد بعد الاتصال بالخادم.',
    unknown: 'لا يعرف هذا الهاتف رمز المشرف بعد. يحتاج إلى الاتصال بالخادم مرة.',
  },
  minute: {
    open: 'عدّ دقيقة',
    title: 'عدّ دقيقة',
    lead: 'احسبوا دقيقة واحدة كل من يعبر عرض متر واحد. تبدأ الدقيقة مع أول نقرة.',
    left: (seconds: number) => `بقيت ${number(seconds)} ث`,
    width: 'كم مترا عرض المخرج المفتوح؟',
    product: (counted: number, metres: number) => `${people(counted)} × ${number(metres)} م`,
    confirm: (n: number) => `خروج ${number(n)} تقديرا`,
    done: (n: number) => `خرجوا تقديرا: ${number(n)}`,
  },
  gate: (n: number) => `الباب ${number(n)}`,
};

/** The words of duty at a gate. */
export type DutyWords = typeof duty;
