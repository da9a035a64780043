import { arabic } from '../plural.ts';
import { common } from './common.ts';

export const ticket = {
  title: 'تذكرة الدخول',
  states: {
    valid: 'تذكرة صالحة',
    allIn: 'الجميع في الداخل',
    allOut: 'خرج الجميع',
    partIn: (inside: number, of: number) =>
      arabic(inside, {
        zero: `لا أحد منكم من أصل ${of} في الداخل`,
        one: `شخص واحد منكم من أصل ${of} في الداخل`,
        two: `شخصان منكم من أصل ${of} في الداخل`,
        few: `${common.number(inside)} أشخاص منكم من أصل ${of} في الداخل`,
        many: `${common.number(inside)} شخصا منكم من أصل ${of} في الداخل`,
        other: `${common.number(inside)} شخص منكم من أصل ${of} في الداخل`,
      }),
    /** Goes on from how many are in: where and when the last of them went in. */
    lastIn: (gate: string, time: string) => `، ${gate}، ${time}`,
    over: 'انتهى يوم هذه التذكرة',
    cancelled: 'تذكرة ملغاة',
    pending: 'في انتظار الموافقة',
    superseded: 'حلت محلها تذكرة أحدث',
  },
  notes: {
    allOut: 'العودة من الممر العام، دون تذكرة.',
    cancelled: 'الدخول من الممر العام ممكن دون تذكرة.',
    pending: 'الأماكن محفوظة إلى حين الجواب.',
    superseded: 'يرجى إظهار التذكرة الأحدث عند الباب.',
  },
  code: 'رقم التذكرة',
  codeIs: (code: string) => `رقم التذكرة: ${code}`,
  qr: 'رمز الدخول',
  party: 'المجموعة',
  gate: 'الباب',
  stepFree: 'مدخل دون درج',
  coach: 'حافلة',
  enough:
    'تكفي صورة للشاشة أو ورقة، ولا يلزم الإنترنت. وإن تأخرتم فالدخول من الممر العام يبقى ممكنا.',
  bring: 'ما يفيد إحضاره',
  bringText: 'الماء، وقبعة للوقاية من الشمس، وحقيبة صغيرة: تفتيش الحقائب الكبيرة يأخذ وقتا.',
  reach: 'الوصول إلى المكان',
  reachText: (venue: string, city: string) => `${venue}، ${city}.`,
  reachGate: (gate: string) => `عند الوصول اتبعوا لوحات «${gate}».`,
  safety: 'سلامة الأطفال',
  safetyText:
    'اكتبوا رقم هاتفكم على معصم كل طفل، واتفقوا على مكان للقاء. وإن تاه طفل فأخبروا أقرب شرطية أو شرطي.',
  keep: 'حفظ صورة',
  print: 'طباعة',
  calendar: 'إضافة إلى التقويم',
  share: 'مشاركة',
  people: (adults: number, children: number) =>
    children === 0
      ? common.adults(adults)
      : `${common.adults(adults)} و${common.children(children)}`,
  lostTitle: 'لم نجد هذه التذكرة',
  lost: 'ربما نقص حرف من الرابط. يرجى فتحه من جديد كما توصلتم به، أو مسح الرمز مرة أخرى.',
  lostAnyway: 'الدخول مجاني ومفتوح للجميع، وبدون تذكرة أيضا.',
};

export type TicketWords = typeof ticket;
