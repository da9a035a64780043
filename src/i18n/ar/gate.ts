import type { CompassPoint } from '../../domain/way.ts';
import { grouped, signed } from '../number.ts';
import { arabic } from '../plural.ts';
import { common } from './common.ts';
import { page } from './gate-page.ts';

const number = (n: number) => grouped(n, '.');
const people = common.people;

/** The reference of the gate's words: every other language has exactly these keys. */
const WINDS: Record<CompassPoint, string> = {
  n: 'الشمال',
  ne: 'الشمال الشرقي',
  e: 'الشرق',
  se: 'الجنوب الشرقي',
  s: 'الجنوب',
  sw: 'الجنوب الغربي',
  w: 'الغرب',
  nw: 'الشمال الغربي',
};

export const gate = {
  title: page.title,
  enrol: {
    title: page.enrolTitle,
    lead: 'يصير هذا الهاتف ماسحا لتذاكر باب واحد، ويعمل ولو انقطعت الشبكة. لا يحفظ أي اسم.',
    open: page.enrolOpen,
    opening: 'جار الفتح…',
    code: page.enrolCode,
    submit: 'فتح بهذا الرمز',
    once: 'تستعمل الدعوة مرة واحدة. فتح الرابط لا يستهلكها.',
    goOn: (gate: string) => `متابعة على ${gate}`,
    unsent: (n: number) =>
      arabic(n, {
        zero: '',
        one: 'مسح واحد لم يرسل بعد. لا يمكن تغيير الباب قبل إرساله.',
        two: 'مسحان لم يرسلا بعد. لا يمكن تغيير الباب قبل إرسالهما.',
        few: `${number(n)} عمليات مسح لم ترسل بعد. لا يمكن تغيير الباب قبل إرسالها.`,
        many: `${number(n)} عملية مسح لم ترسل بعد. لا يمكن تغيير الباب قبل إرسالها.`,
        other: `${number(n)} عملية مسح لم ترسل بعد. لا يمكن تغيير الباب قبل إرسالها.`,
      }),
    install:
      'على iPhone: يضاف أولا إلى الشاشة الرئيسية (مشاركة، ثم «إضافة إلى الشاشة الرئيسية»)، ويفتح من هناك ثم يكتب الرمز.',
    insecure: 'يحتاج المسح إلى عنوان https. يرجى فتح الصفحة من رابط يبدأ بـ https.',
    elsewhere: 'الباب مفتوح في نافذة أخرى على هذا الهاتف. يرجى إغلاق إحداهما.',
    noStore: 'لا يسمح هذا المتصفح بالحفظ. يرجى الخروج من التصفح الخاص.',
  },
  trouble: {
    unreachable: 'لا اتصال بالخادم. كل شيء محفوظ ويرسل عند عودة الشبكة.',
    garbled: 'رد غير مفهوم من الخادم أو من الشبكة. كل شيء محفوظ وتعاد المحاولة.',
    busy: 'الخادم مشغول. كل شيء محفوظ وتعاد المحاولة.',
    too_large: 'الدفعة كبيرة. يعاد الإرسال على دفعات أصغر.',
    rejected: 'هذه الدعوة غير صالحة: استعملت من قبل أو انتهت مدتها.',
    unauthenticated: 'لم يعد هذا الهاتف معتمدا. يرجى الاتصال بالمشرف على الباب. المسح محفوظ.',
    too_old: 'هذه النسخة من الصفحة قديمة: يرجى إعادة تحميلها. كل شيء محفوظ ويرسل.',
    revoked: 'هذا الهاتف لم يعد بابا. جار تسليم ما لم يرسل.',
    revoked_closed: 'هذا الهاتف لم يعد بابا.',
  },
  /** In one line. `seconds` since the last answer; null for never. */
  fresh: (seconds: number | null, waiting: number) => {
    const ago =
      seconds === null
        ? 'لم تتم المزامنة بعد'
        : seconds < 60
          ? `مزامنة قبل ${seconds} ث`
          : `مزامنة قبل ${Math.floor(seconds / 60)} د`;
    return `${ago} · ${number(waiting)} في الانتظار`;
  },
  loading: 'جار تحميل سجل التذاكر…',
  aside: (n: number) => `${number(n)} لم يقبله الخادم: أخبروا المشرف`,
  unsaved: 'ذاكرة الهاتف ممتلئة: لا تغلقوا الصفحة قبل الإرسال.',
  lane: page.lane,
  entry: 'دخول',
  exit: 'خروج',
  aim: 'وجهوا الكاميرا إلى رمز التذكرة',
  wake: 'المسح متوقف. انقروا للمتابعة.',
  tooMany: 'وصلت عدة رموز دفعة واحدة. يرجى مسحها واحدا واحدا.',
  /** 56 px high: one word. */
  word: {
    in: 'مرحبا',
    out: 'خروج',
    attention: 'انتباه',
    stop: 'توقف',
    hold: 'انتظار',
  },
  why: {
    unknown: 'ليس رمز تذكرة لهذه الأيام.',
    bad_signature: 'التذكرة غير أصلية.',
    wrong_event: 'تذكرة لدورة أخرى.',
    cancelled: 'ألغيت هذه التذكرة.',
    pending: 'لم يوافق على هذا التسجيل بعد.',
    superseded: (n: number) => `تغيرت التذكرة. العدد الجديد: ${people(n)}.`,
    replaced: 'صدرت تذكرة أحدث محل هذه.',
    wrong_day: (day: string) => `التذكرة ليوم ${day}.`,
    wrong_gate: (gate: string) => `الباب المناسب: ${gate}`,
    way: (metres: number, wind: CompassPoint) => `على بعد ${number(metres)} م نحو ${WINDS[wind]}.`,
    too_early: (span: string) => `قبل الموعد: ${span}.`,
    too_late: (span: string) => `بعد الموعد: ${span}.`,
    already_admitted: 'دخلوا جميعا من قبل.',
    earlier: (time: string, gate: string) => `آخر دخول في ${time} من ${gate}.`,
    party_exceeded: (left: number) => `بقي في التذكرة: ${people(left)}.`,
    not_inside: 'لم يسجل دخول بهذه التذكرة.',
    gate_closed: 'الباب مغلق.',
    held: 'الدخول متوقف مؤقتا.',
    draining: 'توقف الدخول قبل قليل: يدخل من هم في الممر.',
    invalid: 'لم يقبل الخادم هذا المسح.',
    undo_expired: 'مضى أكثر من ربع ساعة.',
    other: 'ذكر الخادم سببا لا تعرفه هذه النسخة.',
    stillInside: (n: number) => `ما زال في الداخل: ${people(n)}.`,
    ofParty: (inside: number, admits: number) => `${number(inside)} من ${number(admits)} في الداخل`,
  },
  /** What the holder of the ticket reads: never a word of refusal. */
  visitor: {
    unknown: 'هذا الرمز ليس تذكرة لهذه الأيام. الدخول من الممر العام ممكن.',
    wrong_day: (day: string) => `التذكرة ليوم ${day}. الدخول من الممر العام ممكن.`,
    wrong_gate: (gate: string) => `بابكم هو ${gate}.`,
    too_early: (span: string) => `فترة وصولكم ${span}. الدخول من الممر العام ممكن.`,
    too_late: (span: string) => `كانت فترة وصولكم ${span}. الدخول من الممر العام ممكن.`,
    already_admitted: 'سجل دخول كل من في هذه التذكرة. الدخول من الممر العام ممكن.',
    cancelled: 'هذه التذكرة ملغاة. الدخول من الممر العام ممكن.',
    pending: 'طلبكم قيد الدراسة. الدخول من الممر العام ممكن.',
    superseded: 'توجد تذكرة أحدث لمجموعتكم. الدخول من الممر العام ممكن.',
    party_exceeded: 'عددكم أكبر من عدد التذكرة. يدخل الباقون من الممر العام.',
    held: 'الدخول متوقف لبضع دقائق حرصا على سلامتكم. شكرا على صبركم.',
    gate_closed: 'هذا الباب مغلق. يدلكم الفريق على أقرب باب مفتوح.',
    other: 'هذه التذكرة تحتاج إلى مراجعة. الدخول من الممر العام ممكن.',
  },
  /** For a crowd: turned round as it is. */
  crowd: 'الدخول متوقف لبضع دقائق حرصا على سلامتكم. شكرا على صبركم.',
  showWay: 'إظهار الاتجاه',
  turnRound: 'إظهار للزائر',
  walkIns: (n: number) => `إدخال من الممر العام (${number(n)})`,
  override: 'إدخال رغم ذلك',
  overrideWhy: 'السبب',
  overrides: ['طفل وحده', 'شخص في وضعية إعاقة', 'خطأ في التذكرة', 'أمر من المشرف'],
  correct: (n: number) => `تصحيح العدد: ${number(n)}`,
  strip: 'عدد الداخلين',
  ask: {
    people: 'كم هم الآن؟',
    booked: (n: number) => `في التذكرة: ${people(n)}`,
    inside: (n: number) => `في الداخل: ${people(n)}`,
    unlisted: 'الرمز ليس في لائحة هذا الهاتف. كم هم؟',
    confirm: (n: number) => `تأكيد ${number(n)}`,
    day: 'أي يوم هو اليوم؟',
    dayWhy: 'لم يتصل هذا الهاتف بالخادم اليوم، والتذكرة ليوم آخر.',
    cancel: 'إلغاء',
  },
  counter: {
    title: 'عدّ الداخلين',
    exitTitle: 'عدّ الخارجين',
    open: 'عدّ',
    adult: '\u2066+1\u2069 كبير',
    child: '\u2066+1\u2069 طفل',
    group: (n: number) => `+${n}`,
    crew: 'طاقم \u2066+1\u2069',
    tooFast: 'نقرتان متقاربتان: حسبت واحدة.',
    total: (n: number) => `في هذه الجلسة: ${number(n)}`,
    eye: 'عدّ من في الداخل بالنظر',
  },
  keypad: {
    open: 'رمز',
    title: 'اثنا عشر رقما',
    erase: 'محو',
    read: 'تحقق',
    miscopied: 'رقم غير صحيح. يرجى إعادة القراءة.',
  },
  undo: {
    open: 'تراجع',
    undone: (n: number) => `ألغي: ${people(n)}`,
    nothing: 'لا شيء للتراجع عنه.',
    expired: 'مضى أكثر من ربع ساعة.',
  },
  /** A count by eye, beside the figure that it replaces; null when that is not known here. */
  eye: {
    change: (before: number | null, now: number) =>
      before === null
        ? `؟ ← ${number(now)}`
        : `${number(before)} ← ${number(now)} (\u2066${signed(now - before, '.')}\u2069)`,
    all: 'يصير هذا عدد من في الموقع كله، عند كل الأبواب.',
    guarded: 'الفرق كبير أو غير معروف: يلزم رمز المشرف.',
    counted: (n: number) => `تم العد: ${number(n)}`,
  },
  recent: {
    open: 'آخر العمليات',
    none: 'لا عملية بعد في هذه المناوبة.',
    walkIn: 'دون تذكرة',
    undone: 'ألغيت',
  },
  shift: {
    open: 'بدء مناوبة',
    close: 'إنهاء المناوبة',
    number: 'رقم المناوبة',
    code: 'رمز من أربعة أرقام لهذه المناوبة',
    on: (number: string, since: string) => `مناوبة ${number} · ${since}`,
    sheet: (number: string, from: string, to: string) => `المناوبة ${number}، من ${from} إلى ${to}`,
    welcomed: 'دخلوا',
    left: 'خرجوا',
    refused: 'وجهوا إلى ممر آخر',
    overrides: 'دخلوا بقرار من الفريق',
    unsent: 'لم يرسل بعد',
    locked: (number: string) => `المناوبة ${number}: الرمز من فضلكم`,
    wrong: 'رمز غير صحيح.',
    shut: 'أقفل الهاتف بعد خمس محاولات. يرجى الاتصال بالمشرف. المسح محفوظ ويرسل.',
  },
  menu: {
    open: 'المزيد',
    title: page.menuTitle,
    close: 'إغلاق',
    torch: 'ضوء الكاميرا',
    zoom: 'تكبير',
    sound: 'الصوت',
    language: page.language,
    hold: 'إيقاف هذا الباب',
    release: 'إعادة فتح هذا الباب',
    crowd: 'رسالة للجمهور',
    device: (name: string) => `الهاتف: ${name}`,
    version: (version: string) => `الإصدار: ${version}`,
    update: 'إصدار جديد: إعادة التحميل',
    tickets: (n: number) => `تذاكر اليوم على الهاتف: ${number(n)}`,
  },
  camera: {
    denied: 'الكاميرا غير مسموح بها. اسمحوا بها من إعدادات الموقع، أو استعملوا الرمز المكتوب.',
    missing: 'لا توجد كاميرا. يمكن كتابة الرمز أو استعمال ماسح.',
    busy: 'تطبيق آخر يستعمل الكاميرا. أغلقوه ثم انقروا هنا.',
  },
};

/** The words of the gate's page. */
export type GateWords = typeof gate;
