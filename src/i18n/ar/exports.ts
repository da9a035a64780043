import type { ExportFormat } from '../../domain/exports/file.ts';
import type { ExportColumn, ExportKind, ExportState } from '../../domain/exports/kinds.ts';
import { formatNumber } from '../format.ts';
import { arabic } from '../plural.ts';

/** What the office reads of files that are taken out, and what stands in them. */
export interface ExportWords {
  readonly title: string;
  readonly state: string;
  /** Beside the number of files with contacts that are still out. */
  readonly arch: (n: number) => string;
  readonly kinds: Readonly<Record<ExportKind, string>>;
  readonly formats: Readonly<Record<ExportFormat, string>>;
  readonly formatHint: string;
  readonly ask: {
    readonly title: string;
    readonly lead: string;
    readonly what: string;
    readonly day: string;
    readonly allDays: string;
    /** With the number of rows that a file has at most. */
    readonly dayHint: (most: string) => string;
    readonly tooMany: (most: string) => string;
    readonly format: string;
    readonly submit: string;
  };
  readonly withContacts: {
    readonly title: string;
    readonly lead: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly reasonMissing: string;
    readonly submit: string;
  };
  readonly states: Readonly<Record<ExportState, string>>;
  readonly rows: (n: number) => string;
  /** Rows so far, of all. */
  readonly soFar: (n: string, all: string) => string;
  readonly latest: {
    readonly title: string;
    readonly none: string;
    readonly file: string;
    readonly by: string;
    readonly at: string;
    readonly state: string;
    readonly contacts: string;
  };
  readonly file: {
    readonly back: string;
    readonly download: string;
    readonly asked: string;
    readonly running: string;
    readonly finished: string;
    readonly cut: string;
    readonly again: string;
    readonly over: string;
    readonly busy: string;
    readonly refresh: string;
    readonly destroyBy: (date: string) => string;
    /** A way to where it is said that it is destroyed. */
    readonly confirmed: string;
  };
  readonly kept: {
    readonly title: string;
    readonly lead: string;
    readonly none: string;
    readonly reason: string;
    readonly destroyBy: string;
    readonly late: string;
    readonly destroyed: string;
    readonly ask: (name: string) => string;
    readonly confirm: string;
  };
  readonly sheet: {
    readonly end: string;
    readonly cut: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    readonly destroyBy: string;
    readonly warning: string;
    readonly secret: string;
  };
  readonly columns: Readonly<Record<ExportColumn, string>>;
}

export const words: ExportWords = {
  title: 'تصدير المعطيات',
  state: 'لا أسماء في الملفات إلا بطلب معلل من الإشراف العام، ويُسجَّل كل ملف في السجل.',
  arch: () => 'عدد الملفات بأسماء التي تنتظر الإتلاف',
  kinds: {
    registrations: 'التسجيلات',
    tickets: 'التذاكر',
    scans: 'قراءات الأبواب',
    attendance: 'الحضور بالباب والدقيقة',
    conflicts: 'حالات الدخول المكرر',
    audit: 'سجل الأعمال',
  },
  formats: { xlsx: 'Excel (XLSX)', csv: 'CSV' },
  formatHint: 'ملف CSV مفصول بفاصلة منقوطة، ويفتح في Excel كما هو.',
  ask: {
    title: 'ملف دون أسماء',
    lead: 'لا اسم فيه ولا هاتف ولا بريد ولا رمز تذكرة.',
    what: 'المعطيات',
    day: 'اليوم',
    allDays: 'كل الأيام',
    dayHint: (most) => `يسع الملف ${most} سطر على الأكثر: تُخرج الدورة الكبيرة يوما بيوم.`,
    tooMany: (most) => `عدد الأسطر يفوق ${most} سطر. اختاروا يوما واحدا.`,
    format: 'الصيغة',
    submit: 'إعداد الملف',
  },
  withContacts: {
    title: 'التسجيلات مع الأسماء ووسائل الاتصال',
    lead: 'يحمل الملف اسم من أخرجه ووقت إخراجه وسببه وآخر أجل لإتلافه، ويبقى مدرجا هنا حتى تأكيد إتلافه.',
    reason: 'السبب',
    reasonHint: 'ما الذي سيُستعمل فيه الملف. يُكتب في الملف نفسه وفي هذه الصفحة.',
    reasonMissing: 'اكتبوا السبب، في 400 حرف على الأكثر.',
    submit: 'إعداد الملف بالأسماء',
  },
  states: {
    asked: 'لم يبدأ',
    running: 'قيد الكتابة',
    finished: 'كامل',
    cut: 'انقطع',
  },
  rows: (n) =>
    arabic(n, {
      zero: 'لا أسطر',
      one: 'سطر واحد',
      two: 'سطران',
      few: `${formatNumber(n, 'ar')} أسطر`,
      many: `${formatNumber(n, 'ar')} سطرا`,
      other: `${formatNumber(n, 'ar')} سطر`,
    }),
  soFar: (n, all) => `كُتب ${n} من ${all}`,
  latest: {
    title: 'آخر الملفات',
    none: 'لم يُطلب أي ملف بعد.',
    file: 'الملف',
    by: 'من طلبه',
    at: 'متى',
    state: 'الحالة',
    contacts: 'مع الأسماء',
  },
  file: {
    back: 'كل الملفات',
    download: 'تنزيل الملف',
    asked: 'الملف مهيأ للتنزيل خلال عشر دقائق.',
    running: 'الملف قيد الكتابة. لا تغلقوا هذه الصفحة قبل نهايتها.',
    finished: 'كُتب الملف كاملا.',
    cut: 'انقطع الملف قبل نهايته: احذفوا ما نزل منه وأعيدوا طلبه.',
    again: 'طلب الملف من جديد',
    over: 'مضى وقت هذا الملف. اطلبوه من جديد.',
    busy: 'ملف آخر قيد الكتابة لكم أو لغيركم. انتظروا نهايته ثم نزّلوا هذا الملف.',
    refresh: 'تحديث',
    destroyBy: (date) => `يُتلف هذا الملف في أجل أقصاه ${date}.`,
    confirmed: 'تأكيد إتلافه في اللائحة',
  },
  kept: {
    title: 'ملفات بأسماء لم يتأكد إتلافها',
    lead: 'يبقى كل ملف هنا حتى يؤكد شخص باسمه أنه أُتلف.',
    none: 'لا ملف بأسماء خارج الخدمة.',
    reason: 'السبب',
    destroyBy: 'آخر أجل لإتلافه',
    late: 'فات أجله',
    destroyed: 'تأكيد الإتلاف',
    ask: (name) => `يُسجَّل باسم ${name} أن الملف وكل نسخه أُتلفت.`,
    confirm: 'تأكيد: أُتلف الملف وكل نسخه',
  },
  sheet: {
    end: 'نهاية الملف، عدد الأسطر',
    cut: 'ملف غير كامل، عدد الأسطر المكتوبة',
    by: 'أخرجه',
    at: 'وقت الإخراج',
    reason: 'السبب',
    destroyBy: 'آخر أجل لإتلافه',
    warning: 'تنبيه',
    secret: 'معطيات شخصية: لا تُرسل ولا تُنسخ إلا للسبب المذكور.',
  },
  columns: {
    registration: 'رقم التسجيل',
    ticket: 'رقم التذكرة',
    state: 'الحالة',
    kind: 'الصنف',
    date: 'اليوم',
    from: 'من',
    to: 'إلى',
    adults: 'الكبار',
    children: 'الأطفال',
    girls: 'البنات',
    boys: 'الأولاد',
    coaches: 'الحافلات',
    held: 'الأماكن المحجوزة',
    agreed: 'العدد الموافق عليه',
    tickets: 'عدد التذاكر',
    step_free: 'ولوج بلا درج',
    at_desk: 'سُجل في المكتب',
    from_wait_list: 'من لائحة الانتظار',
    by_group_code: 'برمز مجموعة',
    locale: 'اللغة',
    decline_reason: 'سبب الرفض',
    created_at: 'وقت التسجيل',
    changed_at: 'آخر تغيير',
    revision: 'النسخة',
    note: 'ما يفعله الباب',
    issued_at: 'وقت الإصدار',
    entered: 'دخلوا',
    exited: 'خرجوا',
    last_entry_at: 'آخر دخول',
    at: 'الوقت',
    received_at: 'وقت الوصول إلى الخدمة',
    gate: 'رقم الباب',
    gate_name: 'الباب',
    phone: 'الهاتف',
    scan: 'معرّف القراءة',
    type: 'نوع القراءة',
    direction: 'الاتجاه',
    verdict: 'القرار',
    reason: 'سبب الرفض أو التنبيه',
    people: 'الأشخاص',
    conflict: 'دخول مكرر',
    undone: 'أُلغيت',
    undoes: 'القراءة التي تُلغى',
    override: 'دخول رغم الرفض',
    decided: 'أين اتُّخذ القرار',
    counted: 'طريقة العد',
    zone: 'المنطقة',
    clock_ms: 'تصحيح الساعة (ملي ثانية)',
    time_moved: 'صُحح الوقت إلى ساعات الدورة',
    minute: 'الدقيقة',
    entries: 'الداخلون',
    exits: 'الخارجون',
    re_entries: 'دخول من جديد',
    walk_ins: 'دون تسجيل',
    parties: 'المجموعات',
    crew_in: 'دخول الطاقم',
    crew_out: 'خروج الطاقم',
    earlier_at: 'وقت الدخول الآخر',
    earlier_gate: 'باب الدخول الآخر',
    earlier_people: 'أشخاص الدخول الآخر',
    actor: 'معرّف الفاعل',
    actor_name: 'من',
    role: 'الصفة',
    verb: 'العمل',
    subject: 'على ماذا',
    before: 'قبل',
    after: 'بعد',
    name: 'الاسم',
    telephone: 'الهاتف',
    email: 'البريد الإلكتروني',
    organisation: 'المؤسسة',
  },
};
