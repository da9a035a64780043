/** Words of one's own page: what lets in, and where one is in. */
export const words = {
  title: 'دخولكم',
  passkeys: 'مفاتيح المرور',
  noPasskey: 'لا مفتاح مرور لكم هنا: بعد نهاية الدخول تلزمكم دعوة جديدة.',
  noWayBack:
    'لا مفتاح مرور لكم، ولا متصفح آخر لكم دخولكم فيه قائم: بعد نهاية الدخول تلزمكم دعوة جديدة.',
  addPasskey: 'إضافة مفتاح مرور لهذا الجهاز',
  unused: 'لم يُستعمل بعد',
  usedAt: (time: string) => `آخر استعمال: ${time}`,
  elsewhere: 'لا يصلح هنا، بل في',
  rename: 'تغيير الاسم',
  renameAsk: 'اسم تعرفون به الجهاز.',
  name: 'الاسم',
  save: 'حفظ',
  remove: 'حذف',
  removeAsk: 'لن يفتح هذا المفتاح لوحة التتبع بعد الآن.',
  removeLast: 'هذا آخر مفتاح مرور لكم: بدونه لا دخول إلا بدعوة جديدة.',
  confirmRemove: 'تأكيد الحذف',
  sessions: 'المتصفحات التي دخولكم قائم فيها',
  here: 'هذا المتصفح',
  end: 'إنهاء الدخول',
};

export type OwnWords = typeof words;
