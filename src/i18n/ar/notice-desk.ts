import type { Locale } from '../../domain/kinds.ts';
import type { NoticeKind, Template } from '../../domain/notice.ts';

/** The console's pages of notices. */
export interface NoticeDeskWords {
  readonly state: string;
  readonly create: string;
  readonly empty: string;
  readonly listed: string;
  readonly columns: {
    readonly number: string;
    readonly kind: string;
    readonly words: string;
    readonly whom: string;
    readonly since: string;
    readonly until: string;
    readonly languages: string;
    readonly state: string;
  };
  readonly kinds: Readonly<Record<NoticeKind, string>>;
  readonly everybody: string;
  readonly untilWithdrawn: string;
  readonly inForce: string;
  readonly over: string;
  readonly withdrawn: string;
  readonly pinned: string;
  readonly older: string;
  readonly newest: string;
  readonly choose: string;
  readonly reviewed: string;
  readonly templates: Readonly<Record<Template, string>>;
  readonly notes: Readonly<Record<Template, string>>;
  readonly form: {
    readonly gate: string;
    readonly until: string;
    readonly untilHint: string;
    readonly pinned: string;
    readonly text: Readonly<Record<Locale, string>>;
    readonly textHint: string;
    readonly blanks: string;
    readonly is: string;
    readonly not: string;
    readonly notHint: string;
    readonly fill: string;
    /** Under the Amazigh text of a template. */
    readonly unwritten: string;
    readonly preview: string;
    readonly previewHint: string;
    readonly publish: string;
    readonly back: string;
  };
  readonly faults: {
    readonly languages: string;
    readonly blank: string;
    readonly tooLong: (most: number) => string;
    readonly is: string;
    readonly until: string;
    readonly gate: string;
  };
  readonly changed: string;
  readonly notPublished: string;
  readonly tooMany: string;
  readonly tooOften: string;
  /** After the name of a language: what is asked before a text goes out. */
  readonly doubts: {
    readonly title: string;
    /** Of languages that were left behind by a correction. */
    readonly behind: string;
    readonly unchanged: string;
    readonly gate: string;
    readonly refill: string;
    readonly sure: string;
  };
  /** Who published each text, for the office alone. */
  readonly versions: {
    readonly title: string;
    readonly text: (n: number) => string;
    readonly withdrawn: string;
    readonly by: (name: string, role: string) => string;
    readonly note: string;
  };
  readonly changedLink: string;
  readonly page: (n: number) => string;
  readonly correcting: (n: number) => string;
  readonly correct: string;
  readonly withdraw: string;
  readonly withdrawAsk: string;
  readonly confirmWithdraw: string;
  readonly done: {
    readonly published: string;
    readonly corrected: string;
    readonly withdrawn: string;
  };
  readonly publicPage: string;
  readonly picture: {
    readonly title: string;
    readonly note: string;
    readonly post: string;
    readonly story: string;
    readonly check: string;
  };
  readonly offer: {
    readonly held: (gate: string) => string;
    readonly site: string;
    readonly fill: string;
    readonly reopened: (gate: string, n: number) => string;
    readonly reopenedSite: (n: number) => string;
    readonly open: string;
    /** To the supervisor of the gate, who publishes nothing. */
    readonly ownNone: string;
    readonly ownSaid: (n: number) => string;
    readonly ownStill: (n: number) => string;
    readonly sayOver: string;
  };
}

export const words: NoticeDeskWords = {
  state: 'يظهر البلاغ في صفحة الدورة وعلى التذاكر خلال ثانيتين من نشره.',
  create: 'بلاغ جديد',
  empty: 'لا بلاغ منشور الآن.',
  listed: 'ما نُشر في هذه الدورة',
  columns: {
    number: 'الرقم',
    kind: 'النوع',
    words: 'بداية النص',
    whom: 'لمن',
    since: 'منذ',
    until: 'إلى',
    languages: 'اللغات',
    state: 'الحالة',
  },
  kinds: { notice: 'بلاغ', correction: 'تصحيح' },
  everybody: 'الجميع',
  untilWithdrawn: 'إلى حين سحبه',
  inForce: 'منشور',
  over: 'انتهت مدته',
  withdrawn: 'مسحوب',
  pinned: 'مثبت',
  older: 'أقدم',
  newest: 'الأحدث',
  choose: 'اختيار النموذج',
  reviewed: 'بعد قراءتها: تأشيرها في صفحة النصوص',
  templates: {
    held: 'دخول متوقف في باب',
    full: 'الموقع ممتلئ',
    rumour: 'تصحيح شائعة',
    weather: 'الطقس',
    over: 'عودة الدخول',
    free: 'نص من عندكم',
  },
  notes: {
    held: 'يُملأ من حالة الباب: إلى أين، وإلى متى.',
    full: 'يُستأنف الدخول تدريجيا، والتذاكر تبقى صالحة.',
    rumour: 'الصحيح أولا، ثم ما يُتداول.',
    weather: 'حر أو مطر أو رياح: ما الذي يتغير، وأين الظل والماء.',
    over: 'عاد الدخول إلى حاله.',
    free: 'ورقة بيضاء.',
  },
  form: {
    gate: 'لمن؟',
    until: 'إلى متى؟',
    untilHint: 'اختياري، بتوقيت المكان. بعد هذا الوقت يغيب البلاغ عن الصفحات وحده.',
    pinned: 'تثبيته في الأعلى',
    text: { ar: 'بالعربية', zgh: 'بالأمازيغية', fr: 'بالفرنسية', en: 'بالإنجليزية' },
    textHint: 'الجملة الأولى تظهر بخط عريض، وعلى هواتف الباب.',
    blanks: 'يرجى إكمال ما بين [ ] أو حذفه. لا بد من لغتين على الأقل.',
    is: 'ما هو صحيح',
    not: 'ما ليس صحيحا',
    notHint: 'ما ليس صحيحا يُكتب منفيا، مثل: «لا يُطلب أي أداء». ولا يظهر أبدا في العنوان.',
    fill: 'ملء النص',
    unwritten: 'لا نموذج بالأمازيغية. إذا بقي هذا النص فارغا، يُعرض النص العربي على قرائها.',
    preview: 'معاينة الصفحة العامة',
    previewHint: 'تظهر بداية كل لغة بخط عريض.',
    publish: 'نشر',
    back: 'رجوع',
  },
  faults: {
    languages: 'لا بد من نص بلغتين على الأقل.',
    blank: 'بقي في النص ما بين [ ]: يرجى إكماله أو حذفه.',
    tooLong: (most) => `النص طويل: ${most} حرف على الأكثر.`,
    is: 'يرجى كتابة ما هو صحيح في هذه اللغة.',
    until: 'يرجى كتابة وقت لم يمض بعد.',
    gate: 'هذا الباب ليس في هذه الدورة.',
  },
  changed: 'نُشر نص آخر أثناء الكتابة، أو سُحب البلاغ. نصكم محفوظ أسفله، ولم ينشر.',
  notPublished: 'لم يُنشر البلاغ، ونصه محفوظ أسفله. المرجو المحاولة مرة أخرى.',
  tooMany: 'بلغت هذه الدورة أقصى عدد للبلاغات: لم ينشر شيء. يمكن تصحيح بلاغ منشور.',
  tooOften: 'صُحح هذا البلاغ أقصى عدد ممكن من المرات. المرجو سحبه ونشر بلاغ جديد.',
  doubts: {
    title: 'لم ينشر بعد. ما ينبغي النظر فيه أولا:',
    behind: 'نُشر التصحيح بلغة دون غيرها. هل تُصحح هذه اللغات أيضا؟',
    unchanged: 'ما زال النص السابق.',
    gate: 'يذكر النص بابا غير الذي اختير.',
    refill: 'يمكن ملء النص من جديد أو تصحيح هذه الكلمات.',
    sure: 'نشر كما هو',
  },
  versions: {
    title: 'النصوص',
    text: (n) => `النص ${n}`,
    withdrawn: 'السحب',
    by: (name, role) => `من ${name} (${role})`,
    note: 'لا يرى من نشر إلا المكتب.',
  },
  changedLink: 'قراءة المنشور الآن',
  page: (n) => `بلاغ رقم ${n}`,
  correcting: (n) => `تصحيح البلاغ رقم ${n}`,
  correct: 'تصحيح النص',
  withdraw: 'سحب',
  withdrawAsk: 'يغيب البلاغ عن الصفحات والهواتف، وتبقى صفحته مقروءة ويُذكر فيها أنه سُحب.',
  confirmWithdraw: 'تأكيد السحب',
  done: {
    published: 'نُشر البلاغ.',
    corrected: 'نُشر النص المصحح، والسابق يبقى مقروءا.',
    withdrawn: 'سُحب البلاغ.',
  },
  publicPage: 'الصفحة العامة',
  picture: {
    title: 'صورة للنشر',
    note: 'بالعربية والفرنسية، برقم البلاغ ورمز يفتح صفحته: بها يُعرف الصحيح من غيره.',
    post: 'صورة منشور (1080 × 1350)',
    story: 'صورة حالة (1080 × 1920)',
    check: 'للتأكد من صحة هذا البلاغ:',
  },
  offer: {
    held: (gate) => `الدخول متوقف في ${gate}، ولا بلاغ به.`,
    site: 'الدخول متوقف من كل الأبواب، ولا بلاغ به.',
    fill: 'إعداد بلاغه',
    reopened: (gate, n) => `عاد الدخول في ${gate}، والبلاغ رقم ${n} ما زال منشورا.`,
    reopenedSite: (n) => `عاد الدخول، والبلاغ رقم ${n} ما زال منشورا.`,
    open: 'سحبه',
    ownNone: 'لا بلاغ بذلك بعد. يُقترح إعداده على خلية التواصل والتنظيم.',
    ownSaid: (n) => `البلاغ رقم ${n} يخبر الزوار بذلك.`,
    ownStill: (n) => `ما زال البلاغ رقم ${n} يقول إن الدخول متوقف. يُطلب سحبه من خلية التواصل.`,
    sayOver: 'نشر أن الدخول عاد',
  },
};
