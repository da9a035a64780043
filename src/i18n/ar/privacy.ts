import type { Purged } from '../../domain/erasure.ts';
import { grouped } from '../number.ts';
import { type ArabicForms, arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');
const counted = (n: number, forms: ArabicForms) => arabic(n, forms);

/** The page of the data officer; every other language has exactly these keys. */
export interface PrivacyWords {
  readonly title: string;
  /** Under the title: when everything goes, or went. */
  readonly willErase: (day: string) => string;
  readonly erased: (day: string) => string;
  readonly held: {
    readonly title: string;
    readonly what: string;
    readonly readers: string;
    readonly until: string;
    readonly rows: string;
    /** What stays when the others are erased. */
    readonly stays: string;
    readonly atLeast: (n: string) => string;
  };
  /** What is held, and what for. */
  readonly groups: Readonly<Record<Group, { readonly name: string; readonly purpose: string }>>;
  readonly readers: {
    readonly everybody: string;
    readonly team: string;
    readonly named: string;
    readonly nobody: string;
  };
  readonly until: {
    readonly erasure: (day: string) => string;
    readonly wish: string;
    readonly day: string;
    readonly hours: string;
    readonly kept: string;
  };
  readonly find: {
    readonly title: string;
    readonly field: string;
    readonly hint: string;
    readonly submit: string;
    readonly none: string;
    readonly found: string;
    readonly waits: string;
    /** On the page of one person: what else the same contact has. */
    readonly person: string;
    readonly wishes: (n: number) => string;
    readonly eraseWishes: string;
    readonly eraseAsk: string;
  };
  readonly one: {
    readonly title: string;
    readonly state: string;
    readonly openings: string;
    readonly noOpenings: string;
    readonly toRecord: string;
    readonly correct: string;
    readonly another: string;
    readonly erasedOn: (day: string) => string;
    readonly beyond: (day: string) => string;
  };
  readonly copy: {
    readonly title: string;
    readonly note: string;
    readonly which: string;
    readonly noneChosen: string;
    readonly page: string;
    readonly file: string;
  };
  readonly erase: {
    readonly name: string;
    readonly ask: string;
    readonly which: string;
    readonly noneChosen: string;
    readonly send: string;
    readonly done: string;
  };
  readonly openings: {
    readonly title: string;
    readonly note: string;
    readonly day: string;
    readonly show: string;
    readonly none: string;
    readonly who: string;
    readonly hour: string;
    readonly searches: string;
    readonly opened: string;
    readonly contacts: string;
  };
  readonly edition: {
    readonly title: string;
    readonly note: string;
    readonly name: string;
    readonly ask: string;
    readonly send: string;
    readonly what: string;
    readonly before: string;
    readonly after: string;
    readonly begun: (day: string, time: string, who: string) => string;
    readonly byClock: string;
    readonly by: (name: string) => string;
    readonly beyond: (day: string) => string;
    readonly running: string;
    readonly counts: Readonly<Record<Purged, string>>;
  };
  readonly people: {
    readonly title: string;
    readonly none: string;
    readonly when: string;
    readonly number: string;
    readonly who: string;
    readonly holder: string;
    /** Erased once more, since the database was put back. */
    readonly service: string;
  };
}

type Group =
  | 'contacts'
  | 'waits'
  | 'messages'
  | 'browsers'
  | 'codes'
  | 'wishes'
  | 'gate_notes'
  | 'remarks'
  | 'visits'
  | 'groups'
  | 'entries'
  | 'orders'
  | 'phones'
  | 'team'
  | 'sign_ins'
  | 'log'
  | 'edition'
  | 'notices'
  | 'channels'
  | 'keys'
  | 'service';

export const words: PrivacyWords = {
  title: 'حماية المعطيات',
  willErase: (day) => `تُمحى كل المعطيات الشخصية يوم ${day}.`,
  erased: (day) => `مُحيت كل المعطيات الشخصية يوم ${day}.`,
  held: {
    title: 'ما نحتفظ به',
    what: 'المعطيات والغرض منها',
    readers: 'من يطلع عليها',
    until: 'إلى متى',
    rows: 'السطور',
    stays: 'ما يبقى بعد المحو، ولا اسم فيه لمن زار',
    atLeast: (n) => `أكثر من ${n}`,
  },
  groups: {
    contacts: {
      name: 'الأسماء ووسائل الاتصال',
      purpose: 'الزيارة والإخبار بما يتغير',
    },
    waits: { name: 'لائحة الانتظار', purpose: 'تسجيل من ينتظر متى توفر مكان' },
    messages: { name: 'الرسائل', purpose: 'إخبار كل من سجل بما يخص زيارته' },
    browsers: { name: 'المتصفحات التي تُشعَر', purpose: 'الإشعار بطلب ممن سجل' },
    codes: { name: 'رموز البحث عن تذكرة', purpose: 'ألا تصل التذكرة إلا إلى من سجل' },
    wishes: { name: 'أمنيات الأطفال', purpose: 'قراءة الأمنية والجواب عنها' },
    gate_notes: { name: 'ملاحظات للأبواب', purpose: 'ما يفعله الباب لأصحاب التذكرة' },
    remarks: { name: 'ما كُتب عند الأبواب', purpose: 'سبب السماح بالدخول بعد الرفض' },
    visits: { name: 'التسجيلات والتذاكر، دون أسماء', purpose: 'معرفة عدد القادمين ووقت قدومهم' },
    groups: { name: 'رموز المديريات', purpose: 'تسجيل المدارس والجمعيات التي تزكيها مديرية' },
    entries: { name: 'الدخول والخروج', purpose: 'العدّ، دون أسماء' },
    orders: { name: 'الأوامر عند الأبواب', purpose: 'سلامة الجمهور' },
    phones: { name: 'هواتف الأبواب', purpose: 'التأكد من وصول كل ما عدّته' },
    team: { name: 'الفريق', purpose: 'من يعمل هنا وبأي دور' },
    sign_ins: { name: 'دخول الفريق إلى لوحة التتبع', purpose: 'ألا يدخلها غير الفريق' },
    log: { name: 'السجل', purpose: 'من فعل ماذا، ومن اطلع على ماذا' },
    edition: { name: 'الدورة', purpose: 'ما تنشره الدورة وكيف ضُبطت' },
    notices: { name: 'البلاغات', purpose: 'إخبار العموم' },
    channels: { name: 'قنوات الإرسال', purpose: 'إيصال الرسائل' },
    keys: { name: 'المفاتيح', purpose: 'ختم المعطيات وتوقيع التذاكر' },
    service: { name: 'عمل الخدمة', purpose: 'ترتيب ما تكتبه' },
  },
  readers: {
    everybody: 'العموم',
    team: 'الفريق كله',
    named: 'من عُيّن بالاسم لقراءتها',
    nobody: 'لا أحد، الخدمة وحدها',
  },
  until: {
    erasure: (day) => `إلى ${day}`,
    wish: 'إلى 30 يوما بعد الزيارة أو الجواب',
    day: 'إلى نهاية يوم الزيارة',
    hours: 'بضع ساعات',
    kept: 'تبقى، دون أسماء',
  },
  find: {
    title: 'شخص واحد',
    field: 'رقم التذكرة أو الهاتف أو البريد الإلكتروني',
    hint: 'يُسجَّل البحث باسمكم، دون ما كتبتم.',
    submit: 'بحث',
    none: 'لا شيء محفوظ تحت هذا الرقم أو العنوان.',
    found: 'التسجيلات',
    waits: 'في لائحة الانتظار',
    person: 'كل ما لوسيلة الاتصال نفسها',
    wishes: (n) =>
      counted(n, {
        zero: 'لا أمنية طفل',
        one: 'أمنية طفل واحدة أُرسلت بوسيلة الاتصال هذه. لا يقرؤها إلا من عُيّن لها.',
        two: 'أمنيتان لطفل أُرسلتا بوسيلة الاتصال هذه. لا يقرؤهما إلا من عُيّن لهما.',
        few: `${number(n)} أمنيات أطفال أُرسلت بوسيلة الاتصال هذه. لا يقرؤها إلا من عُيّن لها.`,
        many: `${number(n)} أمنية أطفال أُرسلت بوسيلة الاتصال هذه. لا يقرؤها إلا من عُيّن لها.`,
        other: `${number(n)} أمنية أطفال أُرسلت بوسيلة الاتصال هذه. لا يقرؤها إلا من عُيّن لها.`,
      }),
    eraseWishes: 'محو الأمنيات',
    eraseAsk:
      'تُمحى كل الأمنيات التي أُرسلت بوسيلة الاتصال هذه، سواء أُجيب عنها أم لا، ولا يُرسل بعد ذلك أي جواب. لا رجوع في ذلك.',
  },
  one: {
    title: 'معطيات شخص واحد',
    state: 'فتح هذه الصفحة مسجل باسمكم، ويراه صاحب التسجيل بدوركم.',
    openings: 'من اطلع عليها',
    noOpenings: 'لم يطلع عليها أحد.',
    toRecord: 'التسجيل كاملا',
    correct: 'التصحيح',
    another: 'بحث آخر',
    erasedOn: (day) => `مُحيت يوم ${day}.`,
    beyond: (day) => `ولا يمكن استرجاعها بعد يوم ${day}: حينها تكون آخر نسخة احتياطية قد زالت.`,
  },
  copy: {
    title: 'إعطاء نسخة',
    note: 'كل ما هو محفوظ عن الشخص، بأسماء الأدوار دون أسماء الفريق. يُسجَّل أنكم أعطيتم نسخة.',
    which: 'ما يُعطى في النسخة:',
    noneChosen: 'حددوا ما يُعطى في النسخة.',
    page: 'صفحة للقراءة والطباعة',
    file: 'ملف (JSON)',
  },
  erase: {
    name: 'المحو الآن',
    ask: 'يُمحى الاسم ووسيلة الاتصال والرسائل وكل ما يدل على الشخص. تتوقف تذاكره، ويبقى الدخول من الممر العام متاحا بدون تذكرة. تبقى الأعداد دون أسماء. لا رجوع في ذلك.',
    which: 'ما يُمحى:',
    noneChosen: 'حددوا ما يُمحى.',
    send: 'تأكيد المحو',
    done: 'تم المحو.',
  },
  openings: {
    title: 'الاطلاع على معطيات الزوار',
    note: 'كل اطلاع مسجل باسم صاحبه. فتح الصفحة نفسها مرات في ساعة يُعد مرة واحدة.',
    day: 'اليوم',
    show: 'إظهار',
    none: 'لم يطلع أحد على أي معطيات في هذا اليوم.',
    who: 'الاسم',
    hour: 'الساعة',
    searches: 'عمليات بحث',
    opened: 'تسجيلات مفتوحة',
    contacts: 'وسائل اتصال ظاهرة',
  },
  edition: {
    title: 'محو معطيات الدورة',
    note: 'يُمحى كل شيء من تلقاء نفسه في موعده. قبل الموعد، للإشراف العام وحده أن يمحو الآن، بمفتاح المرور.',
    name: 'محو الدورة الآن',
    ask: 'تزول حالا الأسماء ووسائل الاتصال والرسائل والأمنيات لكل من سجل. تتوقف الروابط الخاصة، وتبقى التذاكر والأعداد. لا رجوع في ذلك.',
    send: 'محو كل المعطيات الشخصية',
    what: 'المعطيات',
    before: 'قبل المحو',
    after: 'بعده',
    begun: (day, time, who) => `مُحيت يوم ${day} على الساعة ${time}، ${who}.`,
    byClock: 'في موعدها',
    by: (name) => `بأمر من ${name}`,
    beyond: (day) => `ولا يمكن استرجاعها بعد يوم ${day}.`,
    running: 'السطور تُفرَّغ الآن، دفعة كل دقيقة. ولا أحد يستطيع قراءتها منذ الآن.',
    counts: {
      contacts: 'وسائل الاتصال',
      words: 'كلمات الأسماء، مشفرة',
      messages: 'الرسائل',
      waits: 'لائحة الانتظار',
      browsers: 'المتصفحات التي تُشعَر',
      codes: 'رموز البحث',
      remarks: 'ما كُتب عند الأبواب',
      notes: 'ملاحظات للأبواب',
      wishes: 'الأمنيات',
    },
  },
  people: {
    title: 'ما مُحي شخصا شخصا',
    none: 'لم يُمح شيء بطلب من أحد.',
    when: 'التاريخ',
    number: 'الرقم',
    who: 'من محاه',
    holder: 'صاحب التسجيل',
    service: 'الخدمة، بعد استرجاع نسخة',
  },
};
