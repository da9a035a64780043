export interface SealWords {
  readonly title: string;
  /** What it proves, for somebody who reads it for the first time. */
  readonly lead: string;
  /** Nothing that is shown here was sealed. */
  readonly none: string;
  readonly number: (n: string) => string;
  readonly rows: string;
  readonly root: string;
  readonly hash: string;
  /** The database was put back to an earlier instant before this seal. */
  readonly restored: (at: string) => string;
  /** The file by which somebody recomputes them. */
  readonly file: { readonly title: string; readonly lead: string; readonly download: string };
}

export const words: SealWords = {
  title: 'الأختام',
  lead: 'كل ليلة، يُختم ما سجلته الأبواب منذ الليلة السابقة ببصمة رقمية مرتبطة بالتي قبلها. ويمكن لكل من يملك السجلات أن يعيد حسابها: فيظهر كل سجل غُيّر أو أضيف أو حُذف.',
  none: 'لم يُختم شيء بعد: يوضع الختم كل ليلة.',
  number: (n) => `الختم ${n}`,
  rows: 'السجلات',
  root: 'الجذر',
  hash: 'البصمة',
  restored: (at) => `أعيدت قاعدة البيانات إلى حالة سابقة قبل هذا الختم: ${at}.`,
  file: {
    title: 'السجل المختوم',
    lead: 'ما يلزم لإعادة حساب الأختام: ملف دون أسماء ولا ملاحظات مكتوبة. طريقة الحساب مشروحة في دليل التشغيل.',
    download: 'تنزيل السجل المختوم',
  },
};
