import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** What revoked phones handed in, and the decision about it. Every other language has these keys. */
export const words = {
  title: 'ما سلّمته هواتف ملغاة',
  note: 'لا يُحسب شيء منه حتى يقبله التنظيم. القبول يحسبه باسم الهاتف وبابه، والرفض يحفظه دون حساب.',
  scans: (n: number) =>
    arabic(n, {
      zero: 'لا مسوح',
      one: 'مسح واحد',
      two: 'مسحان',
      few: `${number(n)} مسوح`,
      many: `${number(n)} مسحا`,
      other: `${number(n)} مسح`,
    }),
  said: (entered: string, left: string) => `دخول ${entered}، خروج ${left}`,
  span: (from: string, to: string) => `من ${from} إلى ${to}`,
  late: (n: number) =>
    arabic(n, {
      zero: '',
      one: 'مسح واحد بعد إلغاء الهاتف',
      two: 'مسحان بعد إلغاء الهاتف',
      few: `${number(n)} مسوح بعد إلغاء الهاتف`,
      many: `${number(n)} مسحا بعد إلغاء الهاتف`,
      other: `${number(n)} مسح بعد إلغاء الهاتف`,
    }),
  open: 'قد يرسل الهاتف المزيد.',
  uncounted: 'قُبل ولم يُحسب كله بعد: أعيدوا القبول ليكتمل.',
  accept: 'قبول',
  acceptAsk: 'تُحسب هذه المسوح في وقتها وبابها، كأي هاتف كان بلا شبكة.',
  confirmAccept: 'تأكيد القبول',
  decline: 'رفض',
  declineAsk: 'لا تُحسب هذه المسوح أبدا، وتبقى محفوظة.',
  confirmDecline: 'تأكيد الرفض',
  settled: 'ما بُتّ فيه',
  accepted: 'قُبل',
  declined: 'رُفض',
  unreadable: 'تعذرت قراءته، محفوظ دون حساب',
};

export type HandInWords = typeof words;
