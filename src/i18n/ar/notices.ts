import type { Locale } from '../../domain/kinds.ts';
import type { Sentence } from '../sentence.ts';

/** What visitors read around notices, and the sentences that notices are begun with. */
export interface NoticesWords {
  readonly title: string;
  readonly all: string;
  readonly older: string;
  readonly empty: string;
  readonly feed: (event: string) => string;
  readonly numbered: (n: number) => string;
  readonly at: (date: string, time: string) => string;
  readonly until: (date: string, time: string) => string;
  /** The same on the day on which it was published. */
  readonly untilHour: (time: string) => string;
  readonly corrected: (date: string, time: string) => string;
  readonly gate: (name: string) => string;
  readonly pinned: string;
  readonly check: { readonly title: string; readonly number: string; readonly button: string };
  readonly authentic: (n: number, date: string, time: string) => string;
  readonly unknown: string;
  readonly unknownTitle: string;
  readonly replaced: string;
  readonly latest: (date: string, time: string) => string;
  readonly earlier: string;
  readonly withdrawn: (date: string, time: string) => string;
  readonly withdrawnWord: string;
  readonly over: (date: string, time: string) => string;
  readonly missing: (languages: string) => string;
  /** Languages as `missing` names them, and what stands between two of them, and before the last. */
  readonly languages: Readonly<Record<Locale, string>>;
  readonly comma: string;
  readonly and: string;
  /** The name of a gate inside a sentence of a template. */
  readonly theGate: (name: string) => string;
  /** Square brackets hold what a person has still to say. */
  readonly templates: {
    readonly held: HeldSentences;
    /** With the hour that is expected to be the quietest, and where none is known. */
    readonly full: Sentence;
    readonly fullAlone: Sentence;
    readonly weather: Sentence;
    readonly over: Sentence;
    readonly overSite: Sentence;
    readonly rumour: Sentence;
    readonly rumourAlone: Sentence;
  };
}

/** With another gate to use, with a time to wait for, with both, with neither. */
interface HeldSentences {
  readonly useOrWait: Sentence;
  readonly use: Sentence;
  readonly wait: Sentence;
  readonly alone: Sentence;
  /** The same of the whole site. */
  readonly site: Sentence;
}

export const words: NoticesWords = {
  title: 'البلاغات',
  all: 'كل البلاغات',
  older: 'بلاغات أقدم',
  empty: 'لا بلاغ منشور الآن.',
  feed: (event) => `بلاغات ${event}`,
  numbered: (n) => `بلاغ رقم ${n}`,
  check: { title: 'التحقق من بلاغ وصلكم', number: 'رقم البلاغ', button: 'التحقق' },
  at: (date, time) => `${date}، ${time}`,
  until: (date, time) => `يسري إلى ${date} على الساعة ${time}`,
  untilHour: (time) => `يسري إلى الساعة ${time}`,
  corrected: (date, time) => `نص محدث، ${date}، ${time}`,
  gate: (name) => `يخص ${name}`,
  pinned: 'مثبت',
  authentic: (n, date, time) =>
    `بلاغ صحيح، رقم ${n}، نشرته الجهة المنظمة يوم ${date} على الساعة ${time}.`,
  unknown: 'لم تنشر الجهة المنظمة بلاغا بهذا الرقم.',
  unknownTitle: 'رقم غير معروف',
  replaced: 'حل محله نص أحدث:',
  latest: (date, time) => `النص المنشور يوم ${date} على الساعة ${time}`,
  earlier: 'النصوص السابقة',
  withdrawn: (date, time) => `سُحب هذا البلاغ يوم ${date} على الساعة ${time}، ولم يعد ساريا.`,
  withdrawnWord: 'مسحوب',
  over: (date, time) => `كان هذا البلاغ ساريا إلى ${date} على الساعة ${time}.`,
  missing: (languages) => `هذا الإشعار متوفر ب${languages}.`,
  languages: { ar: 'العربية', zgh: 'الأمازيغية', fr: 'الفرنسية', en: 'الإنجليزية' },
  comma: ' و',
  and: ' و',
  theGate: (name) => name,
  templates: {
    held: {
      useOrWait:
        'الدخول متوقف مؤقتا في {gate}. ادخلوا من {gate2}، أو انتظروا إلى {until}. الخروج مفتوح من كل الأبواب.',
      use: 'الدخول متوقف مؤقتا في {gate}. ادخلوا من {gate2}. الخروج مفتوح من كل الأبواب.',
      wait: 'الدخول متوقف مؤقتا في {gate}. انتظروا إلى {until}. الخروج مفتوح من كل الأبواب.',
      alone: 'الدخول متوقف مؤقتا في {gate}. الخروج مفتوح من كل الأبواب.',
      site: 'الدخول متوقف مؤقتا من كل الأبواب. الخروج مفتوح من كل الأبواب.',
    },
    full: 'الموقع ممتلئ الآن. يُستأنف الدخول تدريجيا. أهدأ ساعة منتظرة: {hour}. التذاكر تبقى صالحة اليوم.',
    fullAlone: 'الموقع ممتلئ الآن. يُستأنف الدخول تدريجيا. التذاكر تبقى صالحة اليوم.',
    weather:
      '[حر شديد / مطر / رياح]. [ما الذي يتغير]. خذوا الماء وغطاء للرأس. الظل والماء عند [المكان].',
    over: 'عاد الدخول إلى حاله في {gate}، {time}.',
    overSite: 'عاد الدخول إلى حاله من كل الأبواب، {time}.',
    rumour: 'تصحيح. {is} خلافا لما يُتداول، {not} من الجهة المنظمة، {time}.',
    rumourAlone: 'تصحيح. {is} من الجهة المنظمة، {time}.',
  },
};
