import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** Why nothing was released: it has to be looked at once more. */
export type LookAgain = 'again' | 'gone';

export interface EveningWords {
  /** The four steps, in their order. */
  readonly steps: {
    readonly phones: string;
    readonly look: string;
    readonly figures: string;
    readonly release: string;
  };
  readonly running: string;
  /** Before the gates open, `time`. */
  readonly notOpen: (time: string) => string;
  readonly phones: {
    readonly handedIn: (n: number, all: number) => string;
    readonly missing: string;
    readonly how: string;
    readonly supervisor: string;
    readonly nobody: string;
    readonly call: (name: string) => string;
    readonly more: (n: number) => string;
    /** Of a table that has a line for each gate. */
    readonly byGate: {
      readonly title: string;
      readonly phones: string;
      readonly handedIn: string;
      readonly completeTo: string;
      readonly minutes: string;
    };
  };
  readonly look: {
    readonly waiting: (n: number) => string;
    readonly counted: (time: string) => string;
    readonly neverCounted: string;
  };
  readonly corrected: (n: number) => string;
  readonly changedSince: (n: number) => string;
  readonly standing: (status: ReleaseStatus, n: number) => string;
  readonly form: {
    readonly status: string;
    readonly statuses: Readonly<Record<ReleaseStatus, string>>;
    /** Why final figures cannot be chosen yet. */
    readonly finalLater: (time: string) => string;
    readonly embargo: string;
    readonly embargoHint: string;
    readonly embargoWrong: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly reasonWrong: string;
    readonly show: string;
    readonly newVersion: string;
    readonly newVersionNote: (n: number) => string;
  };
  readonly preview: {
    readonly title: (n: number) => string;
    readonly state: string;
    readonly page: string;
    readonly press: string;
    readonly phones: (n: number) => string;
    readonly unsent: (n: number) => string;
    readonly early: string;
    readonly embargo: (date: string, time: string) => string;
    readonly release: string;
    readonly back: string;
    readonly note: string;
  };
  readonly released: (time: string, status: ReleaseStatus, n: number) => string;
  /** Of a release under embargo. */
  readonly notPublic: (status: ReleaseStatus, n: number) => string;
  readonly releasedBy: (name: string) => string;
  readonly done: (n: number) => string;
  readonly doneLater: (n: number, date: string, time: string) => string;
  readonly waits: (date: string, time: string) => string;
  readonly open: string;
  readonly lookAgain: Readonly<Record<LookAgain, string>>;
  readonly notYet: string;
}

export const words: EveningWords = {
  steps: {
    phones: 'الهواتف',
    look: 'للمراجعة',
    figures: 'الأرقام',
    release: 'النص والنشر',
  },
  notOpen: (time) => `تفتح الأبواب على الساعة ${time}، ويمكن نشر الأرقام ابتداء منها.`,
  running: 'اليوم جار: هذه الأرقام مؤقتة.',
  phones: {
    handedIn: (n, all) => `سلّمت: ${number(n)} من ${number(all)}`,
    missing: 'هواتف لم تسلّم ما لديها',
    how: 'يكفي فتح الهاتف حيث توجد الشبكة: يرسل وحده. الهاتف الذي لن يعود لا يُنتظر، والصفحة تقول ذلك.',
    supervisor: 'الإشراف',
    nobody: 'لا إشراف مسجل',
    call: (name) => `الاتصال: ${name}`,
    more: (n) => `هواتف أخرى: ${number(n)}`,
    byGate: {
      title: 'اكتمال الأرقام حسب الباب',
      phones: 'الهواتف',
      handedIn: 'سلّمت ما لديها',
      completeTo: 'مكتمل إلى غاية',
      minutes: 'دقائق ناقصة',
    },
  },
  look: {
    waiting: (n) =>
      arabic(n, {
        zero: 'لا شيء ينتظر',
        one: 'أمر واحد',
        two: 'أمران',
        few: `${number(n)} أمور`,
        many: `${number(n)} أمرا`,
        other: `${number(n)} أمر`,
      }),
    counted: (time) => `آخر عدّ بالعين: ${time}`,
    neverCounted: 'لم يُجر أي عدّ بالعين في هذا اليوم.',
  },
  corrected: (n) =>
    arabic(n, {
      zero: 'دون تصحيح',
      one: 'تصحيح واحد',
      two: 'تصحيحان',
      few: `${number(n)} تصحيحات`,
      many: `${number(n)} تصحيحا`,
      other: `${number(n)} تصحيح`,
    }),
  changedSince: (n) => `تغيرت الأرقام بعد البلاغ رقم ${n}`,
  standing: (status, n) => `${status === 'final' ? 'نهائية' : 'مؤقتة'}، بلاغ رقم ${n}`,
  form: {
    status: 'صفة الأرقام',
    statuses: { provisional: 'مؤقتة', final: 'نهائية' },
    finalLater: (time) => `الأرقام النهائية ممكنة بعد إغلاق الأبواب، على الساعة ${time}.`,
    embargo: 'لا تُنشر قبل',
    embargoHint: 'يُترك فارغا للنشر حالا. قبل هذه الساعة لا تُظهر الصفحة العمومية أي رقم.',
    embargoWrong: 'يرجى كتابة ساعة لم تحن بعد، خلال 31 يوما. ما كتبتم محفوظ.',
    reason: 'سبب الصيغة الجديدة',
    reasonHint:
      'يظهر في الصفحة العمومية كما يُكتب. يُترك فارغا حين تكون الهواتف قد سلمت معطيات بعد النشر.',
    reasonWrong: 'يرجى كتابة السبب في 200 حرف على الأكثر. ما كتبتم محفوظ.',
    show: 'معاينة ما سيُنشر',
    newVersion: 'صيغة جديدة',
    newVersionNote: (n) => `تحل محل البلاغ رقم ${n}، الذي يبقى مقروءا.`,
  },
  preview: {
    title: (n) => `قبل النشر: بلاغ رقم ${n}`,
    state: 'هذا بالضبط ما ستقوله الصفحة العمومية. لم يُنشر شيء بعد.',
    page: 'الصفحة العمومية',
    press: 'نص للصحافة',
    phones: (n) =>
      arabic(n, {
        zero: 'كل الهواتف سلّمت ما لديها.',
        one: 'هاتف واحد لم يسلّم ما لديه. الصفحة تقول ذلك.',
        two: 'هاتفان لم يسلّما ما لديهما. الصفحة تقول ذلك.',
        few: `${number(n)} هواتف لم تسلّم ما لديها. الصفحة تقول ذلك.`,
        many: `${number(n)} هاتفا لم يسلّم ما لديه. الصفحة تقول ذلك.`,
        other: `${number(n)} هاتف لم يسلّم ما لديه. الصفحة تقول ذلك.`,
      }),
    unsent: (n) =>
      arabic(n, {
        zero: 'لا تسجيل ينتظر الإرسال.',
        one: 'تسجيل واحد ما زال في الهواتف.',
        two: 'تسجيلان ما زالا في الهواتف.',
        few: `${number(n)} تسجيلات ما زالت في الهواتف.`,
        many: `${number(n)} تسجيلا ما زال في الهواتف.`,
        other: `${number(n)} تسجيل ما زال في الهواتف.`,
      }),
    early: 'اليوم لم ينته: الأرقام ستتغير.',
    embargo: (date, time) => `لا يظهر شيء من هذا قبل ${date} على الساعة ${time}.`,
    release: 'نشر أرقام اليوم',
    back: 'العودة دون نشر',
    note: 'النشر لا يُسحب: ما يتغير بعده يُنشر برقم جديد يشير إلى هذا الرقم.',
  },
  released: (time, status, n) =>
    `نُشرت ${time}، ${status === 'final' ? 'نهائية' : 'مؤقتة'} · بلاغ رقم ${n}`,
  notPublic: (status, n) =>
    `بلاغ رقم ${n}، أرقام ${status === 'final' ? 'نهائية' : 'مؤقتة'} · لم تُنشر بعد`,
  releasedBy: (name) => `نشر من ${name}`,
  done: (n) => `نُشر البلاغ رقم ${n}.`,
  doneLater: (n, date, time) => `سيُنشر البلاغ رقم ${n} يوم ${date} على الساعة ${time}، وليس قبلها.`,
  waits: (date, time) => `تحت الحظر: لا يظهر قبل ${date} على الساعة ${time}.`,
  open: 'فتح الصفحة العمومية',
  lookAgain: {
    again:
      'لم يُنشر شيء: نُشر بلاغ آخر أو صُحح رقم في هذه الأثناء، أو مضى وقت طويل على المعاينة. يرجى المعاينة من جديد.',
    gone: 'لم تعد هذه المعاينة محفوظة. يرجى المعاينة من جديد.',
  },
  notYet: 'لم يُنشر شيء عن هذا اليوم.',
};
