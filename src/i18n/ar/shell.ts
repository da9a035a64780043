/** The words around every page of the console; every other language has exactly these keys. */
export const words = {
  label: 'أقسام لوحة التتبع',
  /** Opens the sections on a small screen. */
  menu: 'الأقسام',
  tabs: 'صفحات هذا القسم',
  sections: {
    live: 'مباشر',
    gates: 'الأبواب',
    visitors: 'الزوار',
    communication: 'التواصل',
    figures: 'الأرقام',
    edition: 'الدورة',
  },
  /** Of a section that has more than one. */
  pages: {
    board: 'لوحة العدّ',
    gates: 'الأبواب',
    ownGate: 'بابكم',
    coaches: 'الحافلات المنتظرة',
    practice: 'تدريب',
    search: 'بحث',
    requests: 'الطلبات',
    wishes: 'الأمنيات',
    import: 'استيراد',
    lists: 'لوائح',
    notices: 'البلاغات',
    messages: 'الرسائل',
    desk: 'مكتب الاستقبال',
    evening: 'حصيلة المساء',
    report: 'تقرير',
    exports: 'تصدير المعطيات',
    checklist: 'الخطوات',
    words: 'الكلمات',
    days: 'الأيام والفترات',
    shares: 'الحصص والسعة',
    setUpGates: 'الأبواب وإعدادها',
    programme: 'البرنامج',
    questions: 'أسئلة وأجوبة',
    plan: 'تصميم الموقع',
    picture: 'الصورة',
    rules: 'القواعد',
    setUpWishes: 'الأمنيات، الضبط',
    amazigh: 'الأمازيغية',
    printing: 'للطباعة',
    editions: 'الدورات',
    team: 'الفريق',
    log: 'السجل',
    privacy: 'حماية المعطيات',
  },
  /** At the head of a form that was refused; the list of its faults follows. */
  wrong: 'ما يجب تصحيحه:',
  /** Of a text with more characters than the field takes. */
  tooLong: (most: string) => `أكبر عدد من الحروف هنا: ${most}. لم يُقطع شيء مما كتبتم.`,
  /** To a supervisor who is bound to no gate. */
  noGate: 'لم يُحدد لكم باب بعد. اطلبوا من التنظيم دعوة خاصة ببابكم.',
};

export type ShellWords = typeof words;
