import type { WishEnd, WishReason } from '../../domain/wish.ts';

/** A child's wish, as its guardian reads of it; every other language has exactly these keys. */
export interface WishWords {
  readonly title: string;
  readonly who: string;
  readonly child: string;
  readonly notAsked: string;
  readonly promise: (by: string) => string;
  readonly button: string;
  readonly firstName: string;
  readonly age: string;
  readonly ageHint: string;
  readonly wish: string;
  readonly wishHint: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly guardian: string;
  /** That the words are the child's, and a grown-up gives them. */
  readonly quoted: string;
  /** Above the form, where its words read as a child's. */
  readonly fromChild: string;
  /** There too, where nobody said that they are the parent or guardian. */
  readonly notGuardian: string;
  readonly faults: {
    readonly first_name: string;
    readonly age: string;
    readonly wish: string;
    readonly long: string;
    readonly contact: string;
    readonly guardian: string;
    readonly quoted: string;
  };
  readonly consent: string;
  readonly closed: string;
  readonly tooMany: string;
  readonly receipt: (number: string) => string;
  readonly thanks: string;
  readonly received: string;
  readonly reading: string;
  readonly granted: (firstName: string, day: string, time: string, place: string) => string;
  readonly grantedHeading: string;
  readonly size: string;
  readonly notPossible: (reason: string) => string;
  readonly reasons: Readonly<Record<WishReason, string>>;
  readonly ends: Readonly<Record<WishEnd, string>>;
  readonly closedHeading: string;
  readonly passage: string;
  readonly look: string;
  readonly erased: (day: string) => string;
  readonly erasedOn: (day: string) => string;
  readonly withdraw: string;
  readonly withdrawAsk: string;
  readonly confirmWithdraw: string;
  /** Of a link that leads to no wish. */
  readonly lostTitle: string;
  readonly lost: string;
}

export const words: WishWords = {
  title: 'أمنية طفلة أو طفل',
  who: 'يكتبها الأب أو الأم أو من له الولاية أو الكفالة.',
  child: 'إن كنت طفلة أو طفلا، فاطلب من أحد والديك أن يكتب معك.',
  notAsked: 'لا تكتبوا شيئا عن مرض أو إعاقة: لا نحتاج إليه ولا نحفظه.',
  promise: (by) => `لا يمكن تلبية كل أمنية. يصلكم جواب معلل قبل ${by}.`,
  button: 'إرسال الأمنية',
  firstName: 'الاسم الشخصي للطفلة أو الطفل',
  age: 'العمر',
  ageHint: 'بالسنوات.',
  wish: 'الأمنية',
  wishHint: '300 حرف على الأكثر.',
  contact: 'وسيلة الاتصال بكم',
  contactHint: 'رقم هاتف أو بريد إلكتروني، للجواب عن هذه الأمنية لا غير.',
  guardian: 'أكتب بصفتي الأب أو الأم أو من له الولاية أو الكفالة.',
  quoted: 'أكتب هذا بصفتي شخصا راشدا، والكلام كلام الطفلة أو الطفل.',
  fromChild:
    'يبدو هذا النص بقلم طفلة أو طفل. إرسال الأمنية يتم من شخص راشد: اقرؤوا النص معا، ثم يضع الأب أو الأم العلامتين أسفل النص. لم يُرسل شيء ولم يُحفظ شيء، وما كُتب ما زال هنا.',
  notGuardian:
    'أمنية طفلة أو طفل يكتبها الأب أو الأم أو من له الولاية أو الكفالة. إن كنت طفلة أو طفلا، فاطلب من أحد والديك أن يكتب معك. لم يُحفظ شيء بعد، وما كُتب ما زال هنا.',
  faults: {
    first_name: 'يرجى كتابة الاسم الشخصي.',
    age: 'يرجى كتابة العمر بالسنوات، من 1 إلى 17.',
    wish: 'يرجى كتابة الأمنية.',
    long: 'النص أطول من 300 حرف.',
    contact: 'يرجى كتابة رقم هاتف أو بريد إلكتروني.',
    guardian: 'يرجى وضع العلامة إن كنتم الأب أو الأم أو من له الولاية أو الكفالة.',
    quoted: 'يلزم شخص راشد لإرسال هذا النص.',
  },
  consent:
    'بإرسال الأمنية تصرحون بأنكم الأب أو الأم أو من له الولاية أو الكفالة، وبأنكم اطلعتم على استعمال معلوماتكم: لهذه الأمنية وحدها، ولا تغذي أي ملف للشرطة، ويقرؤها من عُين لها دون غيرهم، وتُمحى بعد 30 يوما من الموعد أو الجواب.',
  closed: 'لم تعد هذه الدورة تستقبل الأمنيات. لم يُحفظ شيء.',
  tooMany: 'لا يمكن استقبال أمنية أخرى الآن. لم يُحفظ شيء، وما كُتب ما زال هنا. يرجى المحاولة لاحقا.',
  receipt: (number) => `رقم الوصل ${number}. احتفظوا بهذا الرابط.`,
  thanks: 'توصلنا بالأمنية. شكرا لكم.',
  received: 'توصلنا بالأمنية.',
  reading: 'الأمنية قيد القراءة.',
  granted: (firstName, day, time, place) =>
    `يسعدنا استقبال ${firstName} يوم ${day} على الساعة ${time}، ${place}.`,
  grantedHeading: 'موعدكم',
  size: 'مقاس البدلة',
  notPossible: (reason) =>
    `شكرا على هذه الأمنية. لا يمكن تلبيتها هذه السنة: ${reason}. أبواب الزيارة مفتوحة لكم.`,
  reasons: {
    many: 'الأمنيات أكثر مما يمكن تلبيته',
    programme: 'لا تدخل في برنامج هذه الأيام',
    safety: 'لأسباب تتعلق بالسلامة',
    missing: 'معلومات ناقصة',
    late: 'وصلت بعد الأجل',
  },
  ends: {
    withdrawn: 'سُحبت هذه الأمنية.',
    asked: 'أُغلق ملف هذه الأمنية بطلب منكم.',
    repeated: 'وصلت هذه الأمنية مرتين. الجواب تحت الوصل الآخر.',
    child:
      'إرسال الأمنية يتم من الأب أو الأم أو من له الولاية أو الكفالة. يمكن إرسالها معا من جديد.',
  },
  closedHeading: 'أمنية مغلقة',
  passage: 'حُذف مقطع لا نحفظه، مثل ما يتعلق بالصحة.',
  look: 'يظهر الجواب في هذه الصفحة. رسائلنا القصيرة لا تحمل أي رابط، ولا تطلب أي معلومة.',
  erased: (day) => `مُحيت الأمنية ووسيلة الاتصال بكم يوم ${day}. يبقى الرقم وحال الأمنية.`,
  erasedOn: (day) => `تُمحى الأمنية ووسيلة الاتصال بكم يوم ${day}.`,
  withdraw: 'سحب الأمنية',
  withdrawAsk: 'تُمحى الأمنية ووسيلة الاتصال بكم والجواب في الحال. لا رجوع في ذلك.',
  confirmWithdraw: 'تأكيد السحب',
  lostTitle: 'لم نجد هذه الأمنية',
  lost: 'ربما نقص حرف من الرابط. يرجى فتحه كما توصلتم به.',
};
