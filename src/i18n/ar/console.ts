import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** The reference of the console's words: every other language has exactly these keys. */
export const words = {
  name: 'لوحة التتبع',
  /** Shows what a small screen leaves out. */
  more: 'المزيد',
  sessionEnds: (time: string) => `نهاية دخولكم: ${time}`,
  sessionRenew: 'تمديد الدخول',
  roles: {
    owner: 'الإشراف العام',
    organizer: 'التنظيم',
    safety: 'السلامة',
    gate: 'الإشراف على باب',
    desk: 'مكتب الاستقبال',
    communication: 'خلية التواصل',
    privacy: 'حماية المعطيات',
    viewer: 'الاطلاع فقط',
  },
  /** What a role may do, next to its name where one is chosen. */
  duties: {
    owner: 'كل شيء، ومنه منح الإشراف العام',
    organizer: 'العدّ والأبواب والهواتف والدعوات وكشوف الأيام',
    safety: 'العدّ، وإيقاف الدخول وإعادته',
    gate: 'الباب المعني وحده: الإيقاف وإعادة الفتح والتوجيه إلى باب آخر ومتابعة هواتفه',
    desk: 'البحث عن الزائرات والزوار وتسجيلهم وتعويض التذاكر الضائعة',
    communication: 'البلاغات وطلبات الصحافة، دون الاطلاع على ملفات أخرى',
    privacy: 'السجل وفتح الملفات والمحو، دون أي تغيير آخر',
    viewer: 'العدّ وحالة الأبواب',
  },
  join: {
    title: 'دعوة إلى لوحة التتبع',
    lead: 'تدعوكم الجهة المنظمة إلى لوحة تتبع',
    asRole: (role: string) => `الصفة: ${role}`,
    once: 'تُستعمل الدعوة مرة واحدة، وتُدخلكم من هذا المتصفح وحده. فتح الرابط لا يستهلكها.',
    name: 'اسمكم كما يراه الفريق',
    nameMissing: 'اكتبوا اسما يعرفكم به الفريق، في 80 حرفا على الأكثر.',
    submit: 'انضمام',
    goneTitle: 'لم تعد هذه الدعوة صالحة',
    gone: 'استُعملت من قبل، أو انتهت مدتها. اطلبوا دعوة جديدة ممن أرسلها إليكم.',
    alreadyTitle: (name: string) => `دخولكم قائم باسم ${name}`,
    already: 'لا حاجة إلى دعوة أخرى على هذا المتصفح. الدعوة ما زالت صالحة لغيركم.',
    goOn: 'متابعة إلى لوحة التتبع',
    useAnyway: 'استعمال هذه الدعوة بدل ذلك',
  },
  signedOut: {
    left: 'تم الخروج من لوحة التتبع على هذا المتصفح.',
  },
  forbidden: {
    title: 'هذه الصفحة خارج صلاحياتكم',
    text: (role: string) => `صفتكم: ${role}. اطلبوا ذلك من التنظيم. لم يتغير شيء.`,
    back: 'عودة إلى العدّ المباشر',
  },
  noEdition: {
    title: 'لا توجد دورة هنا',
    text: 'هذا العنوان لا يخص أي دورة، أو ليست لكم صفة فيها.',
  },
  figures: {
    inside: 'داخل الموقع الآن',
    entries: 'الدخول',
    exits: 'الخروج',
    re_entries: 'العودة',
    walk_ins: 'بدون تسجيل',
    parties: 'المجموعات',
    uncounted_exits: 'خروج غير محسوب',
    on_duty: 'هواتف في الخدمة',
    waiting: 'لم يصل بعد',
  },
  /** What each figure counts. */
  counts: {
    inside: 'من دخلوا ناقص من خرجوا، ابتداء من آخر عدّ بالعين اليوم',
    entries: 'كل من دخل، والعائدون ومن لم يسجلوا منهم؛ دون طاقم التنظيم',
    exits: 'كل من سُجل خروجه',
    re_entries: 'دخول جديد بالتذكرة نفسها بعد خروج؛ محسوب في الدخول',
    walk_ins: 'من دخلوا دون تذكرة؛ محسوبون في الدخول',
    parties: 'تذاكر دخل بها شخص واحد على الأقل',
    uncounted_exits: 'من بقوا في الحساب عند نهاية اليوم ولم يُسجل خروجهم',
  },
  /** The same in a few words, under a column's heading. */
  gloss: {
    entries: 'أشخاص',
    exits: 'أشخاص',
    re_entries: 'من الدخول',
    walk_ins: 'من الدخول',
    parties: 'تذاكر',
    uncounted_exits: 'عند نهاية اليوم',
    on_duty: 'عند الأبواب',
    waiting: 'عمليات مسح في الهواتف',
  },
  legend: 'ما الذي يعدّه كل رقم',
  board: {
    title: 'العدّ المباشر',
    todayIs: (date: string) => `اليوم، ${date}`,
    edition: 'الدورة كلها',
    /** Outside of the edition's days. */
    noDay: 'لا يوم من أيام الدورة الآن',
    /** A day of the edition where its month is plain: weekday and number. */
    shortDay: (weekday: string, day: number) => `${weekday} ${day}`,
    gates: 'الأبواب',
    days: 'الأيام',
    allDays: 'كل الأيام',
    gate: 'الباب',
    day: 'اليوم',
    state: 'الحالة',
    perMinute: 'دخول في الدقيقة',
    lastSeen: 'آخر اتصال',
    never: 'لا اتصال بعد',
    sheet: 'الكشف',
    /** A sentence for those who listen, read out from time to time. */
    spoken: (inside: number, entries: number, exits: number) =>
      `داخل الموقع الآن ${number(inside)}. الدخول ${number(entries)}. الخروج ${number(exits)}.`,
    gateChanged: (gate: string, state: string) => `${gate}: ${state}`,
  },
  gateStates: { open: 'مفتوح', held: 'موقوف', closed: 'مغلق' },
  connection: {
    live: 'مباشر',
    connecting: 'جارٍ الاتصال',
    reconnecting: 'إعادة الاتصال',
    stale: 'أرقام قديمة',
    snapshot: 'صورة ثابتة',
    /** `age` is minutes and seconds, `02:05`. */
    age: (age: string) => `منذ ${age}`,
    signedOut: 'انتهى دخولكم. حدّثوا الصفحة.',
  },
  freshness: {
    asOf: 'إلى حدود',
    completeTo: 'مكتمل إلى غاية',
    allSent: 'كل الهواتف في الخدمة أرسلت ما سجلته',
    noPhones: 'لا هاتف في الخدمة الآن',
    unsent: (n: number) =>
      arabic(n, {
        zero: '',
        one: 'هاتف واحد لم يرسل كل ما سجله',
        two: 'هاتفان لم يرسلا كل ما سجلاه',
        few: `${number(n)} هواتف لم ترسل كل ما سجلته`,
        many: `${number(n)} هاتفا لم ترسل كل ما سجلته`,
        other: `${number(n)} هاتف لم ترسل كل ما سجلته`,
      }),
    /** `since` is when the oldest scan that was not sent was made. */
    unsentSince: (n: number, since: string) =>
      arabic(n, {
        zero: '',
        one: `هاتف واحد لم يرسل كل ما سجله منذ ${since}`,
        two: `هاتفان لم يرسلا كل ما سجلاه، وأقدمه منذ ${since}`,
        few: `${number(n)} هواتف لم ترسل كل ما سجلته، وأقدمه منذ ${since}`,
        many: `${number(n)} هاتفا لم ترسل كل ما سجلته، وأقدمه منذ ${since}`,
        other: `${number(n)} هاتف لم ترسل كل ما سجلته، وأقدمه منذ ${since}`,
      }),
    silent: (n: number) =>
      arabic(n, {
        zero: '',
        one: 'هاتف واحد بلا اتصال',
        two: 'هاتفان بلا اتصال',
        few: `${number(n)} هواتف بلا اتصال`,
        many: `${number(n)} هاتفا بلا اتصال`,
        other: `${number(n)} هاتف بلا اتصال`,
      }),
    /** `since` is the earliest of their last requests. */
    silentSince: (n: number, since: string) =>
      arabic(n, {
        zero: '',
        one: `هاتف واحد بلا اتصال منذ ${since}`,
        two: `هاتفان بلا اتصال، أولهما منذ ${since}`,
        few: `${number(n)} هواتف بلا اتصال، أولها منذ ${since}`,
        many: `${number(n)} هاتفا بلا اتصال، أولها منذ ${since}`,
        other: `${number(n)} هاتف بلا اتصال، أولها منذ ${since}`,
      }),
    waiting: (since: string) => `بعض ما سُجل بعد ${since} لم يصل`,
  },
  gatesPage: {
    title: 'الأبواب والهواتف',
    site: 'الموقع كله',
    siteNote: 'الإيقاف والإغلاق يخصان الدخول وحده. الخروج مفتوح دائما، من كل الأبواب.',
    hold: 'إيقاف الدخول',
    close: 'إغلاق',
    reopen: 'إعادة الفتح',
    holdAsk: (drain: string) =>
      `يتوقف الدخول. من هم في الممر الآن يدخلون خلال ${drain}. الخروج يبقى مفتوحا.`,
    closeAsk: (drain: string) =>
      `يُغلق الدخول إلى أن يعاد فتحه. من هم في الممر الآن يدخلون خلال ${drain}. الخروج يبقى مفتوحا.`,
    reopenAsk: 'يعود الدخول فورا، وتعلم الهواتف بذلك عند أول اتصال.',
    confirmHold: 'تأكيد الإيقاف',
    confirmClose: 'تأكيد الإغلاق',
    confirmReopen: 'تأكيد إعادة الفتح',
    since: (time: string) => `منذ ${time}`,
    bySite: 'بقرار يخص الموقع كله',
    offline: 'هاتف بلا شبكة يبقى على آخر ما علمه حتى يتصل.',
    phones: 'هواتف الأبواب',
    noPhones: 'لم يُدعَ أي هاتف بعد.',
    phone: 'الهاتف',
    unsent: 'لم يُرسل',
    invite: 'دعوة هاتف',
    invitePage: (gate: string) => `دعوة هاتف إلى ${gate}`,
    inviteNote:
      'امسحوا الرمز بكاميرا الهاتف، أو أرسلوا الرابط. يصلح لهاتف واحد، ولا يُعرض مرة أخرى.',
    states: {
      on_duty: 'في الخدمة',
      silent: 'بلا اتصال',
      unseen: 'لم يتصل اليوم',
      signed_off: 'انتهت نوبته',
      set_aside: 'لا يُنتظر',
      revoked: 'ملغى',
    },
    silentFor: (minutes: string) => `بلا اتصال: ${minutes}`,
    setAside: 'عدم انتظاره',
    setAsideAsk: 'لهاتف ضائع أو معطل: لا ينتظره اكتمال الأرقام. ما سجله يُحسب إن وصل.',
    confirmSetAside: 'تأكيد عدم الانتظار',
    takeBack: 'انتظاره من جديد',
    takeBackAsk: 'تعود الأرقام إلى انتظار ما لم يرسله هذا الهاتف.',
    confirmTakeBack: 'تأكيد الانتظار',
    revoke: 'إلغاء',
    revokeAsk:
      'لا يُحسب الهاتف بابا بعد ذلك. يسلّم ما لم يرسله مرة واحدة، ولا يُحسب حتى تقبلوه، ثم يمحو نفسه.',
    confirmRevoke: 'تأكيد الإلغاء',
    actions: 'إجراءات',
  },
  invitation: {
    link: 'رابط الدعوة',
    once: 'يُعرض الآن فقط. لدعوة أخرى أعيدوا الطلب.',
    copy: 'نسخ الرابط',
    copied: 'نُسخ الرابط ✓',
    qr: 'رمز رابط الدعوة',
    back: 'عودة',
  },
  people: {
    title: 'الفريق',
    invite: 'دعوة إلى لوحة التتبع',
    inviteNote: 'لكل شخص دعوة. لا كلمات مرور تُتبادل.',
    role: 'الصفة',
    submit: 'إنشاء دعوة',
    invitePage: (role: string) => `دعوة بصفة: ${role}`,
    members: 'من لهم صفة هنا',
    you: 'أنتم',
    revoke: 'سحب الصفة',
    revokeAsk: 'ينتهي الدخول بهذه الصفة في كل المتصفحات خلال دقيقة.',
    confirmRevoke: 'تأكيد السحب',
    open: 'دعوات لم تُستعمل بعد',
    openNote: 'كل دعوة تُدخل شخصا أو هاتفا واحدا إلى حين انتهائها. اسحبوا ما لا ينبغي أن يُستعمل.',
    forPhone: (gate: string) => `هاتف: ${gate}`,
    madeBy: 'من إنشاء',
    operator: 'إدارة الخدمة',
    until: (time: string) => `صالحة إلى ${time}`,
    withdraw: 'سحب الدعوة',
    withdrawAsk: 'يتوقف الرابط عن العمل فورا.',
    confirmWithdraw: 'تأكيد السحب',
  },
  sheet: {
    signatures: {
      title: 'توقيع الكشف',
      name: 'الاسم والصفة',
      signature: 'التوقيع',
      date: 'التاريخ والساعة',
    },
    title: (day: string) => `كشف ${day}`,
    days: 'أيام الدورة',
    hours: (span: string) => `ساعات الفتح: ${span}`,
    ahead: 'لم يبدأ هذا اليوم بعد.',
    running: 'اليوم جارٍ: هذه أرقام مؤقتة.',
    complete: (to: string) => `مكتمل: وصل كل ما سجلته الهواتف إلى نهاية اليوم (${to}).`,
    incomplete: (to: string) =>
      `غير مكتمل: وصل كل ما سُجل إلى غاية ${to} فقط. لا تعلنوا أرقاما نهائية بعد.`,
    asOf: (at: string) => `حُسب ${at}`,
    excluded: (n: number) =>
      arabic(n, {
        zero: '',
        one: 'هاتف واحد لا يُنتظر: قد يبقى عنده ما لم يُرسل.',
        two: 'هاتفان لا يُنتظران: قد يبقى عندهما ما لم يُرسل.',
        few: `${number(n)} هواتف لا تُنتظر: قد يبقى عندها ما لم يُرسل.`,
        many: `${number(n)} هاتفا لا تُنتظر: قد يبقى عندها ما لم يُرسل.`,
        other: `${number(n)} هاتف لا تُنتظر: قد يبقى عندها ما لم يُرسل.`,
      }),
    figure: 'الرقم',
    counts: 'ما يعدّه',
    value: 'العدد',
    statement: 'نص جاهز للإعلان',
    sentence: (s: {
      day: string;
      entries: number;
      re_entries: number;
      walk_ins: number;
      parties: number;
      exits: number;
      complete_to: string;
    }) =>
      `${s.day}. الدخول المسجل: ${number(s.entries)}، منه عودة بالتذكرة نفسها: ${number(s.re_entries)}، وبدون تسجيل: ${number(s.walk_ins)}. المجموعات المسجلة التي حضرت: ${number(s.parties)}. الخروج المسجل: ${number(s.exits)}. الأرقام مكتملة إلى غاية ${s.complete_to}.`,
    provisional: 'أرقام مؤقتة.',
    afterCorrection: 'الدخول والخروج بعد تصحيح.',
    copy: 'نسخ النص',
    print: 'طباعة',
  },
};

/** The console's words; the product's faces for visitors and gates have their own. */
export type ConsoleWords = typeof words;
