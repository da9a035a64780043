import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import { arabic } from '../plural.ts';

export interface ReleasedWords {
  readonly title: string;
  readonly description: (name: string) => string;
  readonly lead: string;
  readonly empty: string;
  /** The link to the page. */
  readonly link: string;
  readonly status: Readonly<Record<ReleaseStatus, string>>;
  readonly numbered: (n: number) => string;
  readonly releasedAt: (date: string, time: string) => string;
  /** How many of all, both written. */
  readonly of: (n: string, all: string) => string;
  /** Why nothing, or nothing newer, is shown of a day. */
  readonly embargo: (date: string, time: string) => string;
  /** Scans that phones still held; from 1 on. */
  readonly unsent: (n: number) => string;
  readonly figures: string;
  readonly figure: string;
  readonly value: string;
  readonly counts: string;
  readonly curve: string;
  readonly evidence: string;
  readonly how: string;
  readonly share: string;
  readonly corrections: string;
  readonly corrected: (of: number, n: number) => string;
  readonly was: string;
  readonly is: string;
  readonly reason: (reason: string) => string;
  readonly cameLater: string;
  readonly noChange: string;
  /** Of the most inside at once, whose name is given, where its bounds or its hour are others. */
  readonly peakAnew: (name: string) => string;
  readonly correctedBy: (n: number) => string;
  readonly stated: string;
  readonly counted: string;
  readonly statedValue: string;
  readonly reasonColumn: string;
  readonly press: string;
  readonly data: string;
  readonly file: string;
  readonly script: string;
  readonly recount: string;
  readonly sha256: string;
  readonly versions: string;
  readonly fileOf: (n: number) => string;
  readonly method: string;
  readonly methodLines: readonly string[];
}

export const words: ReleasedWords = {
  title: 'الأرقام',
  description: (name) => `أرقام الدخول · ${name}`,
  lead: 'أرقام الدخول كما سُجلت عند الأبواب، مع الطريقة والتصحيحات والمعطيات. يمكن لكل من يرغب إعادة حسابها.',
  empty: 'لم تُنشر أي أرقام بعد.',
  link: 'أرقام الدخول المنشورة',
  status: { provisional: 'أرقام مؤقتة', final: 'أرقام نهائية' },
  numbered: (n) => `بلاغ رقم ${n}`,
  releasedAt: (date, time) => `نُشر يوم ${date} على الساعة ${time}`,
  of: (n, all) => `${n} من ${all}`,
  embargo: (date, time) => `أرقام جديدة لهذا اليوم: لا تُنشر قبل ${date} على الساعة ${time}.`,
  unsent: (n) =>
    arabic(n, {
      zero: 'لم يبق عند الهواتف أي تسجيل لم يُرسل.',
      one: 'عند حساب الأرقام بقي عند الهواتف تسجيل واحد لم يُرسل.',
      two: 'عند حساب الأرقام بقي عند الهواتف تسجيلان لم يُرسلا.',
      few: `عند حساب الأرقام بقيت عند الهواتف ${n} تسجيلات لم تُرسل.`,
      many: `عند حساب الأرقام بقي عند الهواتف ${n} تسجيلا لم يُرسل.`,
      other: `عند حساب الأرقام بقي عند الهواتف ${n} تسجيل لم يُرسل.`,
    }),
  figures: 'أرقام اليوم',
  figure: 'الرقم',
  value: 'العدد',
  counts: 'ما يحسبه',
  curve: 'الدخول والخروج على مدى اليوم',
  evidence: 'كيف حُسبت الزيارات',
  how: 'الطريقة',
  share: 'الحصة',
  corrections: 'التصحيحات',
  corrected: (of, n) => `تصحيح رقم ${n} للبلاغ رقم ${of}`,
  was: 'قبل التصحيح',
  is: 'بعد التصحيح',
  reason: (reason) => `السبب: ${reason}`,
  cameLater: 'السبب: معطيات سلمتها الهواتف بعد النشر',
  noChange: 'لم يتغير أي رقم.',
  peakAnew: (name) => `${name}: أُعيد التقدير.`,
  correctedBy: (n) => `صححه البلاغ رقم ${n}.`,
  stated: 'أرقام صُححت قبل النشر',
  counted: 'حسب التسجيل',
  statedValue: 'حسب البيان',
  reasonColumn: 'السبب',
  press: 'نص للصحافة',
  data: 'المعطيات',
  file: 'ملف الدقائق (CSV)',
  script: 'برنامج إعادة الحساب',
  recount: 'لإعادة الحساب: يُحمَّل الملف والبرنامج، ثم يُنفَّذ هذا السطر (Node.js 18 أو أحدث):',
  sha256: 'بصمة الملف (SHA-256)',
  versions: 'كل ما نُشر عن هذا اليوم',
  fileOf: (n) => `ملف البلاغ رقم ${n}`,
  method: 'الطريقة والحدود',
  methodLines: [
    'تُحسب الزيارات عند الأبواب: كل دخول زيارة، ولا يُحسب طاقم التنظيم. ويُضاف إليها كل تصحيح مع سببه.',
    'في الملف تُجمع الدقائق المتجاورة لكل باب حتى لا يبقى أي عدد من 1 إلى 4، حتى لا يدل أي سطر على أشخاص قلائل. الباب الصغير يُجمع مع الذي يليه (1+2). الباب 0 هو الموقع كله طيلة اليوم: التصحيحات، وكل عدد من 1 إلى 4 في اليوم كله.',
    'لا يُغيَّر ملف منشور. ما يصل متأخرا أو يُصحَّح يُنشر برقم جديد وملف جديد.',
    'على مدى عدة أيام يُجمع الزوار بتذكرة يوما بيوم: من حضر في يومين حُسب مرتين.',
  ],
};
