import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '.');

/** Words of the pages that set an edition up, beside those of `edition.ts`. */
export const words = {
  readTemplates: 'قراءة نماذج البلاغات',
  newEdition: {
    days: 'عدد الأيام المتتالية',
    bothNeeded: 'بالعربية والفرنسية على الأقل. اللغتان الأخريان اختياريتان.',
    first: 'أول يوم',
    firstHint: 'اختياري: تُنشأ الأيام من العاشرة إلى الثامنة مساء، وتتغير بعد ذلك.',
    slugHint:
      'حروف لاتينية صغيرة وأرقام، من 2 إلى 31. فارغ: يُقترح من المدينة والسنة. لا يتغير بعد الإنشاء.',
    slugProposed: (slug: string) =>
      `العنوان المقترح مكتوب في خانته: ${slug}. غيروه أو أنشئوا المسودة به.`,
    slugFree: (slug: string) => `لدورة أخرى هذا العنوان. المقترح متاح: ${slug}.`,
    daysWrong: (most: number) => `عدد الأيام من 1 إلى ${number(most)}.`,
    /** What was changed on the way, beside the dates. */
    copied: 'نُسخت: النصوص والأيام والفترات والأبواب والحصص والقواعد والبرنامج.',
    notCopied:
      'لم تُنسخ: الفريق والهواتف والدعوات والبلاغات والتسجيلات ووصل CNDP ومراجعة نماذج البلاغات.',
  },
  days: {
    inARow: 'عدد الأيام المتتالية',
    inARowHint: 'لكل يوم الساعات والفترات نفسها.',
    planFor: (n: number) => `عدد الأيام بهذه الفترات: ${number(n)}.`,
    copyTo: 'نسخ هذا اليوم إلى أيام أخرى',
    copyHint: 'ساعاته وفتراته وأماكنها تحل محل ما فيها. لا يُنسخ إلى يوم فيه تسجيلات.',
    copyNone: 'في كل يوم آخر تسجيلات، أو لا يوم آخر.',
    copyButton: 'نسخ إلى الأيام المختارة',
    noneTicked: 'اختاروا يوما واحدا على الأقل.',
    sameHours: 'الساعات نفسها في كل يوم لم ينته',
    table: 'تغيير الفترات في جدول',
    tableTitle: (date: string) => `جدول فترات ${date}`,
    tableLead: 'سطر لكل فترة. السطر الذي يُفرغ يُحذف إن لم يكن فيه تسجيل. لا شيء يُحفظ قبل «حفظ».',
    paste: 'لصق سطور من جدول',
    pasteHint: 'سطر لكل فترة: من، إلى، الأماكن. مثال: 10:00 12:00 5000. تظهر في الجدول قبل حفظها.',
    pasteButton: 'وضعها في الجدول',
    pasted: (n: number) => `السطور الموضوعة في الجدول: ${number(n)}. لم يُحفظ شيء بعد.`,
    pasteWrong: (line: number) => `السطر ${number(line)} ليس فيه ساعتان وعدد.`,
    rowOf: (name: string, row: number) => `${name}، السطر ${number(row)}`,
    kept: (taken: number) =>
      `لا تُحذف: الأماكن المأخوذة ${number(taken)}. تُغلق للتسجيل ويحتفظ من سجل بتذكرته.`,
    keptDay: (taken: number) =>
      `لا يُحذف هذا اليوم: الأماكن المأخوذة فيه ${number(taken)}. يُغلق للتسجيل.`,
    closeWindow: 'إغلاق الفترة للتسجيل',
    closeWindowAsk: 'من سجل يحتفظ بتذكرته. لا تسجيل جديد في هذه الفترة.',
    openWindow: 'إعادة فتح الفترة للتسجيل',
    openWindowAsk: 'يعود التسجيل ممكنا في هذه الفترة ما دامت فيها أماكن.',
  },
  untouched: 'صُحح النص في لغة، ولم يتغير في غيرها. للنظر فيه:',
  written: {
    all: 'مكتوب باللغات الأربع',
    some: (languages: string): string => `مكتوب ${languages}`,
    comma: '، ',
    none: 'لم يُكتب بعد',
  },
};

export type SetUpWords = typeof words;
