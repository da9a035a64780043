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
  names: 'لمن (اختياري)',
  namesHint:
    'اسم أو بضع كلمات في كل سطر: يكون عدد الدعوات بعدد الأسطر. تظهر في ورقة الدعوات وفي اللائحة، إلى أن تُستعمل الدعوة أو تنتهي.',
  countWrong: (most: number) => `حددوا عدد الدعوات، من 1 إلى ${most} في المجموع.`,
  namesWrong: (most: number, letters: number) =>
    `عدد الأسطر على الأكثر: ${most}، وعدد الحروف في كل سطر على الأكثر: ${letters}.`,
  namesGates: (gates: number) =>
    `لدعوة في كل باب يلزم من الأسطر ${gates} أو مضاعفاته، بترتيب الأبواب. أو اختاروا بابا واحدا.`,
  noGate: 'اختاروا بابا من أبواب هذه الدورة.',
  copy: 'نسخ الرابط',
  copied: 'تم النسخ',
  refusals: {
    lastOwner: 'هذا آخر من يتولى الإشراف العام: لا يمكن سحب الصفة. وجهوا دعوة ثانية أولا.',
    own: 'لا يمكنكم سحب صفتكم. يمكن ذلك لغيركم في الإشراف العام أو التنظيم.',
    above: 'لا يسحب صفة الإشراف العام إلا من يتولى الإشراف العام.',
    used: (name: string) =>
      `فات أوان السحب: انضمام ${name} بهذه الدعوة تم من قبل. إن لم يكن ذلك من قصدتم، فاسحبوا الصفة من هنا.`,
    usedOver: (name: string) => `هذه الدعوة استُعملت من قبل باسم ${name}، وسُحبت الصفة بعد ذلك.`,
  },
  sheet: (role: string, n: number) => `${role}: ${invitations(n)}`,
  sheetNote: 'كل رابط لشخص واحد، ويُعرض هذه المرة فقط.',
  print: 'طباعة',
  code: (n: number) => `رمز الدعوة رقم ${n}`,
  until: (time: string) => `صالحة إلى ${time}`,
};

export type TeamWords = typeof words;
