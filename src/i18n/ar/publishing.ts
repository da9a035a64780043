/** Words of publishing, closing and archiving an edition, and of what comes after. */
export const words = {
  done: {
    publish: 'نُشرت الدورة: صفحتها العمومية مفتوحة الآن للجميع.',
    close: 'أُغلق التسجيل. التذاكر تبقى صالحة.',
    reopen: 'التسجيل مفتوح من جديد في مواعيده.',
    archive: 'الدورة الآن في الأرشيف. لا تُرى صفحاتها العمومية.',
  },
  next: 'ما يأتي الآن',
  nextPage: 'رؤية الصفحة العمومية',
  nextPrint: 'الطباعة',
  nextPrintLead: 'ملصقات وعلامات وأوراق للفريق.',
  nextTeam: 'دعوة الفريق',
  nextTeamLead: 'لكل شخص صفته ورابطه.',
  changes: {
    publish: (who: string, when: string) => `نشر من ${who}، ${when}`,
    close_registration: (who: string, when: string) => `إغلاق التسجيل من ${who}، ${when}`,
    archive: (who: string, when: string) => `حفظ في الأرشيف من ${who}، ${when}`,
  },
  operator: 'مشغل الخدمة',
  history: 'النشر',
  /** A text of which this language has none: in which one it is read there. */
  readIn: {
    ar: 'لم يُكتب بهذه اللغة: يُقرأ بالعربية',
    zgh: 'لم يُكتب بهذه اللغة: يُقرأ بالأمازيغية',
    fr: 'لم يُكتب بهذه اللغة: يُقرأ بالفرنسية',
    en: 'لم يُكتب بهذه اللغة: يُقرأ بالإنجليزية',
  },
  effects: {
    close: [
      'من سجل يحتفظ بتذكرته، ويمكنه تغييرها وإلغاؤها.',
      'صفحة الدورة تبقى مفتوحة، وتقول إن التسجيل مغلق.',
      'لا يسجل مكتب الاستقبال أحدا بعدها. الدخول من الممر العام مفتوح للجميع.',
    ],
    reopen: ['تعود الأماكن المتبقية إلى صفحة الدورة.', 'تبقى التذاكر الصادرة كما هي.'],
    archive: [
      'تُغلق صفحات الدورة العمومية. تبقى روابط التذاكر والروابط الخاصة إلى تاريخ المحو.',
      'لا تسجيل ولا تغيير ولا بلاغ ولا دعوة.',
      'يبقى للفريق الاطلاع على الأعداد واللوائح والسجل. ما تسلمه الهواتف بعدها يُحسب.',
      'لا يمكن التراجع عن ذلك.',
    ],
  },
};

export type PublishingWords = typeof words;
