import { arabic } from '../plural.ts';

/** The wait list, as visitors and the office read it; every other language has exactly these keys. */
export interface WaitListWords {
  readonly title: string;
  readonly join: string;
  readonly how: string;
  /** Large parties are not passed over for ever. */
  readonly large: string;
  readonly where: string;
  readonly whereHint: string;
  readonly anyWindow: string;
  readonly choice: string;
  readonly register: string;
  readonly registerHint: string;
  readonly ask: string;
  readonly askHint: string;
  readonly needsEmail: string;
  readonly listFull: string;
  readonly tooLarge: string;
  readonly waiting: string;
  readonly look: string;
  readonly willRegister: string;
  readonly willAsk: string;
  readonly offered: (by: string) => string;
  readonly by: (day: string, time: string) => string;
  readonly confirm: string;
  readonly letGo: string;
  readonly taken: string;
  readonly expired: string;
  readonly notDrawn: string;
  readonly left: string;
  readonly leave: string;
  readonly tooLate: string;
  /** How many parties wait. */
  readonly parties: (n: number) => string;
  /** Beside the places of a window that an organizer edits. */
  readonly addedFirst: string;
}

export const words: WaitListWords = {
  title: 'لائحة الانتظار',
  join: 'التسجيل في لائحة الانتظار',
  how: 'حين تتوفر أماكن تُسند بالقرعة بين المجموعات التي يتسع لها العدد. لا أسبقية لمن يضغط أولا.',
  large:
    'المجموعة التي لم تكفها الأماكن في ثلاث قرعات تصبح الأولى: تُجمع لها الأماكن التي تتوفر مدة 24 ساعة على الأكثر، إلى ثلاث ساعات قبل بداية الفترة.',
  where: 'الفترة المطلوبة',
  whereHint: 'كلما اتسع الاختيار زادت فرصتكم في القرعة.',
  anyWindow: 'أي فترة من هذا اليوم',
  choice: 'حين يأتي دورنا',
  register: 'تسجيلنا مباشرة حين يأتي دورنا',
  registerHint: 'تظهر التذكرة في رابطكم الخاص.',
  ask: 'سؤالنا أولا',
  askHint:
    'يلزم بريد إلكتروني. تُحفظ لكم الأماكن أربع ساعات على الأكثر، ولا تُحسب الساعات من 21:00 إلى 9:00، ويظهر العرض في رابطكم الخاص.',
  needsEmail: 'السؤال أولا يتطلب بريدا إلكترونيا.',
  listFull: 'لائحة الانتظار هذه مكتملة. الدخول من الممر العام متاح بدون تذكرة.',
  tooLarge: 'لا تتسع أي فترة من هذه اللائحة لهذا العدد. يمكن لمجموعة أصغر أن تنتظر.',
  waiting: 'أنتم في لائحة الانتظار. لا حاجة إلى إعادة الطلب.',
  look: 'احتفظوا بهذا الرابط: يظهر دوركم في هذه الصفحة.',
  willRegister: 'يتم تسجيلكم مباشرة حين يأتي دوركم، وتظهر تذكرتكم هنا.',
  willAsk: 'حين يأتي دوركم تُحفظ لكم الأماكن إلى أجل مذكور هنا، قبل بداية الفترة.',
  offered: (by) => `أماكنكم محفوظة إلى ${by}.`,
  by: (day, time) => `${day} على الساعة ${time}`,
  confirm: 'تأكيد الحضور',
  letGo: 'ترك المكان لغيرنا',
  taken: 'تم تأكيد حضوركم.',
  expired: 'انتهى أجل العرض وذهبت الأماكن إلى غيركم. يمكن العودة إلى اللائحة.',
  notDrawn: 'لم تتوفر أماكن لهذه الفترة. الدخول من الممر العام متاح بدون تذكرة.',
  left: 'لم تعودوا في لائحة الانتظار. الدخول من الممر العام متاح بدون تذكرة.',
  leave: 'الخروج من لائحة الانتظار',
  tooLate: 'انتهى أجل هذا الطلب: التسجيل لهذه الفترة مغلق.',
  parties: (n) =>
    arabic(n, {
      zero: 'لا أحد في لائحة الانتظار',
      one: 'مجموعة واحدة تنتظر',
      two: 'مجموعتان تنتظران',
      few: `${n} مجموعات تنتظر`,
      many: `${n} مجموعة تنتظر`,
      other: `${n} مجموعة تنتظر`,
    }),
  addedFirst: 'ما يُضاف من أماكن يُسند أولا بالقرعة بين من ينتظر.',
};
