import type { WishEnd, WishState } from '../../domain/wish.ts';
import { type ArabicForms, arabic } from '../plural.ts';

/** Wishes at the office; every other language has exactly these keys. */
export interface WishesWords {
  readonly title: string;
  /** Under the title. */
  readonly state: string;
  readonly overdue: (n: number) => string;
  readonly empty: string;
  readonly none: string;
  readonly columns: {
    readonly number: string;
    readonly received: string;
    readonly deadline: string;
    readonly state: string;
  };
  readonly states: Readonly<Record<WishState, string>>;
  readonly erased: string;
  readonly late: string;
  readonly more: string;
  readonly first: string;
  readonly readers: string;
  readonly back: string;
  readonly one: (number: number) => string;
  readonly due: (day: string) => string;
  readonly asWritten: string;
  readonly facts: {
    readonly child: string;
    readonly contact: string;
    readonly language: string;
    readonly received: string;
  };
  readonly childOf: (name: string, age: number) => string;
  readonly takenOut: (when: string) => string;
  readonly takeOut: {
    readonly name: string;
    readonly ask: string;
    readonly field: string;
    readonly hint: string;
    readonly send: string;
    readonly notThere: string;
  };
  readonly answer: string;
  readonly guardianReads: (language: string) => string;
  readonly grant: { readonly name: string; readonly ask: string; readonly send: string };
  readonly changeVisit: string;
  readonly refuse: { readonly name: string; readonly ask: string; readonly send: string };
  readonly close: { readonly name: string; readonly ask: string; readonly send: string };
  readonly fields: {
    readonly date: string;
    readonly time: string;
    readonly place: string;
    readonly placeHint: string;
    readonly size: string;
    readonly sizeHint: string;
    readonly reason: string;
    readonly end: string;
    readonly sentence: string;
    readonly sentenceHint: (language: string) => string;
  };
  readonly ends: Readonly<Record<Exclude<WishEnd, 'withdrawn'>, string>>;
  readonly faults: {
    readonly date: string;
    readonly place: string;
    readonly size: string;
    readonly reason: string;
    readonly end: string;
    readonly sentence: string;
  };
  readonly changed: string;
  readonly theyRead: string;
  readonly erasedOn: (day: string) => string;
  readonly willErase: (day: string) => string;
  readonly done: { readonly answered: string; readonly takenOut: string };
  readonly setUp: {
    readonly lead: string;
    readonly terms: string;
    readonly takes: string;
    readonly takesHint: string;
    readonly until: string;
    readonly answerDays: string;
    readonly answerDaysHint: string;
    readonly save: string;
    readonly saved: string;
    readonly faults: { readonly until: string; readonly answer_days: string };
    readonly readers: string;
    readonly readersNote: string;
    readonly noReaders: string;
    /** To an owner who may name readers, and is none. */
    readonly notNamed: string;
    readonly member: string;
    readonly name: string;
    readonly unname: string;
    readonly unnameOf: (name: string) => string;
    readonly named: (by: string, when: string) => string;
    readonly first: string;
  };
}

const overdueWishes = (n: number): ArabicForms => ({
  zero: 'لا أمنية متأخرة',
  one: 'أمنية واحدة فات أجلها',
  two: 'أمنيتان فات أجلهما',
  few: `${n} أمنيات فات أجلها`,
  many: `${n} أمنية فات أجلها`,
  other: `${n} أمنية فات أجلها`,
});

export const words: WishesWords = {
  title: 'الأمنيات',
  state: 'أمنيات تُقرأ ممن عُين لها دون غيرهم. كل فتح مسجل.',
  overdue: (n) => arabic(n, overdueWishes(n)),
  empty: 'لم ترد أي أمنية.',
  none: 'لا أمنية تنتظر الجواب.',
  columns: { number: 'الرقم', received: 'وردت', deadline: 'الأجل', state: 'الحال' },
  states: {
    received: 'واردة',
    reading: 'قيد القراءة',
    granted: 'مستجابة',
    not_possible: 'غير ممكنة',
    closed: 'مغلقة',
  },
  erased: 'مُحيت',
  late: 'فات الأجل',
  more: 'الأمنيات التالية',
  first: 'من البداية',
  readers: 'المعينون للقراءة',
  back: 'كل الأمنيات',
  one: (number) => `الأمنية ${number}`,
  due: (day) => `الجواب قبل ${day}`,
  asWritten: 'الأمنية كما كُتبت',
  facts: {
    child: 'الطفلة أو الطفل',
    contact: 'وسيلة الاتصال',
    language: 'لغة الجواب',
    received: 'وردت',
  },
  childOf: (name, age) =>
    `${name} · ${arabic(age, {
      zero: 'أقل من سنة',
      one: 'سنة واحدة',
      two: 'سنتان',
      few: `${age} سنوات`,
      many: `${age} سنة`,
      other: `${age} سنة`,
    })}`,
  takenOut: (when) => `مقطع محذوف، ${when}`,
  takeOut: {
    name: 'حذف مقطع',
    ask: 'لا يُحفظ شيء عن مرض أو إعاقة. الكلمات تُحذف نهائيا، ولا يبقى إلا أن مقطعا حُذف ومتى.',
    field: 'الكلمات كما هي في النص',
    hint: 'تُحذف حيثما وردت في هذه الأمنية.',
    send: 'حذف المقطع',
    notThere: 'لا توجد هذه الكلمات في النص.',
  },
  answer: 'الجواب',
  guardianReads: (language) => `الجواب يُقرأ باللغة: ${language}.`,
  grant: {
    name: 'تلبية الأمنية',
    ask: 'يقرأ أصحاب الأمنية الموعد في صفحتهم، وتصلهم رسالة دون أي كلمة من الأمنية.',
    send: 'إرسال الموعد',
  },
  changeVisit: 'تغيير الموعد',
  refuse: {
    name: 'غير ممكنة',
    ask: 'يقرأ أصحاب الأمنية السبب في صفحتهم.',
    send: 'إرسال الجواب',
  },
  close: {
    name: 'إغلاق',
    ask: 'لأمنية لا تنتظر جوابا: سُحبت، أو وردت مرتين، أو لم يكتبها راشد.',
    send: 'إغلاق الأمنية',
  },
  fields: {
    date: 'اليوم',
    time: 'الساعة',
    place: 'المكان',
    placeHint: 'كما يقرؤه أصحاب الأمنية، مثل: مكتب الاستقبال.',
    size: 'مقاس البدلة',
    sizeHint: 'اختياري، مثل: 8 سنوات.',
    reason: 'السبب',
    end: 'السبب',
    sentence: 'جملة أخرى',
    sentenceHint: (language) => `اختيارية، باللغة: ${language}. لا شيء عن مرض أو إعاقة.`,
  },
  ends: {
    asked: 'بطلب من أصحابها',
    repeated: 'وردت مرتين',
    child: 'لم يكتبها الأب أو الأم أو من له الولاية',
  },
  faults: {
    date: 'يرجى اختيار يوم وساعة لم يمضيا.',
    place: 'يرجى كتابة المكان، في 80 حرفا على الأكثر.',
    size: 'المقاس في 20 حرفا على الأكثر.',
    reason: 'يرجى اختيار سبب.',
    end: 'يرجى اختيار سبب.',
    sentence: 'الجملة في 300 حرف على الأكثر.',
  },
  changed: 'تغيرت هذه الأمنية في هذه الأثناء. ما يسري معروض هنا، ولم يُنفذ ما طلبتموه.',
  theyRead: 'ما يقرؤه أصحاب الأمنية',
  erasedOn: (day) => `مُحي محتوى هذه الأمنية يوم ${day}. يبقى الرقم والحال.`,
  willErase: (day) => `يُمحى محتواها يوم ${day}.`,
  done: { answered: 'الجواب معروض في صفحة الأمنية.', takenOut: 'حُذف المقطع نهائيا.' },
  setUp: {
    lead: 'متى تُستقبل أمنيات الأطفال، ومن يقرؤها. لا تُقرأ بحكم الدور وحده.',
    terms: 'الاستقبال',
    takes: 'استقبال الأمنيات',
    takesHint: 'يظهر الرابط في صفحة الدورة إلى آخر يوم.',
    until: 'آخر يوم للإرسال',
    answerDays: 'الجواب خلال (أيام)',
    answerDaysHint: 'من يوم الورود، ولا يتجاوز آخر يوم في الدورة. يُذكر التاريخ لأصحاب الأمنية.',
    save: 'حفظ',
    saved: 'تم الحفظ.',
    faults: {
      until: 'يرجى اختيار يوم لم يمض، خلال السنة المقبلة.',
      answer_days: 'عدد الأيام من 1 إلى 60.',
    },
    readers: 'من يقرأ الأمنيات',
    readersNote: 'كل تعيين وكل إنهاء له مسجل. من أُنهي تعيينه لا يقرأ شيئا بعد ذلك.',
    noReaders: 'لم يُعين أحد بعد: لا أحد يقرأ ما يرد.',
    notNamed: 'لا يقرأ الأمنيات إلا من عُين لها، ولستم منهم.',
    member: 'عضو في الفريق',
    name: 'تعيين',
    unname: 'إنهاء التعيين',
    unnameOf: (name) => `إنهاء تعيين ${name}`,
    named: (by, when) => `تعيين من ${by}، ${when}`,
    first: 'تُحفظ شروط الاستقبال أولا، ثم يُعين من يقرأ.',
  },
};
