import type { DeclineReason } from '../../domain/requests.ts';

/** Why a request was not accepted, and what can be done: the applicant reads it on a private page. */
export interface DeclineWords {
  readonly reasons: Readonly<Record<DeclineReason, string>>;
  readonly declined: (reason: string) => string;
  /** What can be done now. */
  readonly next: Readonly<Record<DeclineReason, string>>;
  /** Its state in a word or two. */
  readonly status: string;
  readonly nextTitle: string;
  /** Until when a request is answered. */
  readonly answerBy: (day: string, time: string) => string;
  readonly resend: {
    readonly title: string;
    readonly details: string;
    readonly detailsHint: string;
    readonly send: string;
    readonly take: (window: string) => string;
    readonly sent: string;
    readonly tooOften: string;
    readonly tooLong: string;
  };
}

export const words: DeclineWords = {
  reasons: {
    full: 'اكتمل العدد',
    incomplete: 'معلومات ناقصة',
    late: 'وصل بعد الأجل',
    unverified: 'لم نتحقق من الجهة',
    out_of_scope: 'لا يخص هذه الأيام',
  },
  declined: (reason) => `لم يُقبل الطلب: ${reason}. الدخول مفتوح للجميع.`,
  status: 'لم يُقبل',
  nextTitle: 'ما يمكن فعله الآن',
  next: {
    full: 'يمكنكم تقديم طلب جديد لفترة أخرى أو يوم آخر فيه أماكن.',
    incomplete: 'أكملوا المعلومات أسفله وأعيدوا إرسال الطلب: يبقى رقم الملف نفسه.',
    late: 'لم يعد الوقت كافيا لدراسة الطلب. يمكنكم القدوم دون تذكرة في أي ساعة من ساعات الافتتاح.',
    unverified: 'يمكنكم تقديم طلب جديد بهاتف الجهة أو بريدها الرسمي، حتى نستطيع التحقق منها.',
    out_of_scope: 'يمكنكم التسجيل للزيارة كباقي الزائرات والزوار، أو القدوم دون تذكرة.',
  },
  answerBy: (day, time) => `الجواب قبل ${day} على الساعة ${time}.`,
  resend: {
    title: 'إكمال الطلب وإعادة إرساله',
    details: 'ما تريدون إضافته (اختياري)',
    detailsHint: 'يقرؤه فريق الجواب وحده. لا تكتبوا اسم أي طفلة أو طفل.',
    send: 'إعادة إرسال الطلب',
    take: (window) => `إعادة الإرسال ${window}`,
    sent: 'أُرسل الطلب من جديد. رقم الملف هو نفسه.',
    tooOften: 'أُرسل هذا الطلب مرات كثيرة. يمكنكم تقديم طلب جديد.',
    tooLong: 'هذا النص طويل: 300 حرف على الأكثر.',
  },
};
