import { arabic } from '../plural.ts';
import { common } from './common.ts';

const { number } = common;

/** The event page and its way in. The reference: every other language has exactly these keys. */
export const visitor = {
  none: {
    title: 'لا توجد أيام مفتوحة معلنة الآن',
    lead: 'ستُنشر هنا تواريخ الدورة المقبلة ومكانها فور الإعلان عنها.',
    free: 'الدخول إلى الأيام المفتوحة مجاني ومفتوح للجميع.',
  },
  first: 'الدخول مجاني ومفتوح للجميع. التسجيل اختياري، ويوفر لكم ممرا أسرع.',
  /** The way to the form of the next day that has places. */
  register: 'تسجيل زيارة',
  chooseDay: 'اختيار يوم الزيارة',
  /** Above the days when none can be chosen. */
  allDays: 'أيام الدورة',
  days: {
    places: 'أماكن متوفرة',
    few: 'أماكن قليلة',
    full: 'اكتمل التسجيل',
    over: 'انتهى هذا اليوم',
    today: 'اليوم',
  },
  openLane: 'عند اكتمال التسجيل يبقى الدخول من الممر العام متاحا.',
  opensOn: (date: string, time: string) => `يفتح التسجيل ${date} على الساعة ${time}.`,
  closed: 'انتهى التسجيل. الدخول من الممر العام متاح طيلة أيام الحدث.',
  ended: 'انتهت هذه الدورة. شكرا لكل الزائرات والزوار.',
  live: {
    title: 'في الموقع الآن',
    inside: 'داخل الموقع',
    entries: 'دخول منذ الصباح',
    asOf: 'أرقام الساعة',
    completeTo: 'كاملة إلى غاية',
    rounded: 'أعداد مقربة.',
    opening: (time: string) => `الافتتاح اليوم على الساعة ${time}`,
    openingNote: 'تظهر هنا أعداد من في الموقع بعد الافتتاح.',
  },
  before: 'قبل الحضور',
  tips: [
    'التذكرة ليست شرطا للدخول: من لم يسجل يدخل من الممر العام.',
    'يُحسب الرضع والأطفال ضمن العدد، ويكفي شخص راشد واحد لتسجيل الأسرة.',
    'تفتيش الحقائب الصغيرة أسرع.',
    'مدخل دون درج متوفر للجميع، دون سؤال عن السبب.',
  ],
  groups: 'المجموعات والهيئات',
  groupsLead: 'تسجيل خاص لكل من:',
  groupKinds: {
    school: 'المؤسسات التعليمية',
    association: 'الجمعيات',
    media: 'الصحافة والإعلام',
    guest: 'الضيوف',
  },
  places: (n: number) =>
    arabic(n, {
      zero: 'مكتملة',
      one: 'مكان واحد متبق',
      two: 'مكانان متبقيان',
      few: `${number(n)} أماكن متبقية`,
      many: `${number(n)} مكانا متبقيا`,
      other: `${number(n)} مكان متبق`,
    }),
  description: (name: string, city: string) =>
    `${name}، ${city}. الدخول مجاني ومفتوح للجميع، والتسجيل اختياري.`,
};

export type EventWords = typeof visitor;
