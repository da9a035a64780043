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
  sections: {
    title: 'في هذه الصفحة',
    way: 'كيفية الوصول',
    questions: 'أسئلة وأجوبة',
  },
  way: {
    plan: 'تصميم الموقع',
    maps: 'فتح المكان في تطبيق الخرائط',
    kinds: {
      gate: 'باب',
      arena: 'ساحة عروض',
      parking: 'موقف السيارات',
      bus: 'محطة الحافلات',
      desk: 'مكتب الاستقبال',
      water: 'ماء',
      toilets: 'مراحيض',
      first_aid: 'إسعافات أولية',
      prayer: 'مكان للصلاة',
      way: 'الطريق دون درج',
    },
  },
  /** True of every edition; `returns` and `late` where its rules are so. */
  answers: {
    offline: {
      question: 'هل الإنترنت ضروري عند الباب؟',
      answer: 'لا. تكفي صورة للتذكرة أو ورقة مطبوعة.',
    },
    late: {
      question: 'ماذا لو تأخرنا عن فترة الوصول؟',
      answer: 'يبقى الدخول من الممر العام متاحا.',
    },
    returns: {
      question: 'هل يمكن الخروج ثم العودة؟',
      answer: 'نعم، بالتذكرة نفسها وفي اليوم نفسه.',
    },
    change: {
      question: 'هل يمكن تغيير العدد أو إلغاء التسجيل؟',
      answer: 'نعم، من رابطكم الخاص، قبل أن يدخل أحد منكم.',
    },
    data: {
      question: 'ما مصير معلوماتنا؟',
      answer: (date: string) => `تُستعمل للزيارة وحدها، ولا تغذي أي ملف للشرطة، وتُمحى يوم ${date}.`,
    },
  },
};

export type EventPageWords = typeof words;
