import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '.');

/** Cards that invite phones, moving them, those in trouble, and what their shifts came to. */
export interface PhoneWords {
  readonly cards: {
    readonly make: string;
    readonly title: (gate: string) => string;
    readonly note: string;
    readonly print: string;
    readonly until: (time: string) => string;
    readonly code: (card: string) => string;
    /** `button`: the one on the phone that spends the card. */
    readonly how: (button: string) => string;
  };
  readonly move: {
    readonly name: string;
    readonly ask: string;
    readonly to: string;
    readonly confirm: string;
  };
  readonly filter: {
    readonly label: string;
    readonly trouble: (n: number) => string;
    readonly unpractised: (n: number) => string;
    readonly all: (n: number) => string;
  };
  /** Above the phones of one gate, on its own page. */
  readonly ownTitle: string;
  readonly practised: {
    /** Over the times at which somebody practised. */
    readonly name: string;
    readonly notYet: string;
    readonly of: (n: number, all: number) => string;
    readonly how: string;
  };
  readonly sheets: {
    readonly title: string;
    readonly note: string;
    readonly shift: string;
    readonly span: string;
    readonly welcomed: string;
    readonly left: string;
    readonly refused: string;
    readonly overrides: string;
  };
}

export const words: PhoneWords = {
  cards: {
    make: 'طباعة 8 بطاقات',
    title: (gate) => `بطاقات الهواتف: ${gate}`,
    note: 'بطاقة لكل هاتف. يحمل الهاتف اسم بطاقته، وتصلح لهاتف واحد.',
    print: 'طباعة',
    until: (time) => `تصلح إلى ${time}`,
    code: (card) => `رمز البطاقة ${card}`,
    how: (button) => `امسحوا الرمز بكاميرا الهاتف، ثم اضغطوا «${button}».`,
  },
  move: {
    name: 'نقل إلى باب آخر',
    ask: 'يعمل الهاتف في الباب الجديد مع أول اتصال. ما لم يرسله بعد يُحسب هناك أيضا.',
    to: 'الباب الجديد',
    confirm: 'تأكيد النقل',
  },
  filter: {
    label: 'الهواتف المعروضة',
    trouble: (n) => `بها مشكل (${number(n)})`,
    unpractised: (n) => `بلا تدريب بعد (${number(n)})`,
    all: (n) => `الكل (${number(n)})`,
  },
  ownTitle: 'هواتف هذا الباب',
  practised: {
    name: 'تدريب',
    notYet: 'ليس بعد',
    of: (n, all) => `هواتف جرى التدريب بها: ${number(n)} من ${number(all)}.`,
    how: 'يبدأ التدريب من «تدريب» في قائمة الهاتف، ولا يُحسب منه شيء.',
  },
  sheets: {
    title: 'كشوف النوبات',
    note: 'كما أرسلتها الهواتف عند انتهاء كل نوبة. الأحدث أولا.',
    shift: 'النوبة',
    span: 'من وإلى',
    welcomed: 'الدخول',
    left: 'الخروج',
    refused: 'لم يدخلوا',
    overrides: 'رغم ذلك',
  },
};
