/** What messages say about a visit: the day in words, local times, the gate's sign, twelve digits. */
interface VisitText {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly gate: string;
  readonly code: string;
}

/** What is kept, and until when: `date` in words and in digits, where it is another day. */
interface OfferText extends Pick<VisitText, 'day' | 'from'> {
  readonly time: string;
  readonly date: { readonly words: string; readonly digits: string } | null;
}

/** Messages, each in one part of an SMS; every other language has exactly these keys. */
export interface MessageTexts {
  readonly ticket: (visit: VisitText) => string;
  readonly moved: (visit: VisitText) => string;
  readonly gate: (visit: VisitText) => string;
  readonly changed: (visit: VisitText) => string;
  readonly approved: (visit: VisitText) => string;
  readonly reminder: (visit: VisitText) => string;
  readonly cancelled: (code: string) => string;
  /** By its holder, who had somebody of the office do it. */
  readonly cancelledAsAsked: (code: string) => string;
  readonly calledOff: (day: string, code: string) => string;
  readonly declined: (code: string, reason: string) => string;
  readonly turn: (visit: VisitText) => string;
  readonly offer: (offer: OfferText) => string;
  /** Six digits. */
  readonly code: (digits: string) => string;
  /** A request by the number of its receipt. */
  readonly wish: (number: string) => string;
}

const changed: MessageTexts['changed'] = ({ day, from, gate, code }) =>
  `تغيير: ${day} من ${from}، باب ${gate}. تذكرتكم ${code}`;

export const words: MessageTexts = {
  ticket: ({ day, from, to, gate, code }) =>
    `تذكرتكم ${code}. ${day} من ${from} إلى ${to}. باب ${gate}`,
  moved: changed,
  gate: ({ day, from, gate, code }) => `تغير بابكم: باب ${gate}. ${day} من ${from}. تذكرة ${code}`,
  changed,
  approved: ({ day, from, gate, code }) =>
    `قُبل طلبكم. تذكرتكم ${code}، ${day} ${from}، باب ${gate}`,
  reminder: ({ day, from, gate, code }) =>
    `غدا زيارتكم، ${day} من ${from}، باب ${gate}. تذكرة ${code}`,
  cancelled: (code) => `أُلغيت التذكرة ${code}. الدخول العام مفتوح بدون تذكرة.`,
  cancelledAsAsked: (code) => `أُلغيت التذكرة ${code} بطلب منكم. الدخول العام مفتوح بدون تذكرة.`,
  calledOff: (day, code) => `أُلغي يوم ${day}. لم تعد التذكرة ${code} صالحة.`,
  declined: (code, reason) => `لم يُقبل الطلب ${code}: ${reason}. الدخول مفتوح للجميع.`,
  code: (digits) => `رمزكم ${digits} لفتح تذكرتكم، صالح 10 دقائق. لا تعطوه لأي أحد.`,
  turn: ({ day, from, gate, code }) => `جاء دوركم. تذكرتكم ${code}، ${day} ${from}، باب ${gate}`,
  // The hour of the window gives way to the date of the deadline: both do not fit.
  offer: ({ day, from, time, date }) =>
    date
      ? `لكم أماكن ${day}. تأكيدها قبل ${date.digits} ${time} من رابطكم الخاص.`
      : `لكم أماكن ${day} ${from}. تأكيدها قبل ${time} من رابطكم الخاص.`,
  wish: (number) => `صدر الجواب على طلبكم رقم ${number}. يُقرأ من رابطكم الخاص.`,
};
