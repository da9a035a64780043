import type { ListFault } from '../../domain/lists/bounds.ts';
import type { ListField } from '../../domain/lists/columns.ts';
import type { Forbidden } from '../../domain/lists/forbidden.ts';
import { formatNumber } from '../format.ts';
import { arabic } from '../plural.ts';

const rowsOf = (n: number) =>
  arabic(n, {
    zero: 'لا سطر',
    one: 'سطر واحد',
    two: 'سطران',
    few: `${n} أسطر`,
    many: `${formatNumber(n, 'ar')} سطرا`,
    other: `${formatNumber(n, 'ar')} سطر`,
  });

const faults: Record<ListFault | 'missing' | 'expired', string> = {
  missing: 'المرجو اختيار ملف.',
  expired: 'انقضى وقت هذه اللائحة، أو لم تصل كاملة. المرجو اختيار الملف من جديد: لم يضع شيء.',
  empty: 'الملف فارغ.',
  too_large: 'الملف كبير جدا. احذفوا منه الأعمدة التي لا حاجة إليها، أو قسموه.',
  too_many_rows: 'الملف طويل جدا.',
  too_many_columns: 'في الملف أكثر من 40 عمودا. احذفوا منه ما لا حاجة إليه.',
  unreadable: 'تعذرت قراءة الملف. احفظوه بصيغة CSV أو XLSX ثم اختاروه من جديد.',
  unclosed: 'في الملف علامة اقتباس لا تُغلق. احفظوه من جديد بصيغة CSV أو XLSX.',
  old_workbook: 'هذه صيغة قديمة، أو ملف محمي بكلمة سر. احفظوه بصيغة XLSX أو CSV دون كلمة سر.',
  locked: 'الملف محمي بكلمة سر. احفظوه دونها.',
  no_column: 'لا يوجد في الملف عمود يمكن استعماله.',
  only_headings: 'في الملف عناوين فقط، ولا سطر تحتها.',
};

const fields: Record<ListField, string> = {
  organisation: 'المؤسسة أو الجمعية',
  place: 'المدينة أو الجماعة',
  name: 'اسم المسؤول',
  phone: 'الهاتف',
  email: 'البريد الإلكتروني',
  adults: 'عدد المرافقين الكبار',
  girls: 'عدد البنات',
  boys: 'عدد البنين',
  children: 'مجموع الأطفال',
  coaches: 'عدد الحافلات',
  day: 'يوم الزيارة',
  hour: 'ساعة الوصول',
};

const refused: Record<Forbidden, string> = {
  names: 'يبدو أنه أسماء تلاميذ. لا تُؤخذ.',
  births: 'يبدو أنه تواريخ ازدياد. لا تُؤخذ.',
  card: 'يبدو أنه أرقام البطاقة الوطنية. لا تُؤخذ.',
  massar: 'يبدو أنه أرقام مسار. لا تُؤخذ.',
};

/** The words of importing a list of schools or associations. */
export const words = {
  title: 'استيراد لائحة',
  steps: ['الملف', 'الأعمدة', 'المراجعة', 'الاستيراد'],
  stepsName: 'الخطوات',
  note: 'لوائح المدارس والجمعيات، من ملف CSV أو XLSX. لا يُكتب شيء قبل الضغط على «استيراد».',
  closed: 'التسجيل مغلق الآن: لا يمكن استيراد أي سطر.',
  file: 'الملف',
  fileHint: 'سطر لكل مؤسسة، إلى 5.000 سطر. الأعداد وحدها: لا اسم لأي تلميذة أو تلميذ.',
  needed: 'أعمدة لازمة',
  neededContact: 'الهاتف أو البريد الإلكتروني',
  neededDay: 'اليوم في عمود، أو يوم واحد لكل الأسطر في الصفحة التالية.',
  noColumn: 'لا عمود بعد',
  totalCompared: 'مجموع الأطفال (للمقارنة بالبنات والبنين فقط)',
  privacy:
    'كل عمود يبدو أن فيه أسماء تلاميذ أو تواريخ ازدياد أو أرقام البطاقة الوطنية أو مسار يُترك ولا يُحفظ، وكذلك الملف نفسه. وفي متصفح تشتغل فيه البرامج يُحذف ذلك قبل الإرسال.',
  kind: 'اللائحة',
  kinds: { school: 'مدارس', association: 'جمعيات' },
  language: 'لغة الرسائل والتذاكر',
  read: 'قراءة الملف',
  faults,
  tooMany: (n: number): string =>
    `في الملف ${rowsOf(n)}. تُستورد 5.000 سطر على الأكثر في كل مرة: قسموه. لم يُؤخذ شيء.`,
  columns: 'أعمدة الملف',
  columnsNote: (n: number): string => `${rowsOf(n)}. لكل عمود، ما هو عندنا:`,
  theirs: 'العمود',
  ours: 'ما هو عندنا',
  examples: 'أمثلة',
  unnamed: (n: number): string => `عمود دون عنوان (${n})`,
  unused: 'لا يُستعمل',
  fields,
  refusedTitle: 'أعمدة لا يمكن اختيارها',
  refused,
  refusedNote: 'تُركت ولم تُحفظ. إن كان أحدها لاسم المسؤول، فسموه كذلك في عنوانه.',
  anyDay: 'يوم الأسطر التي لا تذكر يوما',
  noDay: 'يجب أن يذكره كل سطر',
  anyHour: 'السطر الذي لا يذكر ساعة يأخذ أول فترة في يومه فيها أماكن.',
  needs: (field: string): string => `لا عمود لـ: ${field}`,
  needsContact: 'لا عمود للهاتف ولا للبريد الإلكتروني',
  twice: (field: string): string => `اختير مرتين: ${field}`,
  check: 'مراجعة الأسطر',
  counts: { ready: 'جاهز', here: 'مسجل من قبل', look: 'يحتاج نظرا', full: 'لا أماكن' },
  notReady: 'أسطر لن تُستورد، ولماذا',
  line: 'السطر',
  group: 'المؤسسة',
  why: 'السبب',
  people: 'الأشخاص',
  allReady: 'كل الأسطر جاهزة.',
  noneReady: 'لا سطر جاهز للاستيراد.',
  importRows: (n: number): string => `استيراد ${rowsOf(n)}`,
  isHere: {
    list: 'هذه المؤسسة مسجلة من قبل في هذا اليوم، بلائحة سابقة',
    itself: 'هذه المؤسسة سجلت نفسها من قبل في هذا اليوم',
    asked: 'طلبت هذه المؤسسة هذا اليوم من قبل، وطلبها في الانتظار',
    erased: 'مُحيت معطيات هذه المؤسسة لهذا اليوم، ولا تعيدها أي لائحة',
  },
  full: (windows: string): string =>
    windows === '' ? 'لا أماكن، ولا فترة أخرى تسعها' : `لا أماكن. أقرب الفترات: ${windows}`,
  reasons: {
    required: 'ناقص',
    invalid: 'غير صالح',
    too_long: 'أطول مما يُقبل',
    too_small: 'أقل مما يُقبل',
    too_large: 'أكثر مما يُقبل',
    phone_invalid: 'رقم غير صالح',
    email_invalid: 'عنوان غير صالح',
    contact_missing: 'لا هاتف ولا بريد إلكتروني',
    consent_missing: 'غير صالح',
    slot_unknown: 'لا فترة',
    day_unknown: 'ليس من أيام الدورة',
    no_window: 'لا فترة مفتوحة',
    personal_number: 'فيه رقم بطاقة أو رقم مسار لشخص: احذفوه',
    people_named: 'فيه أسماء عدة أشخاص: احذفوها',
    same: 'المؤسسة نفسها في اليوم نفسه',
    sum: 'يلزم عدد البنات وعدد البنين، ومجموعهما هذا العدد',
  },
  said: (field: string, reason: string): string => `${field}: ${reason}`,
  sameAs: (line: number): string =>
    `المؤسسة نفسها في اليوم نفسه، كالسطر ${line}. إن كانت أخرى، فأضيفوا مدينتها`,
  imported: (done: number, rows: number): string =>
    `استُورد ${formatNumber(done, 'ar')} من ${formatNumber(rows, 'ar')}`,
  goOn: 'متابعة',
  stoppedHalfway: 'توقف الاستيراد. ما استُورد محفوظ: واصلوا من حيث توقف، ولن يُسجل أحد مرتين.',
  doneNote: 'لكل مؤسسة تذكرتها. اطبعوا الرسائل، أو خذوا الملف بالأرقام.',
  notTaken: {
    no_room: 'لم تبق أماكن',
    closed: 'الفترة أو التسجيل مغلق',
    stopped: 'سُحب رمز هذه اللائحة',
    refused: 'لم يُقبل',
  },
  takeFile: 'ملف بأرقام التذاكر (CSV)',
  letters: (from: number, to: number): string => `رسائل للطباعة من ${from} إلى ${to}`,
  lettersTitle: 'رسائل للطباعة',
  another: 'استيراد لائحة أخرى',
  earlier: 'لوائح سابقة',
  when: 'متى',
  rows: 'أسطر',
  headings: {
    organisation: 'المؤسسة',
    date: 'اليوم',
    window: 'الفترة',
    gate: 'الباب',
    adults: 'كبار',
    children: 'أطفال',
    code: 'رقم التذكرة',
    state: 'الحالة',
  },
  cancelled: 'ملغى',
  valid: 'مؤكد',
  letter: {
    lead: 'زيارتكم مؤكدة. تُعرض التذكرة عند الباب، مطبوعة أو في الهاتف.',
    coach: (n: number, of: number): string => `الحافلة ${n} من ${of}`,
    change: 'للتغيير أو الإلغاء (رابط خاص بكم):',
    names: 'الأعداد وحدها: لا نطلب اسم أي تلميذة أو تلميذ.',
  },
};

export type ImportWords = typeof words;
