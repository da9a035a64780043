import { arabic } from '../plural.ts';

const invitations = (n: number) =>
  arabic(n, {
    zero: 'لا دعوة',
    one: 'دعوة واحدة',
    two: 'دعوتان',
    few: `${n} دعوات`,
    many: `${n} دعوة`,
    other: `${n} دعوة`,
  });

/** Words of the team's page, and of the invitations that it makes. */
export const words = {
  name: 'الاسم',
  role: 'الصفة',
  where: 'الدورة أو الباب',
  wholeEdition: 'الدورة كلها',
  lastEntry: 'آخر دخول',
  passkeys: 'مفاتيح المرور',
  action: 'إجراء',
  never: '–',
  oneOwner: 'الإشراف العام في يد شخص واحد. يُستحسن أن يكونا اثنين على الأقل: وجهوا دعوة ثانية.',
  lastOwner: 'آخر من يتولى الإشراف العام: لا يمكن سحب الصفة.',
  takeAway: 'ينتهي الدخول إلى لوحة التتبع حالا في كل المتصفحات، واللوحات المفتوحة أيضا.',
  gate: 'الباب، للإشراف على باب',
  gateHint: 'لا أثر له على الصفات الأخرى.',
  eachGate: 'دعوة لكل باب',
  count: 'عدد الدعوات',
  countHint: (most: number) => `لكل باب في الإشراف على باب، و${most} على الأكثر في المجموع.`,
  sheet: (role: string, n: number) => `${role}: ${invitations(n)}`,
  sheetNote: 'كل رابط لشخص واحد، ويُعرض هذه المرة فقط.',
  print: 'طباعة',
  code: (n: number) => `رمز الدعوة رقم ${n}`,
  until: (time: string) => `صالحة إلى ${time}`,
};

export type TeamWords = typeof words;
