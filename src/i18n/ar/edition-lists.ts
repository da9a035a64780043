/** Words of the pages for the questions of visitors and for the plan of the site. */
export const words = {
  questions: {
    title: 'أسئلة وأجوبة',
    lead: 'تظهر في صفحة الدورة قبل الأجوبة التي تصح لكل دورة.',
    empty: 'لا سؤال خاصا بهذه الدورة بعد.',
    add: 'إضافة سؤال',
    removeAsk: 'يُحذف السؤال وجوابه من صفحة الدورة.',
    question: 'السؤال',
    answer: 'الجواب',
  },
  plan: {
    title: 'تصميم الموقع',
    lead: 'كل علامة في مربع: العمود ثم السطر، ابتداء من أعلى اليسار.',
    empty: 'لا علامة بعد.',
    add: 'إضافة علامة',
    removeAsk: 'تُحذف العلامة من التصميم.',
    kind: 'ما هو',
    column: 'العمود',
    columnHint: 'من 1 إلى 16، من اليسار.',
    row: 'السطر',
    rowHint: 'من 1 إلى 12، من الأعلى.',
    gate: 'الباب',
    gateHint: 'لعلامة من نوع «باب» وحدها.',
    noGate: 'ليست بابا',
    name: 'الاسم',
    nameHint: 'اختياري. تأخذ كل علامة ذات اسم رقما يُشرح تحت التصميم.',
    at: (column: number, row: number) => `العمود ${column}، السطر ${row}`,
  },
};

export type EditionListWords = typeof words;
