/** The page of a group and its coaches; every other language has exactly these keys. */
export interface GroupWords {
  readonly title: (organisation: string) => string;
  readonly names: string;
  readonly coaches: string;
  /** Between the parts of a coach's row. */
  readonly coach: (i: string) => string;
  readonly ofAll: (i: string, all: string) => string;
  readonly gate: (sign: string) => string;
  readonly bay: (name: string) => string;
  readonly giveOn: string;
  readonly changeNumbers: string;
  readonly save: string;
  readonly changeWindow: string;
  readonly cancelCoach: string;
  readonly print: string;
  readonly onTheDay: string;
  readonly call: string;
  readonly callHint: string;
  readonly callFold: string;
  readonly noRoom: (window: string, people: string) => string;
  readonly take: (window: string) => string;
  readonly arrived: (people: string) => string;
  readonly cancelled: string;
  readonly isIn: string;
  /** What was done. */
  readonly done: { readonly numbers: string; readonly coach: string; readonly called: string };
  readonly faults: {
    readonly nobody: string;
    readonly tooMany: (people: string) => string;
    readonly noAdult: string;
    readonly used: string;
  };
  readonly cancelTitle: (coach: string) => string;
  readonly cancelText: string;
  readonly cancelLast: string;
  readonly sheet: {
    readonly title: string;
    readonly lead: string;
    readonly back: string;
    readonly enough: string;
  };
}

export const words: GroupWords = {
  title: (organisation) => `زيارة ${organisation}`,
  names: 'الأعداد وحدها: لا تكتبوا اسم أي تلميذة أو تلميذ.',
  coaches: 'الحافلات',
  coach: (i) => `الحافلة ${i}`,
  ofAll: (i, all) => `الحافلة ${i} من ${all}`,
  gate: (sign) => `الباب ${sign}`,
  bay: (name) => `الموقف ${name}`,
  giveOn: 'إرسال التذكرة إلى مسؤول الحافلة أو مسؤولتها: لا تتيح أي تغيير.',
  changeNumbers: 'تغيير الأعداد',
  save: 'تغيير الأعداد',
  changeWindow: 'تغيير الفترة',
  cancelCoach: 'إلغاء حافلة',
  print: 'طباعة الورقة',
  onTheDay: 'الأعداد قابلة للتغيير إلى حين دخول الحافلة. من يحضر أقل أو أكثر يدخل.',
  call: 'رقم من نتصل به إذا تأخرت حافلة',
  callHint: 'اختياري: بدونه نتصل بهاتف التسجيل. يبقى سريا ويُمحى مع معلوماتكم.',
  callFold: 'تغيير الرقم',
  noRoom: (window, people) =>
    `أماكن هذه الفترة (${window}) لا تكفي لعددكم: ${people}. أقرب الفترات التي تكفي:`,
  take: (window) => `تغيير: ${window}`,
  arrived: (people) => `دخل منها ${people}`,
  cancelled: 'ملغاة',
  isIn: 'دخلت الحافلة: لا تتغير أعدادها.',
  done: {
    numbers: 'تم تغيير الأعداد. التذاكر محينة، والروابط المرسلة تبقى صالحة.',
    coach: 'أُلغيت الحافلة. تذكرتها لن تُقبل، والحافلات الأخرى كما كانت.',
    called: 'تم حفظ الرقم.',
  },
  faults: {
    nobody: 'في كل حافلة شخص واحد على الأقل. لإلغاء حافلة يرجى استعمال زر الإلغاء.',
    tooMany: (people) => `العدد المتفق عليه لا يتجاوز ${people}. من يحضر أكثر يدخل.`,
    noAdult: 'يرافق المجموعة شخص كبير واحد على الأقل.',
    used: 'دخلت هذه الحافلة قبل لحظات: بقيت أعدادها كما كانت، ولم يتغير أي شيء.',
  },
  cancelTitle: (coach) => `هل تريدون إلغاء ${coach}؟`,
  cancelText: 'تعود أماكنها إلى غيركم ولن تُقبل تذكرتها. الحافلات الأخرى تبقى كما هي.',
  cancelLast: 'هذه آخر حافلة: بإلغائها تُلغى الزيارة كلها.',
  sheet: {
    title: 'ورقة الحافلات',
    lead: 'لكل حافلة جزء: يُقطع ويُعطى لمسؤولها أو مسؤولتها.',
    back: 'الرجوع إلى صفحة المجموعة',
    enough: 'الورقة تكفي عند الباب، بدون هاتف.',
  },
};
