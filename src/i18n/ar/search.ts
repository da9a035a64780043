import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** The search for a registration; every other language has exactly these keys. */
export const words = {
  title: 'البحث عن تسجيل',
  field: 'رقم التذكرة أو الهاتف أو الاسم',
  hint: 'يُقبل أيضا رمز التذكرة بقارئ يدوي، والبريد الإلكتروني.',
  submit: 'بحث',
  where: 'اليوم أو الفترة',
  whereHint: 'للبحث بالاسم وحده.',
  everywhere: 'كل الأيام',
  wholeDay: (day: string) => `${day}: كل الفترات`,
  before: 'يظهر هنا التسجيل المطلوب. لا تظهر أي لائحة قبل كتابة شيء.',
  found: (n: number) =>
    arabic(n, {
      zero: 'لا تسجيل',
      one: 'تسجيل واحد',
      two: 'تسجيلان',
      few: `${number(n)} تسجيلات`,
      many: `${number(n)} تسجيلا`,
      other: `${number(n)} تسجيل`,
    }),
  columns: {
    name: 'الاسم',
    contact: 'آخر رقمين من الهاتف',
    window: 'اليوم والفترة',
    party: 'المجموعة',
    state: 'الحالة',
  },
  unnamed: 'دون اسم',
  next: 'النتائج التالية',
  capped: 'كثيرون يحملون هذا الاسم. يرجى إضافة كلمة أو اختيار فترة.',
  goOn: 'متابعة البحث',
  none: 'لم نجد أي تسجيل.',
  meant: {
    token: 'قُرئ كرمز تذكرة. لم تصدر هذه التذكرة عن هذه الدورة.',
    notYours:
      'تذكرة من هذه الدورة، لكن صفتكم لا تفتح هذا النوع من التسجيلات. مكتب الاستقبال يساعد من يحملها.',
    code: '12 رقما، قُرئت كرقم تذكرة.',
    codeOrPhone: '12 رقما، قُرئت كرقم تذكرة وكرقم هاتف.',
    phone: 'قُرئ كرقم هاتف.',
    number: 'هذا العدد من الأرقام ليس رقم تذكرة (12 رقما) ولا رقم هاتف.',
    email: 'قُرئ كبريد إلكتروني.',
    name: 'قُرئ كاسم، بكلماته كاملة.',
    nothing: 'لم يُفهم ما كُتب. يرجى كتابة رقم التذكرة أو الهاتف أو الاسم.',
  },
  byName: 'البحث عنه كاسم',
  registerNow: 'تسجيل جديد',
};

export type SearchWords = typeof words;
