import type { CorrectableFigure, Evidence } from '../../domain/figures/figures.ts';
import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';
import type { SaidMoment } from '../said-moment.ts';

const number = (n: number) => grouped(n, '.');

/** What the figures of a day are called, and what each counts: printed beside it, always. */
export interface FigureWords {
  readonly names: Readonly<
    Record<CorrectableFigure | 'visits' | 'peak_inside' | 'completeness' | 'evidence', string>
  >;
  readonly counts: Readonly<Record<CorrectableFigure | 'visits', string>>;
  /** Of the most people inside at once; `at`, as said below. */
  readonly peak: (low: number, high: number, at: string) => string;
  /** When something was, and up to when; in a table, the moment alone. */
  readonly at: (moment: SaidMoment) => string;
  readonly upTo: (moment: SaidMoment) => string;
  readonly moment: (moment: SaidMoment) => string;
  /** Where nobody counted by eye. */
  readonly peakUnbounded: (at: string) => string;
  /** Its bounds lie further apart than the number itself. */
  readonly peakWide: (at: string) => string;
  readonly noPeak: string;
  /** `to`: up to when, as said above. */
  readonly completeness: (to: string, phones: number, all: number) => string;
  /** Of several days. */
  readonly sumOfDays: string;
  readonly evidence: Readonly<Record<keyof Evidence, string>>;
  readonly correction: {
    readonly title: string;
    readonly note: string;
    readonly correct: (figure: string) => string;
    readonly figure: string;
    readonly stated: string;
    readonly reason: string;
    readonly submit: string;
    readonly reasonMissing: string;
    readonly numberInvalid: string;
    readonly recorded: string;
    readonly list: string;
    /** The column of what the gates counted, and that of what stands. */
    readonly counted: string;
    readonly stands: string;
    readonly made: (figure: string, stated: number, counted: number) => string;
    readonly why: (time: string, reason: string) => string;
  };
}

export const words: FigureWords = {
  names: {
    visits: 'الزيارات',
    visitors_by_ticket: 'الزوار بتذكرة',
    walk_in_visits: 'زيارات بدون تسجيل',
    repeat_visits: 'زيارات متكررة',
    beyond_booking: 'فوق العدد المحجوز',
    exits: 'الخروج',
    peak_inside: 'أكبر عدد في آن واحد',
    completeness: 'الاكتمال',
    evidence: 'طريقة العد',
  },
  counts: {
    visits: 'كل دخول سُجل عند الأبواب، دون طاقم التنظيم، مع التصحيحات. من عاد حُسب مرة أخرى.',
    visitors_by_ticket: 'أشخاص دخلوا بتذكرة اليوم مرة واحدة على الأقل.',
    walk_in_visits: 'دخول دون تذكرة. لا يمكن تمييز من عاد.',
    repeat_visits: 'عودة أثبتتها تذكرة. العدد الحقيقي أكبر.',
    beyond_booking: 'دخول بتذكرة سبق استعمال أماكنها، ومؤشر عليه.',
    exits: 'كل خروج سُجل عند الأبواب، دون طاقم التنظيم.',
  },
  peak: (low, high, at) => `تقدير بين ${number(low)} و${number(high)}، ${at}.`,
  peakUnbounded: (at) =>
    `حسب الأبواب وحدها، ${at}. لم يُعدّ الحضور بالنظر في هذا اليوم، فلا يُعرف مدى الخطأ.`,
  peakWide: (at) => `تقدير، ${at}. مدى الخطأ أكبر من العدد نفسه، فلا يُذكر حداه.`,
  at: ({ time, date }) => (date === null ? `على الساعة ${time}` : `يوم ${date} على الساعة ${time}`),
  upTo: ({ time, date }) =>
    date === null ? `إلى غاية ${time}` : `إلى غاية ${date} على الساعة ${time}`,
  moment: ({ time, date }) => (date === null ? time : `${date} على الساعة ${time}`),
  noPeak: 'لم يُسجل أي دخول.',
  completeness: (to, phones, all) =>
    arabic(all, {
      zero: `${to}، لم يعمل أي هاتف.`,
      one: `${to}، ${number(phones)} من هاتف واحد سلّم ما لديه.`,
      two: `${to}، ${number(phones)} من هاتفين سلّم ما لديه.`,
      few: `${to}، ${number(phones)} من ${number(all)} هواتف سلّم ما لديه.`,
      many: `${to}، ${number(phones)} من ${number(all)} هاتفا سلّم ما لديه.`,
      other: `${to}، ${number(phones)} من ${number(all)} هاتف سلّم ما لديه.`,
    }),
  sumOfDays: 'من حضر في يومين حُسب مرتين.',
  evidence: {
    scanned: 'بمسح التذاكر',
    tapped: 'بدون تذكرة، واحدا واحدا أو في دخول حر',
    estimated: 'تقدير: عدّ دقيقة واحدة',
    by_eye: 'عدّ بالنظر أو تصحيح باليد',
  },
  correction: {
    title: 'تصحيح',
    note: 'يسمي التصحيح الرقم الذي يصححه، ولا يغير ما سجلته الأبواب. وما تسلمه الهواتف بعده يُضاف إليه. يُنشر السبب مع الأرقام، ويبقى اسم من صحح في السجل.',
    correct: (figure) => `تصحيح: ${figure}`,
    figure: 'الرقم المراد تصحيحه',
    stated: 'العدد كما يُعلن',
    reason: 'السبب',
    submit: 'تسجيل التصحيح',
    reasonMissing: 'اكتبوا سبب التصحيح، في 120 حرفا على الأكثر. ما كتبتموه محفوظ.',
    numberInvalid: 'اكتبوا عددا صحيحا من 0 إلى 10.000.000. ما كتبتموه محفوظ.',
    recorded: 'سُجل التصحيح.',
    list: 'التصحيحات المسجلة',
    counted: 'كما سجلته الأبواب',
    stands: 'كما أُعلن',
    made: (figure, stated, counted) => `${figure}: ${number(stated)} بدل ${number(counted)}`,
    why: (time, reason) => `${time}: ${reason}`,
  },
};
