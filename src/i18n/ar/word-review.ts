import type { Fault } from '../../domain/words/review.ts';

/** The page on which a native reader reviews the Amazigh words. */
export interface WordReviewWords {
  readonly title: string;
  readonly lead: string;
  readonly page: string;
  readonly show: string;
  readonly done: (reviewed: string, of: string) => string;
  readonly open: string;
  readonly sheetTitle: string;
  readonly sheetLead: string;
  readonly asXlsx: string;
  readonly asCsv: string;
  readonly file: string;
  readonly fileHint: string;
  readonly check: string;
  readonly missingFile: string;
  readonly unreadable: string;
  readonly textsTitle: string;
  readonly seen: string;
  readonly arabic: string;
  readonly french: string;
  readonly amazigh: string;
  readonly forNumber: (numbers: string) => string;
  readonly longest: (most: string) => string;
  readonly places: (places: string) => string;
  readonly isRight: string;
  readonly reviewedBy: (initials: string) => string;
  readonly wasReviewed: string;
  readonly initials: string;
  readonly initialsHint: string;
  readonly save: string;
  readonly saveHint: string;
  readonly noInitials: string;
  readonly nothing: string;
  readonly none: string;
  readonly older: string;
  readonly newest: string;
  readonly checked: string;
  readonly takenOver: (rows: string) => string;
  readonly refusedTitle: (rows: string) => string;
  readonly row: string;
  readonly key: string;
  readonly why: string;
  readonly sendIt: string;
  readonly back: string;
  readonly faults: Readonly<Record<Fault, string>>;
}

export const words: WordReviewWords = {
  title: 'مراجعة الأمازيغية',
  lead: 'تصحيح نصوص الصفحات بالأمازيغية، وتأشير ما هو صحيح منها. لا شيء يتغير في الصفحات قبل أن يأخذه من يصون الخدمة.',
  page: 'الصفحة',
  show: 'إظهار',
  done: (reviewed, of) => `ما روجع في هذه الصفحة: ${reviewed} من ${of}`,
  open: 'ما لم يراجع فقط',
  sheetTitle: 'في جدول',
  sheetLead:
    'يمكن العمل في جدول بدل هذه الصفحة: التصحيح في عمود الأمازيغية، والحروف الأولى من الاسم في العمود الذي يليه.',
  asXlsx: 'تنزيل الجدول (XLSX)',
  asCsv: 'تنزيل الجدول (CSV)',
  file: 'الجدول بعد المراجعة',
  fileHint: 'ملف XLSX أو CSV. لا يُحفظ هنا: يُقرأ ويُقال ما يُقبل منه.',
  check: 'التحقق من الجدول',
  missingFile: 'لم يُختر أي ملف.',
  unreadable: 'تعذرت قراءة الملف. احفظوه بصيغة XLSX أو CSV، بعناوين الأعمدة كما كانت.',
  textsTitle: 'النصوص',
  seen: 'أين يُقرأ:',
  arabic: 'بالعربية',
  french: 'بالفرنسية',
  amazigh: 'بالأمازيغية',
  forNumber: (numbers) => `للعدد ${numbers}`,
  longest: (most) => `أكبر عدد من الحروف: ${most}`,
  places: (places) => `يبقى كما هو: ${places}`,
  isRight: 'صحيح',
  reviewedBy: (initials) => `راجعه ${initials}`,
  wasReviewed: 'روجع من قبل، ثم تغير النص.',
  initials: 'الحروف الأولى من اسمكم',
  initialsHint: 'حرفان إلى أربعة، لما أشرتم أنه صحيح.',
  save: 'تنزيل المراجعة',
  saveHint: 'ملف فيه ما غيرتم وما أشرتم أنه صحيح. أرسلوه إلى من يصون الخدمة.',
  noInitials: 'المرجو كتابة الحروف الأولى من اسمكم، من حرفين إلى أربعة.',
  nothing: 'لا شيء تغير، ولا شيء أُشر أنه صحيح.',
  none: 'لا نص ينتظر المراجعة هنا.',
  older: 'النصوص التالية',
  newest: 'من البداية',
  checked: 'نتيجة التحقق',
  takenOver: (rows) => `عدد النصوص المقبولة: ${rows}`,
  refusedTitle: (rows) => `عدد الأسطر غير المقبولة: ${rows}`,
  row: 'السطر',
  key: 'المفتاح',
  why: 'السبب',
  sendIt: 'أرسلوا هذا الملف إلى من يصون الخدمة.',
  back: 'الرجوع إلى النصوص',
  faults: {
    unknown: 'لا يوجد نص بهذا المفتاح.',
    twice: 'هذا النص مكتوب في سطر سابق.',
    arabic_changed: 'تغير النص العربي منذ تنزيل الجدول. نزلوه من جديد.',
    empty: 'النص الأمازيغي فارغ.',
    place_lost: 'ضاع ما يُملأ تلقائيا:',
    place_unknown: 'لا شيء يملأ هذا:',
    plural_missing: 'تنقص صيغ أخرى من الجملة نفسها، أو حروف مراجعها:',
    programmer: 'هذه الجملة تُركب من أجزاء: يكتبها مبرمج أول مرة.',
    shared: 'هو نص واحد مع سطر آخر يقول غير ذلك:',
    too_long: 'النص أطول مما تسعه الصفحة:',
    not_plain: 'فيه علامة لا تُعرض في صفحة، أو قوس معقوف زائد.',
    initials: 'هذه ليست حروفا أولى من اسم:',
  },
};
