import { arabic } from '../plural.ts';
import { common } from './common.ts';

/** A ticket that is remembered on a phone; every other language has exactly these keys. */
export interface KeptWords {
  readonly title: string;
  readonly text: string;
  readonly remember: string;
  readonly forget: string;
  /** What is said after a tap. */
  readonly kept: string;
  readonly forgotten: string;
  readonly refused: string;
  readonly full: (most: number) => string;
  readonly failed: string;
  /** At the head of a page that was kept, while the service does not answer. */
  readonly note: (day: string, time: string) => string;
  /** On the page of the edition. */
  readonly listTitle: string;
  readonly yours: (day: string) => string;
  readonly drop: string;
  readonly dropText: string;
  readonly dropYes: string;
}

export const words: KeptWords = {
  title: 'على هذا الهاتف',
  text: 'تُفتح التذكرة بعد ذلك دون شبكة، وتدل عليها صفحة الأيام المفتوحة على هذا الهاتف، باليوم والساعة وحدهما. على هاتف مشترك تكفي صورة.',
  remember: 'حفظ التذكرة على هذا الهاتف',
  forget: 'إزالة التذكرة من هذا الهاتف',
  kept: 'التذكرة محفوظة على هذا الهاتف.',
  forgotten: 'لم تعد التذكرة محفوظة على هذا الهاتف، وهي لا تزال صالحة.',
  refused: 'لا يحفظ هذا المتصفح شيئا: نافذة خاصة أو ذاكرة ممتلئة. احتفظوا بصورة للتذكرة.',
  full: (most) =>
    arabic(most, {
      zero: 'لا يحفظ الهاتف أي تذكرة.',
      one: 'يحفظ الهاتف تذكرة واحدة. أزيلوها أولا.',
      two: 'يحفظ الهاتف تذكرتين على الأكثر. أزيلوا واحدة أولا.',
      few: `يحفظ الهاتف ${common.number(most)} تذاكر على الأكثر. أزيلوا واحدة أولا.`,
      many: `يحفظ الهاتف ${common.number(most)} تذكرة على الأكثر. أزيلوا واحدة أولا.`,
      other: `يحفظ الهاتف ${common.number(most)} تذكرة على الأكثر. أزيلوا واحدة أولا.`,
    }),
  failed: 'لم يتم ذلك. المرجو المحاولة من جديد حين تتوفر الشبكة.',
  note: (day, time) =>
    `لا تصل الشبكة الآن: هذه نسخة محفوظة على هذا الهاتف منذ ${day} على الساعة ${time}. ربما تغيرت الأعداد أو الباب بعد ذلك.`,
  listTitle: 'تذاكركم على هذا الهاتف',
  yours: (day) => `تذكرتكم، ${day}`,
  drop: 'إزالة',
  dropText: 'تبقى التذكرة صالحة، لكن هذا الهاتف لن يدلكم عليها: تلزمكم صورة منها أو رابطها.',
  dropYes: 'تأكيد الإزالة',
};
