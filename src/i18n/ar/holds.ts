import type { HoldReason } from '../../domain/edition.ts';

/** What is said of a gate that is held or closed: on the console, on phones, to visitors. */
export interface HoldWords {
  readonly reasons: Readonly<Record<HoldReason, string>>;
  readonly form: {
    readonly reason: string;
    readonly unsaid: string;
    readonly until: string;
    readonly untilHint: string;
    readonly untilWrong: string;
    readonly sendTo: string;
    readonly nowhere: string;
    readonly change: string;
    readonly changeAsk: string;
    readonly confirmChange: string;
  };
  readonly said: {
    readonly reason: (reason: string) => string;
    readonly until: (time: string) => string;
    readonly overdue: (time: string) => string;
    readonly sendTo: (gate: string) => string;
  };
  /** Beside the state of a gate through which people pass unscanned. */
  readonly freeFlow: string;
  /** What a holder reads on a phone after the sentence that entry is on hold. */
  readonly enterBy: (gate: string) => string;
  readonly notice: {
    readonly title: string;
    readonly held: (gate: string) => string;
    readonly closed: (gate: string) => string;
    readonly why: (reason: string) => string;
    readonly useOrWait: (gate: string, until: string) => string;
    readonly use: (gate: string) => string;
    readonly wait: (until: string) => string;
    readonly wayOut: string;
  };
}

export const words: HoldWords = {
  reasons: {
    crowd: 'الازدحام',
    safety: 'سلامة الزائرات والزوار',
    weather: 'أحوال الطقس',
    works: 'أشغال',
    ceremony: 'حفل رسمي',
  },
  form: {
    reason: 'السبب',
    unsaid: 'دون ذكر السبب',
    until: 'الساعة المنتظرة لإعادة الفتح',
    untilHint: 'اختيارية، بتوقيت المكان. لا يعاد الفتح تلقائيا.',
    untilWrong: 'يرجى كتابة ساعة مثل 16:30.',
    sendTo: 'توجيه الناس إلى',
    nowhere: 'لا باب آخر',
    change: 'تغيير ما يقال',
    changeAsk: 'يظهر على هواتف الباب، وفي صفحة الدورة، وعلى تذاكر هذا الباب.',
    confirmChange: 'تأكيد التغيير',
  },
  said: {
    reason: (reason) => `السبب: ${reason}`,
    until: (time) => `إلى حدود ${time}`,
    overdue: (time) => `كانت إعادة الفتح منتظرة على ${time}`,
    sendTo: (gate) => `التوجيه إلى ${gate}`,
  },
  freeFlow: 'دخول حر',
  enterBy: (gate) => `ادخلوا من ${gate}.`,
  notice: {
    title: 'الأبواب الآن',
    held: (gate) => `الدخول متوقف مؤقتا في ${gate}.`,
    closed: (gate) => `الدخول مغلق الآن في ${gate}.`,
    why: (reason) => `السبب: ${reason}.`,
    useOrWait: (gate, until) => `ادخلوا من ${gate}، أو انتظروا إلى ${until}.`,
    use: (gate) => `ادخلوا من ${gate}.`,
    wait: (until) => `انتظروا إلى ${until}.`,
    wayOut: 'الخروج مفتوح من كل الأبواب.',
  },
};
