/** What the page of an edition says of its programme, its gates and its hours. */
export const words = {
  programme: {
    now: 'الآن',
    next: 'بعده',
    at: 'بحسب الساعة',
  },
  gates: {
    title: 'الدخول الآن',
    all: {
      open: 'كل الأبواب مفتوحة.',
      busy: 'كل الأبواب مزدحمة. الدخول مستمر.',
      full: 'الموقع ممتلئ الآن. يُستأنف الدخول تدريجيا.',
      held: 'الدخول متوقف مؤقتا في كل الأبواب.',
      closed: 'الدخول مغلق الآن في كل الأبواب.',
    },
    states: {
      open: 'مفتوح',
      busy: 'مزدحم',
      full: 'الموقع ممتلئ',
      held: 'متوقف مؤقتا',
      closed: 'مغلق',
    },
    each: 'حالة كل باب',
    stepFree: 'دون درج',
    asOf: (time: string) => `حالة الساعة ${time}.`,
  },
  quiet: {
    today: (span: string) => `أهدأ وقت منتظر اليوم: ${span}.`,
    onDay: (day: string, span: string) => `أهدأ وقت منتظر يوم ${day}: ${span}.`,
    /** `people`: how many, with the noun. */
    reckoned: (people: string) =>
      `محسوب من التسجيلات وحدها، ولهذا الوقت: ${people}. من يأتي دون تسجيل غير محسوب.`,
  },
};

export type EventPageWords = typeof words;
