/** The words of the gate’s page as the server writes it; those of its script are in `gate.ts`. */
export const page = {
  title: 'باب الاستقبال',
  noScript: 'تحتاج هذه الصفحة إلى تفعيل JavaScript في المتصفح.',
  enrolTitle: 'فتح باب على هذا الهاتف',
  enrolCode: 'رمز الدعوة',
  enrolOpen: 'فتح الباب',
  lane: 'اتجاه الممر',
  menuTitle: 'إعدادات الباب',
  language: 'اللغة',
};

export type GatePageWords = typeof page;
