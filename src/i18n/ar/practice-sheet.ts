import type { PracticeCase } from '../../domain/practice.ts';

/** The sheet of practice codes. Every other language has these keys. */
export const words = {
  title: 'ورقة التدريب',
  link: 'ورقة التدريب',
  lead: 'اختاروا «تدريب» في هاتف الباب، ثم امسحوا الرموز واحدا بعد الآخر. لا يُحسب شيء ولا يُرسل.',
  real: 'ليست تذاكر: كل باب يعمل يقول إنها من دورة أخرى.',
  print: 'طباعة',
  codeOf: (name: string) => `رمز تدريب: ${name}`,
  shows: 'يظهر على الهاتف',
  cases: {
    single: 'زائر واحد',
    family: 'أسرة من خمسة',
    coach: 'حافلة مدرسة من 40',
    cancelled: 'تذكرة ملغاة',
    wrong_day: 'تذكرة ليوم آخر',
    too_early: 'تذكرة لفترة لاحقة، لشخصين',
    all_in: 'أسرة دخلت كلها',
    forged: 'رمز مزور',
  } satisfies Record<PracticeCase, string>,
  verdicts: {
    single: 'أخضر، 1: دخول.',
    family: 'أخضر، 5: دخول. لتصحيح العدد المسوا رقما من الشريط.',
    coach: 'يسأل الهاتف كم حضر، و40 مكتوبة سلفا. ثم أخضر.',
    cancelled: 'أحمر: التذكرة ملغاة. الدخول من الممر العام ممكن.',
    wrong_day: 'أحمر: التذكرة ليوم آخر. الدخول من الممر العام ممكن.',
    too_early: 'أصفر، 2: دخول مع تنبيه، لأن الفترة لم تبدأ.',
    all_in: 'أحمر: دخل جميع أفرادها، مع الوقت والباب.',
    forged: 'أحمر: التوقيع غير صحيح. ليس تذكرة.',
  } satisfies Record<PracticeCase, string>,
};

export type PracticeSheetWords = typeof words;
