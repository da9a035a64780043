import { arabic } from '../plural.ts';

/** Who answers for the answers, as it is stated above the button and in the notice. */
export interface ConsentFacts {
  readonly controller: string;
  readonly contact: string;
  readonly receipt: string | null;
  readonly keepDays: number;
  /** The day on which the answers are erased. */
  readonly date: string;
  /** Where the service is hosted, once that is set. */
  readonly hosting: string | null;
  /** Who carries messages to phones and mailboxes; `null` while none are sent. */
  readonly carriers: string | null;
}

const places = (n: number) =>
  arabic(n, {
    zero: 'لا مكان',
    one: 'مكان واحد',
    two: 'مكانان',
    few: `${n} أماكن`,
    many: `${n} مكانا`,
    other: `${n} مكان`,
  });

export const form = {
  eyebrow: 'تسجيل زيارة',
  otherDays: 'أيام أخرى',
  back: 'كل الأيام',
  arrival: 'فترة الوصول',
  arrivalHint: 'هي ساعة الوصول إلى الباب، والبقاء في الموقع حر إلى ساعة الإغلاق.',
  windowOver: 'انتهت',
  ended: (n: number) => `فترات انتهت (${n})`,
  dayFull: 'اكتمل التسجيل في هذا اليوم. أقرب الفترات المتوفرة:',
  dayOver: 'انتهت فترات هذا اليوم. أقرب الفترات المتوفرة:',
  allFull: 'لم تبق أماكن في أي فترة. الدخول من الممر العام متاح دون تسجيل.',
  people: 'عدد الأشخاص',
  adults: 'الكبار',
  adultsHint: (under: number) => `${under} سنة فما فوق`,
  children: 'الأطفال',
  childrenHint: (under: number) => `أقل من ${under} سنة، والرضع منهم`,
  more: (what: string) => `زيادة: ${what}`,
  fewer: (what: string) => `نقص: ${what}`,
  name: 'الاسم',
  nameHint: 'يكفي الاسم الشخصي، بأي خط كان.',
  phone: 'رقم الهاتف',
  phoneHint: 'لإخباركم بأي تغيير، لا غير.',
  emailFold: 'بريد إلكتروني، بدل الهاتف أو معه',
  email: 'البريد الإلكتروني',
  groupCode: 'رمز المديرية (إن وجد)',
  groupCodeHint: (most: number) =>
    `لمجموعة من أكثر من ${most} أشخاص: الرمز يؤكد الحجز مباشرة. بدونه تنتظرون الجواب، ولا أماكن محفوظة إلى ذلك الحين.`,
  stepFree: 'الدخول من مدخل دون درج',
  stepFreeHint: 'اختيار متاح للجميع، ولا يطلب سببه.',
  confirm: 'تأكيد الحضور',
  send: 'إرسال الطلب',
  notice: 'النص الكامل للإشعار',
  consent: ({ date }: ConsentFacts) =>
    `بتأكيد الحضور تصرحون بأنكم بلغتم 18 سنة، وبأنكم اطلعتم على استعمال معلوماتكم: للزيارة وحدها، ولا تغذي أي ملف للشرطة، وتُمحى يوم ${date}.`,
  consentTitle: 'كيف تُستعمل معلوماتكم',
  consentLines: ({ controller, contact, receipt, date, hosting, carriers }: ConsentFacts) => [
    `المسؤول عن المعالجة: ${controller}.`,
    `الغرض: تنظيم الزيارة${carriers === null ? '' : ' وإخباركم بما يتغير'}. لا غرض آخر.`,
    'يطلع عليها: فريق التسجيل والاستقبال.' +
      (hosting === null ? '' : ` الاستضافة: ${hosting}.`) +
      (carriers === null ? '' : ` إيصال الرسائل: ${carriers}.`),
    'ضروري: اسم، وهاتف أو بريد إلكتروني. ما عدا ذلك اختياري.',
    `المدة: إلى ${date}، ثم تُمحى. تبقى الأعداد دون أسماء.`,
    `حقوقكم: الاطلاع والتصحيح والتعرض والمحو، من رابطكم الخاص أو بمراسلة ${contact}. وصل اللجنة الوطنية (CNDP): ${receipt ?? 'في طور التسليم'}.`,
  ],
  kinds: {
    school: {
      title: 'مجموعة مدرسية',
      intro: 'الأعداد وحدها تكفي: أسماء التلميذات والتلاميذ تبقى في المؤسسة. لكل حافلة تذكرة.',
      organisation: 'اسم المؤسسة',
    },
    association: {
      title: 'جمعية',
      intro: 'لكل حافلة تذكرة.',
      organisation: 'اسم الجمعية',
    },
    media: {
      title: 'صحافة وإعلام',
      intro: 'يدرس فريق التواصل كل طلب، والأماكن محفوظة لكم إلى حين الجواب.',
      organisation: 'المؤسسة الإعلامية',
    },
    guest: {
      title: 'ضيوف',
      intro: 'تراجع الجهة المنظمة كل طلب، والأماكن محفوظة لكم إلى حين الجواب.',
      organisation: 'الجهة (اختياري)',
    },
  },
  girls: 'التلميذات',
  boys: 'التلاميذ',
  companions: 'المرافقات والمرافقون',
  coaches: 'الحافلات',
  otherKinds: 'تسجيل مجموعة أو هيئة',
  familyKind: 'تسجيل أسرة أو فرد',
  wrong: 'لم يكتمل التسجيل. معلوماتكم محفوظة. يرجى تصحيح ما يلي:',
  errorTitle: (title: string) => `خطأ: ${title}`,
  full: 'امتلأت هذه الفترة قبل لحظات. معلوماتكم محفوظة.',
  few: (left: number, people: string) =>
    `لم يبق في هذه الفترة إلا ${places(left)}، وعددكم ${people}. معلوماتكم محفوظة.`,
  over: 'انتهت هذه الفترة. معلوماتكم محفوظة.',
  alternatives: 'أقرب الفترات المتوفرة:',
  roomForAll: 'أقرب الفترات التي تسعكم جميعا:',
  noAlternatives: 'لم تبق أماكن لهذا العدد في أي فترة. الدخول من الممر العام متاح دون تسجيل.',
  take: (window: string) => `تأكيد الحضور ${window}`,
  stale: 'بقيت هذه الصفحة مفتوحة مدة طويلة. معلوماتكم محفوظة: يكفي الضغط على الزر مرة أخرى.',
  spent:
    'سبق إرسال هذه الاستمارة بمعلومات أخرى، وذلك التسجيل باق كما هو. لتسجيل آخر بهذه المعلومات يكفي الضغط على الزر مرة أخرى.',
  cancelledBefore:
    'أُلغي التسجيل الذي أُرسل بهذه الاستمارة. معلوماتكم محفوظة: للتسجيل من جديد يكفي الضغط على الزر مرة أخرى.',
  closedDay: 'انتهى هذا اليوم.',
  unchosen: 'فترة الوصول لم تُختر بعد',
  sending: 'جار الإرسال…',
  unsent: 'لا شبكة الآن. معلوماتكم محفوظة في هذه الصفحة، وتُرسل من تلقاء نفسها عند عودة الشبكة.',
  faults: {
    required: 'هذه المعلومة ضرورية.',
    invalid: 'لم نتمكن من قراءة هذه القيمة.',
    too_long: 'هذا النص طويل: 120 حرفا على الأكثر.',
    too_small: 'يلزم واحد على الأقل.',
    too_large: 'هذا العدد أكبر من الممكن.',
    phone_invalid: 'لم نتعرف على هذا الرقم. مثال: 0612345678، أو رقم أجنبي يبدأ بعلامة +.',
    email_invalid: 'هذا العنوان غير مكتمل. مثال: nom@exemple.ma',
    contact_missing: 'يلزم رقم هاتف أو بريد إلكتروني: واحد منهما يكفي.',
    consent_missing: 'يلزم الاطلاع على الإشعار قبل الزر.',
    slot_unknown: 'يرجى اختيار فترة وصول.',
  },
  groupCodeName: 'رمز المديرية',
  groupCodeWrong:
    'هذا الرمز غير معروف، أو انتهى أجله، أو لا يشمل هذا اليوم أو هذا العدد. بدون رمز ينتظر طلبكم الجواب.',
  partyTooLarge: (people: string) => `التذكرة الواحدة تضم ${people} على الأكثر.`,
};

export type FormWords = typeof form;
