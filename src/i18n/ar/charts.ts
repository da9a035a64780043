import type { Crowd } from '../../domain/crowd.ts';
import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

const number = (n: number) => grouped(n, '.');

/** A sentence of a figure, and the same where one gate stands out. */
interface WithGate<Values extends readonly string[]> {
  readonly plain: (n: number, ...values: Values) => string;
  readonly gate: (n: number, ...values: [...Values, gate: string]) => string;
}

/** The sentences, headings and labels of the charts. Figures of the curve are people a minute. */
export interface ChartWords {
  /** Heads the curve of a day, and the small ones of its gates. */
  readonly throughDay: string;
  readonly gateByGate: string;
  /** How full the site is. */
  readonly crowd: Readonly<Record<Crowd, string>>;
  readonly capacity: (capacity: string) => string;
  /** Of how many minutes each point of the curve is the mean. */
  readonly unit: (minutes: number) => string;
  /** Opens the table of a chart. */
  readonly behind: string;
  readonly hour: string;
  readonly entries: string;
  readonly exits: string;
  /** On a span in which a gate or the site was held. */
  readonly held: string;
  readonly wholeSite: string;
  readonly rose: WithGate<[from: string, start: string, end: string]>;
  readonly fell: WithGate<[from: string, start: string, end: string]>;
  readonly steady: WithGate<[start: string, end: string]>;
  readonly now: WithGate<[at: string]>;
  readonly peak: WithGate<[at: string]>;
  readonly left: (n: number, at: string) => string;
  /** Where it is nobody: each is a sentence of its own, and no count. */
  readonly nobodyCame: (at: string) => string;
  readonly nobodyLeft: (at: string) => string;
  readonly gateNobody: (gate: string, at: string) => string;
  readonly none: string;
  readonly noneThen: string;
  readonly heldFrom: (gate: string, start: string, end: string) => string;
  readonly heldSince: (gate: string, start: string) => string;
  readonly gateNow: (n: number, gate: string, at: string) => string;
  readonly gatePeak: (n: number, gate: string, at: string) => string;
  readonly gateNone: (gate: string) => string;
  readonly expected: string;
  readonly came: string;
  readonly cameSoFar: (n: number, expected: string, start: string, end: string) => string;
  readonly cameInAll: (n: number, expected: string) => string;
  readonly registeredAhead: (n: number) => string;
  readonly nobodyExpected: string;
  readonly people: string;
  /** What the names of bars are. */
  readonly by: Readonly<Record<'hour' | 'gate' | 'day', string>>;
  readonly visits: string;
  readonly busiest: {
    readonly hour: (n: number, name: string) => string;
    readonly gate: (n: number, name: string) => string;
    readonly day: (n: number, name: string) => string;
  };
  readonly noVisits: string;
}

const aMinute = (n: number) =>
  arabic(n, {
    zero: '0 في الدقيقة',
    one: 'شخص واحد في الدقيقة',
    two: 'شخصين في الدقيقة',
    few: `${number(n)} أشخاص في الدقيقة`,
    many: `${number(n)} شخصا في الدقيقة`,
    other: `${number(n)} شخص في الدقيقة`,
  });

const visits = (n: number) =>
  arabic(n, {
    zero: 'لا زيارة',
    one: 'زيارة واحدة',
    two: 'زيارتان',
    few: `${number(n)} زيارات`,
    many: `${number(n)} زيارة`,
    other: `${number(n)} زيارة`,
  });

const presence = (n: number, forms: { none: string; one: string; two: string; of: string }) =>
  arabic(n, {
    zero: forms.none,
    one: forms.one,
    two: forms.two,
    few: `حضر ${number(n)} أشخاص ${forms.of}`,
    many: `حضر ${number(n)} شخصا ${forms.of}`,
    other: `حضر ${number(n)} شخص ${forms.of}`,
  });

export const words: ChartWords = {
  throughDay: 'على مدى اليوم',
  gateByGate: 'كل باب على حدة',
  crowd: {
    calm: 'هادئ',
    busy: 'مزدحم',
    hold: 'إيقاف الدخول',
    alert: 'إنذار',
    emergency: 'طوارئ',
  },
  capacity: (capacity) => `السعة: ${capacity}`,
  unit: (n) =>
    arabic(n, {
      zero: 'عدد الأشخاص في الدقيقة',
      one: 'عدد الأشخاص في الدقيقة',
      two: 'عدد الأشخاص في الدقيقة، بمعدل كل دقيقتين',
      few: `عدد الأشخاص في الدقيقة، بمعدل كل ${number(n)} دقائق`,
      many: `عدد الأشخاص في الدقيقة، بمعدل كل ${number(n)} دقيقة`,
      other: `عدد الأشخاص في الدقيقة، بمعدل كل ${number(n)} دقيقة`,
    }),
  behind: 'الأرقام وراء الرسم',
  hour: 'الساعة',
  entries: 'الدخول',
  exits: 'الخروج',
  held: 'إيقاف',
  wholeSite: 'الموقع كله',
  rose: {
    plain: (n, from, start, end) =>
      `ارتفع الدخول من ${from} إلى ${aMinute(n)} ما بين ${start} و${end}`,
    gate: (n, from, start, end, gate) =>
      `ارتفع الدخول من ${from} إلى ${aMinute(n)} ما بين ${start} و${end}، وأكثره من ${gate}`,
  },
  fell: {
    plain: (n, from, start, end) =>
      `انخفض الدخول من ${from} إلى ${aMinute(n)} ما بين ${start} و${end}`,
    gate: (n, from, start, end, gate) =>
      `انخفض الدخول من ${from} إلى ${aMinute(n)} ما بين ${start} و${end}، وأكثر ذلك في ${gate}`,
  },
  steady: {
    plain: (n, start, end) => `الدخول مستقر في حدود ${aMinute(n)} ما بين ${start} و${end}`,
    gate: (n, start, end, gate) =>
      `الدخول مستقر في حدود ${aMinute(n)} ما بين ${start} و${end}، وأكثره من ${gate}`,
  },
  now: {
    plain: (n, at) => `الدخول بمعدل ${aMinute(n)} على الساعة ${at}`,
    gate: (n, at, gate) => `الدخول بمعدل ${aMinute(n)} على الساعة ${at}، وأكثره من ${gate}`,
  },
  peak: {
    plain: (n, at) => `بلغ الدخول أقصاه على الساعة ${at}، بمعدل ${aMinute(n)}`,
    gate: (n, at, gate) =>
      `بلغ الدخول أقصاه على الساعة ${at}، بمعدل ${aMinute(n)}، وأكثره من ${gate}`,
  },
  left: (n, at) => `والخروج بمعدل ${aMinute(n)} على الساعة ${at}.`,
  nobodyCame: (at) => `لم يدخل أحد على الساعة ${at}`,
  nobodyLeft: (at) => `ولم يخرج أحد على الساعة ${at}.`,
  gateNobody: (gate, at) => `${gate}: لم يدخل أحد على الساعة ${at}`,
  none: 'لم يُسجل أي دخول بعد',
  noneThen: 'لم يُسجل أي دخول',
  heldFrom: (gate, start, end) => `إيقاف الدخول من ${start} إلى ${end}: ${gate}.`,
  heldSince: (gate, start) => `إيقاف الدخول منذ ${start}: ${gate}.`,
  gateNow: (n, gate, at) => `${gate}: الدخول بمعدل ${aMinute(n)} على الساعة ${at}`,
  gatePeak: (n, gate, at) => `${gate}: بلغ الدخول أقصاه على الساعة ${at}، بمعدل ${aMinute(n)}`,
  gateNone: (gate) => `${gate}: لم يُسجل أي دخول`,
  expected: 'المسجلون',
  came: 'الحاضرون بتذكرة',
  cameSoFar: (n, expected, start, end) =>
    presence(n, {
      none: `لم يحضر أحد بعد بتذكرة ما بين ${start} و${end}. المسجلون: ${expected}`,
      one: `حضر شخص واحد بتذكرة ما بين ${start} و${end}. المسجلون: ${expected}`,
      two: `حضر شخصان بتذكرة ما بين ${start} و${end}. المسجلون: ${expected}`,
      of: `بتذكرة ما بين ${start} و${end}. المسجلون: ${expected}`,
    }),
  cameInAll: (n, expected) =>
    presence(n, {
      none: `لم يحضر أحد بتذكرة. المسجلون: ${expected}`,
      one: `حضر شخص واحد بتذكرة. المسجلون: ${expected}`,
      two: `حضر شخصان بتذكرة. المسجلون: ${expected}`,
      of: `بتذكرة. المسجلون: ${expected}`,
    }),
  registeredAhead: (n) =>
    arabic(n, {
      zero: 'لا مسجلين في هذا اليوم',
      one: 'شخص واحد مسجل',
      two: 'شخصان مسجلان',
      few: `${number(n)} أشخاص مسجلون`,
      many: `${number(n)} شخصا مسجلا`,
      other: `${number(n)} شخص مسجل`,
    }),
  nobodyExpected: 'لا مسجلين في هذا اليوم',
  people: 'عدد الأشخاص',
  by: { hour: 'الساعة', gate: 'الباب', day: 'اليوم' },
  visits: 'الزيارات',
  busiest: {
    hour: (n, name) => `أكثر الساعات ازدحاما ${name}: ${visits(n)}`,
    gate: (n, name) => `أكثر الأبواب استقبالا ${name}: ${visits(n)}`,
    day: (n, name) => `أكثر الأيام إقبالا ${name}: ${visits(n)}`,
  },
  noVisits: 'لم تُسجل أي زيارة',
};
