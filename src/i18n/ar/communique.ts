import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';
import type { SaidMoment } from '../said-moment.ts';

/** The figures that a correction can speak of. */
export type SaidFigure =
  | 'visits'
  | 'visitors_by_ticket'
  | 'repeat_visits'
  | 'walk_in_visits'
  | 'beyond_booking'
  | 'exits';

/** A figure that an earlier release stated otherwise. */
export interface SaidChange {
  readonly figure: SaidFigure;
  readonly before: number;
  readonly now: number;
}

/** What a release says otherwise than the release `of`. */
interface SaidCorrection {
  readonly number: number;
  readonly of: number;
  /** None of one that puts right what is no count, such as the most inside at once. */
  readonly changes: readonly SaidChange[];
  readonly reason: string;
}

/** The words of the text for the press; every other language has exactly these keys. */
export interface CommuniqueWords {
  readonly title: (
    name: string,
    city: string,
    day: string,
    status: ReleaseStatus,
    at: SaidMoment,
  ) => string;
  /** What the gates counted; without walk-ins or repeats at 0. */
  readonly counted: (visits: number, walkIns: number, repeats: number) => string;
  /** The visits where people stated them anew, beside what the gates counted. */
  readonly restated: (visits: number, walkIns: number, repeats: number, gates: number) => string;
  readonly visitors: (people: number) => string;
  readonly peak: (low: number, high: number, time: string) => string;
  readonly complete: (to: SaidMoment) => string;
  /** The same of visits that were stated anew: the gates did not count all of them. */
  readonly completeAtGates: (to: SaidMoment) => string;
  /** Phones that may still hold something of the day, from 1 on. */
  readonly missing: (phones: number, all: number) => string;
  readonly source: (url: string) => string;
  readonly numbered: (n: number) => string;
  /** Above a text that is handed out before it is public. */
  readonly embargo: (time: string, date: string) => string;
  readonly corrects: (said: SaidCorrection) => string;
  /** The reason of a correction that nobody wrote: what phones sent after the release. */
  readonly cameLater: string;
  /** Beside a release that a later one corrects. */
  readonly correctedBy: (n: number) => string;
}

/** A figure stands alone in the sentence: nothing beside it can take a part of it along. */
const number = (n: number) => `\u2066${grouped(n, '.')}\u2069`;

const STATUS: Readonly<Record<ReleaseStatus, string>> = {
  provisional: 'أرقام مؤقتة',
  final: 'أرقام نهائية',
};

const FIGURES: Readonly<Record<SaidFigure, string>> = {
  visits: 'الزيارات',
  visitors_by_ticket: 'الزوار بتذكرة',
  repeat_visits: 'الزيارات المتكررة',
  walk_in_visits: 'الزيارات بدون تسجيل',
  beyond_booking: 'فوق العدد المحجوز',
  exits: 'الخروج',
};

function ofWhich(walkIns: number, repeats: number): string {
  if (walkIns > 0 && repeats > 0) {
    return `، منها بدون تسجيل: ${number(walkIns)}، ومتكررة: ${number(repeats)}`;
  }
  if (walkIns > 0) return `، منها بدون تسجيل: ${number(walkIns)}`;
  return repeats > 0 ? `، منها متكررة: ${number(repeats)}` : '';
}

export const words: CommuniqueWords = {
  title: (name, city, day, status, { time, date }) =>
    date === null
      ? `${name}، ${city}، ${day}. ${STATUS[status]}، الساعة ${time}.`
      : `${name}، ${city}، ${day}. ${STATUS[status]}، ${date} على الساعة ${time}.`,
  counted: (visits, walkIns, repeats) => {
    if (visits === 0) return 'لم تُسجل أي زيارة عند الأبواب.';
    const counted = `عدد الزيارات المسجلة عند الأبواب: ${number(visits)}`;
    return walkIns === visits
      ? `${counted}، كلها بدون تسجيل.`
      : `${counted}${ofWhich(walkIns, repeats)}.`;
  },
  restated: (visits, walkIns, repeats, gates) =>
    `عدد الزيارات بعد التصحيح: ${number(visits)}${ofWhich(walkIns, repeats)}. المسجل عند الأبواب: ${number(gates)}.`,
  visitors: (people) =>
    people === 0 ? 'لم يدخل أحد بتذكرة.' : `عدد الزائرات والزوار بتذكرة: ${number(people)}.`,
  peak: (low, high, time) =>
    low === high
      ? `أكبر عدد داخل الموقع في آن واحد: ${number(high)}، على الساعة ${time}.`
      : `أكبر عدد داخل الموقع في آن واحد: ما بين ${number(low)} و${number(high)}، على الساعة ${time}.`,
  complete: ({ time, date }) =>
    date === null
      ? `هذه أرقام دخول عند الأبواب، مكتملة إلى غاية ${time}.`
      : `هذه أرقام دخول عند الأبواب، مكتملة إلى غاية ${date} على الساعة ${time}.`,
  missing: (phones, all) =>
    arabic(phones, {
      zero: '',
      one: `هاتف واحد عند الأبواب لم يسلّم بعد كل ما لديه، من مجموع: ${number(all)}.`,
      two: `هاتفان عند الأبواب لم يسلّما بعد كل ما لديهما، من مجموع: ${number(all)}.`,
      few: `${number(phones)} هواتف عند الأبواب لم تسلّم بعد كل ما لديها، من مجموع: ${number(all)}.`,
      many: `${number(phones)} هاتفا عند الأبواب لم يسلّم بعد كل ما لديه، من مجموع: ${number(all)}.`,
      other: `${number(phones)} هاتف عند الأبواب لم يسلّم بعد كل ما لديه، من مجموع: ${number(all)}.`,
    }),
  completeAtGates: ({ time, date }) =>
    date === null
      ? `التسجيل عند الأبواب مكتمل إلى غاية ${time}.`
      : `التسجيل عند الأبواب مكتمل إلى غاية ${date} على الساعة ${time}.`,
  source: (url) => `الطريقة والمعطيات: ${url}.`,
  numbered: (n) => `رقم ${n}.`,
  embargo: (time, date) => `لا يُنشر قبل الساعة ${time} من ${date}.`,
  corrects: ({ number: n, of, changes, reason }) => {
    const said = changes.map(
      ({ figure, before, now }) => `${FIGURES[figure]} ${number(now)} بدل ${number(before)}`,
    );
    return `تصحيح رقم ${n} للبلاغ رقم ${of}: ${said.join('، ') || 'أعداد الدخول والخروج لم تتغير'}. السبب: ${reason}.`;
  },
  cameLater: 'معطيات وصلت من الهواتف بعد البلاغ',
  correctedBy: (n) => `صُحح هذا البلاغ بالبلاغ رقم ${n}.`,
};
