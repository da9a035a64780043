import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

const scans = (n: number) =>
  arabic(n, {
    zero: 'لا شيء',
    one: 'عملية مسح واحدة',
    two: 'عمليتا مسح',
    few: `${number(n)} عمليات مسح`,
    many: `${number(n)} عملية مسح`,
    other: `${number(n)} عملية مسح`,
  });

/** What keeps scans and codes safe when a phone fails, is lost or is new. */
export const rescue = {
  /** The phone in need. */
  send: {
    open: 'إنقاذ ما لم يرسل',
    title: 'إنقاذ ما لم يرسل',
    lead: 'على هاتف باب آخر: «المزيد»، ثم «قراءة من هاتف آخر». بعد ذلك ضعوا هذه الشاشة أمام كاميراه، حتى يظهر عليه العدد نفسه.',
    scans: (n: number) => `لم يرسل بعد: ${scans(n)}`,
    nothing: 'أرسل كل شيء. لا حاجة إلى إنقاذ.',
    code: 'رمز للقراءة بهاتف آخر',
    place: (at: number, of: number) => `${number(at)} من ${number(of)}`,
    back: 'السابق',
    on: 'التالي',
    pause: 'توقيف',
    play: 'متابعة',
    close: 'إغلاق',
  },
  /** The phone that reads it in. */
  rescue: {
    open: 'قراءة من هاتف آخر',
    aim: 'ضعوا شاشة الإنقاذ للهاتف الآخر أمام هذه الكاميرا.',
    unasked: 'هذه رموز إنقاذ من هاتف آخر. تقرأ من «المزيد»، ثم «قراءة من هاتف آخر».',
    title: 'قراءة من هاتف آخر',
    parts: (have: number, of: number) => `قرئ ${number(have)} من ${number(of)}`,
    missing: (parts: string) => `بقي: ${parts}`,
    kept: 'محفوظ على هذا الهاتف',
    compare: 'إذا كان العدد هو نفسه على الهاتف الآخر، يمكن تركه. يسلم كل شيء عند عودة الشبكة.',
    waiting: (n: number) => `لهاتف آخر، لم يسلم بعد: ${scans(n)}`,
    handedIn: (n: number) => `سلم: ${scans(n)}`,
    keptApart: (n: number) => `لهاتف ألغي اعتماده، في انتظار قبول المنظمين: ${scans(n)}`,
    disbelieved: (n: number) => `لم يقبلها الخادم: ${scans(n)}. يرجى إخبار المشرف.`,
    forget: 'حذف ما لم يقبل',
    own: 'هذه رموز هذا الهاتف نفسه.',
    garbled: 'رموز غير مفهومة. يرجى فتح شاشة الإنقاذ من جديد على الهاتف الآخر.',
    cannot: 'لا يستطيع متصفح هذا الهاتف القراءة. يرجى استعمال هاتف آخر.',
    unsaved: 'ذاكرة هذا الهاتف ممتلئة. يرجى استعمال هاتف آخر.',
    close: 'إغلاق',
  },
  revoked: {
    title: 'لم يعد هذا الهاتف بابا',
    handing: (n: number) => `جار تسليم ما لم يرسل: ${scans(n)}`,
    waiting: 'لا يغلق هذا الهاتف: تعاد المحاولة عند عودة الشبكة، ثم يمحى كل ما عليه.',
    over: (n: number) => `سلم: ${scans(n)}. لا يحسب إلا بعد قبول المنظمين.`,
    none: 'لم يبق شيء للتسليم.',
    left: (n: number) => `أغلق التسليم من قبل، ولم يسلم: ${scans(n)}`,
    wiped: 'محي كل ما كان على هذا الهاتف: السجل والرموز والمفاتيح.',
    again: 'بدعوة جديدة يصير بابا من جديد.',
    start: 'بدعوة جديدة',
  },
  practice: {
    open: 'تدريب',
    banner: 'تدريب: لا يرسل شيء ولا يحسب',
    leave: 'إنهاء التدريب',
    real: 'هذه تذكرة حقيقية. أنهوا التدريب قبل استقبال الزائرات والزوار.',
  },
  enrol: {
    scan: 'مسح رمز الدعوة',
    aim: 'وجهوا الكاميرا إلى الرمز على شاشة المنظمين',
    stop: 'توقيف الكاميرا',
    read: 'قرئت الدعوة. لم تستعمل بعد: انقروا لفتح الباب.',
    foreign: 'ليس رمز دعوة لهذا الموقع.',
    or: 'أو كتابة الرمز',
    shown: 'الرمز الذي يكتب بعد الإضافة',
    here: 'فتح الباب هنا دون إضافة',
  },
};

/** The words of rescue: every other language has exactly these keys. */
export type RescueWords = typeof rescue;
