import type { Role } from '../../domain/roles.ts';
import { grouped } from '../number.ts';
import { arabic } from '../plural.ts';

/** What holders of a private link read of their data; every other language has exactly these keys. */
export interface TrustWords {
  readonly title: string;
  /** What there is of them, as one list. */
  readonly holds: (list: string) => string;
  /** The same of a wish, which has a key of its own. */
  readonly holdsWish: (list: string) => string;
  readonly parts: Readonly<
    Record<'name' | 'phone' | 'email' | 'organisation' | 'answers' | 'wish', string>
  >;
  readonly nothing: string;
  readonly use: string;
  /** Of a wish in a copy that the data officer gives. */
  readonly wishAtLink: string;
  readonly dies: (day: string) => string;
  readonly openings: string;
  readonly nobody: string;
  readonly looks: Readonly<
    Record<
      | 'open_record'
      | 'open_request'
      | 'show_contact'
      | 'call_coach'
      | 'read_name'
      | 'open_person'
      | 'give_copy'
      | 'open_list'
      | 'open_wish'
      | 'export_contacts',
      string
    >
  >;
  readonly roles: Readonly<Record<Role, string>>;
  readonly earlier: (n: number) => string;
  /** Searches that list a short name are noted without whom they list. */
  readonly searches: string;
  readonly see: string;
  readonly page: string;
  readonly copy: string;
  readonly copyNote: string;
  readonly print: string;
  readonly back: string;
  readonly erase: {
    readonly open: string;
    readonly title: string;
    readonly text: string;
    readonly several: (n: number) => string;
    readonly inside: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly erased: {
    readonly title: string;
    readonly on: (day: string) => string;
    readonly beyond: (day: string) => string;
    readonly kept: string;
    readonly entry: string;
    readonly keep: string;
  };
  /** All data of an edition is gone, whatever the link was. */
  readonly editionErased: { readonly title: string; readonly text: (day: string) => string };
  readonly fields: {
    readonly registration: string;
    readonly wait: string;
    readonly reference: string;
    readonly registered: string;
    readonly changed: string;
    readonly visit: string;
    readonly party: string;
    readonly coaches: string;
    readonly agreed: string;
    readonly stepFree: string;
    readonly name: string;
    readonly phone: string;
    readonly email: string;
    readonly organisation: string;
    readonly answers: string;
    readonly tickets: string;
    readonly notUsed: string;
    readonly entry: (people: string, gate: string, time: string) => string;
    readonly exit: (people: string, gate: string, time: string) => string;
    readonly messages: string;
    readonly unreadable: string;
    readonly browsers: string;
    readonly wrongAnswers: string;
    readonly remarks: string;
  };
}

const number = (n: number) => grouped(n, '.');

export const words: TrustWords = {
  title: 'ما نحتفظ به عنكم',
  holds: (list) => `نحتفظ بما يلي: ${list}. وهو مختوم بمفتاح الدورة.`,
  holdsWish: (list) => `نحتفظ بما يلي: ${list}. وهو مختوم بمفتاح خاص بالأمنيات وحدها.`,
  parts: {
    name: 'الاسم',
    phone: 'الهاتف',
    email: 'البريد الإلكتروني',
    organisation: 'المؤسسة',
    answers: 'أجوبتكم الأخرى',
    wish: 'الأمنية، مع اسم الطفل وسنه',
  },
  nothing: 'لا نحتفظ باسم ولا بوسيلة اتصال.',
  wishAtLink: 'نسخة الأمنية بكلماتها تُعطى من رابطها الخاص.',
  use: 'للزيارة وحدها، ولا يغذي أي ملف للشرطة.',
  dies: (day) => `يُمحى يوم ${day}.`,
  openings: 'من اطلع عليه من الفريق',
  nobody: 'لم يطلع عليه أحد من الفريق.',
  looks: {
    open_record: 'فتح التسجيل',
    open_request: 'فتح الطلب',
    show_contact: 'إظهار وسيلة الاتصال',
    call_coach: 'إظهار الرقم لتأخر حافلة',
    read_name: 'رؤية الاسم في لائحة',
    open_person: 'فتح كل المعطيات',
    give_copy: 'إعطاء نسخة',
    open_list: 'فتح لائحة المجموعات وروابطها',
    open_wish: 'فتح الأمنية',
    export_contacts: 'تصدير مع وسائل الاتصال، لكل المسجلين',
  },
  roles: {
    owner: 'الإشراف العام',
    organizer: 'التنظيم',
    safety: 'السلامة',
    gate: 'الإشراف على باب',
    desk: 'مكتب الاستقبال',
    communication: 'خلية التواصل',
    privacy: 'حماية المعطيات',
    viewer: 'الاطلاع فقط',
  },
  earlier: (n) =>
    arabic(n, {
      zero: 'لا شيء قبلها',
      one: 'ومرة واحدة قبلها',
      two: 'ومرتان قبلها',
      few: `و${number(n)} مرات قبلها`,
      many: `و${number(n)} مرة قبلها`,
      other: `و${number(n)} مرة قبلها`,
    }),
  searches: 'البحث في مكتب الاستقبال يُظهر اسما مختصرا: يُسجَّل أن بحثا جرى، ولا يُسجَّل من ظهر فيه.',
  see: 'كل ما هو محفوظ عنكم',
  page: 'معلوماتكم',
  copy: 'تنزيل نسخة (JSON)',
  copyNote: 'الملف هو هذه الصفحة نفسها، في صيغة تقرؤها البرامج.',
  print: 'طبع الصفحة',
  back: 'العودة إلى تسجيلكم',
  erase: {
    open: 'محو معلوماتي',
    title: 'محو معلوماتكم الآن؟',
    text: 'يُمحى الاسم ووسيلة الاتصال والرسائل وكل ما يدل عليكم. لن تُقبل تذاكركم بعد ذلك، ويبقى الدخول من الممر العام متاحا لكم بدون تذكرة. لا رجوع في ذلك.',
    several: (n) =>
      arabic(n, {
        zero: 'لا تسجيل آخر',
        one: 'يُمحى معه يوم آخر من الطلب نفسه.',
        two: 'يُمحى معه يومان آخران من الطلب نفسه.',
        few: `تُمحى معه ${number(n)} أيام أخرى من الطلب نفسه.`,
        many: `يُمحى معه ${number(n)} يوما آخر من الطلب نفسه.`,
        other: `يُمحى معه ${number(n)} يوم آخر من الطلب نفسه.`,
      }),
    inside: 'من هم بالداخل الآن يبقون فيه، والخروج مفتوح دائما. ومن خرج يعود من الممر العام.',
    yes: 'نعم، محو كل شيء',
    no: 'لا، العودة',
  },
  erased: {
    title: 'مُحيت معلوماتكم',
    on: (day) => `مُحيت يوم ${day}.`,
    beyond: (day) =>
      `لا يمكن استرجاعها بعد يوم ${day}. إلى ذلك اليوم قد تبقى في نسخة احتياطية للخدمة، ولا تُسترجع منها دون أن تُمحى من جديد.`,
    kept: 'تبقى الأعداد دون أسماء.',
    entry: 'الدخول من الممر العام متاح لكم بدون تذكرة.',
    keep: 'هذه الصفحة وصلكم. تبقى تحت هذا الرابط إلى أن تُمحى معطيات الدورة كلها.',
  },
  editionErased: {
    title: 'مُحيت معطيات هذه الدورة',
    text: (day) =>
      `مُحيت كل المعطيات الشخصية لهذه الدورة يوم ${day}، ومعها هذا الرابط إن كان لتسجيل فيها.`,
  },
  fields: {
    registration: 'التسجيل',
    wait: 'لائحة الانتظار',
    reference: 'رقم المرجع',
    registered: 'تاريخ التسجيل',
    changed: 'آخر تغيير',
    visit: 'الزيارة',
    party: 'العدد',
    coaches: 'الحافلات',
    agreed: 'العدد الموافق عليه',
    stepFree: 'مدخل دون درج',
    name: 'الاسم',
    phone: 'الهاتف',
    email: 'البريد الإلكتروني',
    organisation: 'المؤسسة',
    answers: 'أجوبة أخرى',
    tickets: 'التذاكر',
    notUsed: 'لم يدخل بها أحد',
    entry: (people, gate, time) => `دخول: ${people}، ${gate}، ${time}`,
    exit: (people, gate, time) => `خروج: ${people}، ${gate}، ${time}`,
    messages: 'الرسائل',
    unreadable: 'لم يعد النص مقروءا',
    browsers: 'متصفحات تُشعَر',
    wrongAnswers: 'أجوبة خاطئة عن تذكرة ضائعة',
    remarks: 'ما كُتب عند الأبواب',
  },
};
