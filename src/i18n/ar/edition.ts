import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** A field of an edition: its name, and below it what it does. */
interface FieldWords {
  readonly label: string;
  readonly hint?: string;
}

/** Of each field, by its path. */
const fields = {
  name: { label: 'اسم الدورة', hint: 'كما يُقرأ في أعلى كل صفحة وعلى التذكرة.' },
  city: { label: 'المدينة' },
  venue: { label: 'المكان', hint: 'الاسم الذي يعرفه الناس.' },
  'texts.welcome': { label: 'كلمة الترحيب', hint: 'جملة أو جملتان.' },
  'texts.directions': { label: 'كيفية الوصول', hint: 'الحافلات ومواقف السيارات وأقرب محطة.' },
  'texts.bring': { label: 'ما يُحضر', hint: 'الماء وغطاء الرأس، وما لا يُسمح بإدخاله.' },
  'texts.desk': { label: 'مكتب الاستقبال', hint: 'مكانه وساعاته. إليه يتوجه من ضاعت تذكرته.' },
  'texts.step_free_way': { label: 'الطريق دون درج', hint: 'من مدخل الموقع إلى الباب الميسر.' },
  reviewed: { label: 'ما روجع' },
  'registration.opens': { label: 'بداية التسجيل' },
  'registration.closes': {
    label: 'نهاية التسجيل',
    hint: 'بعدها لا تسجيل، ويبقى الدخول من الممر العام مفتوحا.',
  },
  party_max: {
    label: 'أكبر عدد في تسجيل واحد',
    hint: 'للعائلات والأفراد. المدارس والجمعيات فوقه تحتاج إلى رمز أو إلى موافقة.',
  },
  kinds: { label: 'من يمكنه التسجيل' },
  group_share: {
    label: 'سقف المدارس والجمعيات في كل فترة (%)',
    hint: 'لا تأخذ معا أكثر من هذه النسبة من أماكن فترة واحدة.',
  },
  live_detail: {
    label: 'الأعداد المنشورة للعموم',
    hint: 'التقريبية تُدوَّر وتتأخر دقيقة؛ الفريق يرى الدقيقة دائما.',
  },
  timezone: { label: 'المنطقة الزمنية', hint: 'لا تتغير بعد أول تذكرة.' },
  'policy.reentry': {
    label: 'العودة بالتذكرة نفسها',
    hint: 'من خرج يعود. دونها تُستعمل كل تذكرة مرة واحدة.',
  },
  'policy.early_minutes': {
    label: 'دقائق قبل الفترة',
    hint: 'من جاء قبلها بأكثر فهو مبكر. فارغ: أي ساعة من اليوم.',
  },
  'policy.too_early': { label: 'من جاء مبكرا' },
  'policy.late_minutes': {
    label: 'دقائق بعد الفترة',
    hint: 'من جاء بعدها بأكثر فهو متأخر. فارغ: أي ساعة من اليوم.',
  },
  'policy.too_late': { label: 'من جاء متأخرا' },
  'policy.wrong_gate': { label: 'من جاء إلى باب غير بابه' },
  'policy.walk_ins': {
    label: 'الدخول دون تذكرة',
    hint: 'ما دام مفتوحا، يقترح الهاتف إدخال من رُفضت تذكرته من الممر العام.',
  },
  'policy.drain_minutes': {
    label: 'دقائق إفراغ الممر عند الإيقاف',
    hint: 'من كان في الممر حين أُوقف الدخول يدخل خلالها.',
  },
  'policy.child_under': { label: 'الطفل أصغر من (سنوات)', hint: 'الرضع محسوبون أطفالا.' },
  'policy.day_ends': {
    label: 'ساعة نهاية اليوم',
    hint: 'في صباح الغد. ما قبلها يُحسب لليوم السابق.',
  },
  'controller.name': { label: 'المسؤول عن المعطيات', hint: 'الجهة التي تُعالج المعطيات باسمها.' },
  'controller.contact': { label: 'عنوان مراسلته', hint: 'بريد إلكتروني أو هاتف يظهر للعموم.' },
  'controller.receipt': {
    label: 'رقم وصل اللجنة الوطنية (CNDP)',
    hint: 'فارغ ما دام لم يُسلَّم: تقول الصفحات إنه في طور التسليم.',
  },
  'controller.hosting': { label: 'الاستضافة', hint: 'أين توجد المعطيات، ولدى من.' },
  'controller.carriers': {
    label: 'من يوصل الرسائل',
    hint: 'الشركات التي تمر بها الرسائل القصيرة والبريد. إن لم تُرسل رسائل، فاكتبوا ذلك.',
  },
  'controller.keep_days': {
    label: 'أيام إلى المحو بعد آخر يوم',
    hint: 'يومها تُمحى الأسماء ووسائل الاتصال، وتبقى الأعداد.',
  },
  'shares.kept.school': { label: 'المدارس (%)' },
  'shares.kept.association': { label: 'الجمعيات (%)' },
  'shares.kept.media': { label: 'الصحافة (%)' },
  'shares.kept.guest': { label: 'الضيوف (%)' },
  'shares.kept.desk': { label: 'مكتب الاستقبال (%)' },
  'shares.openings': {
    label: 'متى تُفتح الأماكن',
    hint: 'من هذا التاريخ تُفتح هذه النسبة من كل فترة. سطر فارغ لا يُحسب. دون سطور: كل شيء مفتوح من البداية.',
  },
  'shares.same_day': {
    label: 'في يوم الفترة نفسه',
    hint: 'ابتداء من هذه الساعة من كل يوم. آخر ما يُفتح.',
  },
  'site.capacity': { label: 'سعة الموقع', hint: 'أكبر عدد يسمح به الموقع في آن واحد.' },
  'site.busy': { label: 'مزدحم ابتداء من' },
  'site.hold': { label: 'إيقاف الدخول ابتداء من' },
  'site.alert': { label: 'إنذار ابتداء من' },
  'site.emergency': { label: 'طوارئ ابتداء من' },
} satisfies Record<string, FieldWords>;

/** Words of the pages that set an edition up. */
export const words = {
  fields,
  pages: {
    words: {
      title: 'كلمات الدورة',
      lead: 'ما يقرؤه الزوار، بأربع لغات. العربية والفرنسية لازمتان للنشر.',
    },
    rules: { title: 'القواعد', lead: 'كل قاعدة وتحتها ما تغيره عند الأبواب أو في التسجيل.' },
    shares: {
      title: 'الحصص والسعة',
      lead: 'نسبة من أماكن كل فترة تُحفظ لكل فئة؛ والباقي للجميع.',
    },
  },
  days: {
    title: 'الأيام والفترات',
    lead: 'لكل يوم ساعاته، وفيه فترات وصول بأماكنها.',
    arch: 'أيام',
    empty: 'لا يوم بعد.',
    add: 'إضافة يوم',
    date: 'التاريخ',
    opens: 'فتح الأبواب',
    closes: 'إغلاق الأبواب',
    edit: 'تغيير اليوم',
    fill: 'ملء اليوم بفترات',
    minutes: 'طول الفترة (دقائق)',
    people: 'عدد الأشخاص في اليوم كله',
    shape: 'كيف يأتي الناس',
    shapes: {
      even: 'بالتساوي طول اليوم',
      morning: 'الصباح أكثر: المدارس أولا',
      two_humps: 'ذروتان: المدارس ثم العائلات',
    },
    plan: 'رؤية الفترات قبل حفظها',
    planTitle: (date: string) => `فترات ${date}`,
    planLead: (windows: number, people: number) =>
      `الفترات: ${number(windows)}. الأماكن: ${number(people)}. لم يُحفظ شيء بعد.`,
    back: 'عودة دون حفظ',
    noTime: 'اليوم ينتهي قبل أن يبدأ، أو طول الفترة غير ممكن.',
    tooMany: (most: number) => `بهذا الطول تزيد الفترات على ${number(most)}.`,
    window: 'الفترة',
    from: 'من',
    to: 'إلى',
    places: 'الأماكن',
    taken: 'المأخوذة',
    state: 'الحالة',
    open: 'مفتوحة',
    closed: 'مغلقة للتسجيل',
    floor: (taken: number) => `المأخوذة ${number(taken)}: لا أقل من ذلك.`,
    moved: 'من سجل في هذه الفترة يرى ساعتها الجديدة في تذكرته. لم تُضبط أي وسيلة إرسال.',
    editWindow: 'تغيير',
    addWindow: 'إضافة فترة',
    isClosed: 'مغلقة لتسجيلات جديدة',
    remove: 'حذف',
    removeWindowAsk: 'لا تسجيل في هذه الفترة: تُحذف.',
    removeDayAsk: 'لا تسجيل في هذا اليوم: يُحذف بفتراته.',
    closeDay: 'إغلاق اليوم للتسجيل',
    closeDayAsk: 'من سجل يحتفظ بتذكرته. لا تسجيل جديد في أي فترة منه.',
    openDay: 'إعادة فتح التسجيل لهذا اليوم',
    openDayAsk: 'يعود التسجيل ممكنا في كل فتراته.',
    confirm: 'تأكيد',
    total: (taken: number, places: number) => `${number(taken)} من ${number(places)}`,
  },
  groups: {
    identity: 'الاسم والمكان',
    texts: 'النصوص',
    review: 'المراجعة',
    registration: 'التسجيل',
    gates: 'عند الأبواب',
    figures: 'الأعداد',
    data: 'المعطيات الشخصية',
    kept: 'ما يُحفظ من كل فترة',
    openings: 'فتح الأماكن بالتدريج',
    site: 'سعة الموقع وعتباتها',
  },
  languages: { ar: 'بالعربية', zgh: 'بالأمازيغية', fr: 'بالفرنسية', en: 'بالإنجليزية' },
  strictness: { ignore: 'يدخل دون ملاحظة', attention: 'يدخل مع تنبيه', refuse: 'لا يدخل بالتذكرة' },
  liveDetails: { coarse: 'تقريبية', exact: 'دقيقة' },
  reviews: { amazigh: 'النصوص الأمازيغية', notices: 'نماذج البلاغات الأربعة' },
  kinds: {
    individual: 'الأفراد',
    family: 'الأسر',
    school: 'المدارس',
    association: 'الجمعيات',
    media: 'الصحافة',
    guest: 'الضيوف',
  },
  yes: 'نعم',
  from: 'من',
  percent: 'النسبة المفتوحة (%)',
  save: 'حفظ',
  saved: 'حُفظ التغيير، ويُعمل به منذ الآن.',
  unchanged: 'لم يتغير شيء.',
  theirs: (n: number) =>
    arabic(n, {
      zero: '',
      one: 'وبقي حقل واحد كما غيره غيركم في الأثناء.',
      two: 'وبقي حقلان كما غيرهما غيركم في الأثناء.',
      few: `وبقيت ${number(n)} حقول كما غيرها غيركم في الأثناء.`,
      many: `وبقي ${number(n)} حقلا كما غيرها غيركم في الأثناء.`,
      other: `وبقي ${number(n)} حقل كما غيرها غيركم في الأثناء.`,
    }),
  conflict: {
    title: 'تغيير من شخصين في الحقل نفسه. يرجى الاختيار في كل حقل.',
    by: (name: string, time: string) =>
      `تغيير في هذه الصفحة من ${name} على الساعة ${time}. يرجى الاختيار في كل حقل.`,
    theirs: 'إبقاء ما حُفظ',
    mine: 'حفظ ما كتبتم',
    empty: 'فارغ',
  },
  faults: {
    invalid: 'القيمة غير مقبولة.',
    number: 'اكتبوا عددا صحيحا.',
    too_long: 'النص طويل جدا.',
    unknown: 'لم يعد موجودا: حذفه غيركم.',
    too_many: (most: number) => `الحد الأقصى ${number(most)}.`,
    capacity_below_taken: (window: string, taken: number) =>
      `في فترة ${window} أماكن مأخوذة (${number(taken)}): لا أقل من ذلك.`,
    in_use: (window: string, taken: number) =>
      `فترة ${window} فيها تسجيلات (${number(taken)}): تُغلق ولا تُحذف.`,
    day_begun: 'بدأ هذا اليوم، فلا يتغير تاريخه ولا ساعة نهايته.',
    over: 'انتهى هذا الوقت، فلا يتغير.',
    in_the_past: 'هذا الوقت مضى.',
    fixed_by_tickets: 'صدرت تذاكر، فلا تتغير هذه القيمة.',
    sign_twice: (sign: string) => `العلامة ${sign} لباب آخر.`,
    thresholds_unordered: 'كل عتبة أكبر من التي قبلها.',
    shares_beyond: (percent: number) => `مجموع الحصص ${number(percent)}%، وهو أكثر من الكل.`,
    openings_unordered: 'كل سطر بعد الذي قبله في الوقت، ولا تقل نسبته عنه.',
    show_outside: 'اختاروا يوما من أيام الدورة، وساعة نهاية غير ساعة البداية.',
    needed: 'هذا لازم ما دامت الدورة منشورة.',
    wrong_status: 'تغيرت حالة الدورة في الأثناء.',
    erased_at_once: 'بهذا العدد تُمحى المعطيات حالا.',
    erased: 'مُحيت معطيات هذه الدورة، فلا تتغير.',
    clock_skips: (time: string) => `الساعة ${time} لا توجد في ذلك اليوم: تُقدَّم الساعة.`,
    clock_doubles: (time: string) => `الساعة ${time} تأتي مرتين في ذلك اليوم: تُؤخَّر الساعة.`,
    day_ends_first: 'اليوم ينتهي قبل أن يبدأ.',
    day_twice: (date: string) => `يوم ${date} موجود من قبل.`,
    window_ends_first: (window: string) => `فترة ${window} تنتهي قبل أن تبدأ.`,
    window_outside: (window: string, hours: string) =>
      `فترة ${window} خارج ساعات اليوم (${hours}).`,
    windows_overlap: (window: string, other: string) => `فترة ${window} تتداخل مع فترة ${other}.`,
    windows_unordered: 'الفترات ليست في ترتيبها.',
    registration_ends_first: 'التسجيل ينتهي قبل أن يبدأ.',
    registration_after_end: 'التسجيل ينتهي بعد آخر يوم.',
  },
};

export type EditionWords = typeof words;
