import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** What a phone counted and cannot be right, and taking it out of the count. Every other language has these keys. */
export const words = {
  title: 'دقائق لا تُصدَّق',
  note: 'عدّ الباب فيها أكثر مما يعبره في دقيقة. راجعوا الهاتف المذكور، وأسقطوا من العد ما لم يقع.',
  passed: (entered: string, left: string) => `دخول ${entered}، خروج ${left}`,
  onSheet: (n: number) =>
    arabic(n, {
      zero: '',
      one: 'في أرقام هذا اليوم دقيقة لا تُصدَّق: راجعوها في صفحة الأبواب قبل الإعلان.',
      two: 'في أرقام هذا اليوم دقيقتان لا تُصدَّقان: راجعوهما في صفحة الأبواب قبل الإعلان.',
      few: `في أرقام هذا اليوم ${number(n)} دقائق لا تُصدَّق: راجعوها في صفحة الأبواب قبل الإعلان.`,
      many: `في أرقام هذا اليوم ${number(n)} دقيقة لا تُصدَّق: راجعوها في صفحة الأبواب قبل الإعلان.`,
      other: `في أرقام هذا اليوم ${number(n)} دقيقة لا تُصدَّق: راجعوها في صفحة الأبواب قبل الإعلان.`,
    }),
  take: 'إسقاط من العد',
  takeAsk:
    'ما عدّه هذا الهاتف بين هذين الوقتين لا يُحسب بعد الآن، لا في الأرقام ولا على التذاكر، ولو وصل لاحقا. يبقى محفوظا في السجل، ولا رجوع في ذلك.',
  from: 'من',
  to: 'إلى نهاية الدقيقة',
  confirmTake: 'تأكيد الإسقاط من العد',
  taken: (n: number) =>
    arabic(n, {
      zero: 'لا شيء يُحسب لهذا الهاتف بين هذين الوقتين.',
      one: 'مسح واحد لم يعد محسوبا.',
      two: 'مسحان لم يعودا محسوبين.',
      few: `${number(n)} مسوح لم تعد محسوبة.`,
      many: `${number(n)} مسحا لم تعد محسوبة.`,
      other: `${number(n)} مسح لم تعد محسوبة.`,
    }),
  wrong: 'حددوا وقتين، ثانيهما بعد الأول، وبينهما 24 ساعة على الأكثر. لم يتغير شيء.',
};

export type VoidWords = typeof words;
