import { arabic } from '../plural.ts';

/** Who answers for the answers, as the sentence above the button states it. */
export interface ConsentFacts {
  readonly controller: string;
  readonly contact: string;
  readonly receipt: string | null;
  readonly keepDays: number;
}

const days = (n: number) =>
  arabic(n, {
    zero: 'مباشرة',
    one: 'بعد يوم واحد',
    two: 'بعد يومين',
    few: `بعد ${n} أيام`,
    many: `بعد ${n} يوما`,
    other: `بعد ${n} يوم`,
  });

export const form = {
  eyebrow: 'تسجيل زيارة',
  otherDays: 'أيام أخرى',
  back: 'كل الأيام',
  arrival: 'فترة الوصول',
  arrivalHint: 'هي ساعة الوصول إلى الباب، والبقاء في الموقع حر إلى ساعة الإغلاق.',
  windowOver: 'انتهت',
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
  phoneHint: 'يستعمل لإخباركم بأي تغيير، لا غير.',
  emailFold: 'بريد إلكتروني، بدل الهاتف أو معه',
  email: 'البريد الإلكتروني',
  stepFree: 'الدخول من مدخل دون درج',
  stepFreeHint: 'اختيار متاح للجميع، ولا يطلب سببه.',
  confirm: 'تأكيد الحضور',
  send: 'إرسال الطلب',
  notice: 'النص الكامل للإشعار',
  consent: ({ controller, contact, receipt, keepDays }: ConsentFacts) =>
    `هذا التسجيل تقوم به راشدة أو راشد. المسؤول عن معالجة المعطيات: ${controller}، لغرض واحد هو تنظيم الزيارة. ` +
    `لا يطلع عليها إلا فريق التسجيل والاستقبال، ولا تغذي أي ملف للشرطة، وتحذف ${days(keepDays)} من آخر يوم في الحدث. ` +
    'الاسم ووسيلة اتصال واحدة ضروريان، وما عداهما اختياري. ' +
    `لكم حق الولوج والتصحيح والتعرض بمراسلة ${contact}. ` +
    `وصل اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي: ${receipt ?? 'لم يسلم بعد'}. ` +
    'الضغط على الزر تأكيد للاطلاع على هذا الإشعار.',
  kinds: {
    school: {
      title: 'مجموعة مدرسية',
      intro: 'الأعداد وحدها تكفي: أسماء التلميذات والتلاميذ تبقى في المؤسسة. لكل حافلة تذكرة.',
      organisation: 'اسم المؤسسة',
    },
    association: {
      title: 'جمعية',
      intro: 'تذكرة واحدة للمجموعة كلها.',
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
  full: 'امتلأت هذه الفترة قبل لحظات. معلوماتكم محفوظة.',
  alternatives: 'أقرب الفترات المتوفرة:',
  noAlternatives: 'لم تبق أماكن لهذا العدد في هذا اليوم. الدخول من الممر العام متاح دون تسجيل.',
  take: (window: string) => `تأكيد الحضور ${window}`,
  stale: 'بقيت هذه الصفحة مفتوحة مدة طويلة. معلوماتكم محفوظة: يكفي الضغط على الزر مرة أخرى.',
  spent:
    'سبق تأكيد هذا التسجيل بمعلومات أخرى، وهو محفوظ. لتسجيل ثان بهذه المعلومات يكفي الضغط على الزر مرة أخرى.',
  closedDay: 'انتهى هذا اليوم.',
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
  partyTooLarge: (people: string) => `التذكرة الواحدة تضم ${people} على الأكثر.`,
};

export type FormWords = typeof form;
