import type { ProblemCode } from '../../domain/problem.ts';

/** An error says what happened, what was kept and what to do. */
export interface ProblemWords {
  readonly happened: string;
  readonly kept: string;
  readonly next: string;
}

export interface ProblemCatalogue {
  readonly codes: Readonly<Record<ProblemCode, ProblemWords>>;
  readonly home: string;
  /** Before the number of the request, for whoever is asked for help. */
  readonly reference: string;
}

export const problems: ProblemCatalogue = {
  codes: {
    invalid_request: {
      happened: 'لم نتمكن من قراءة هذا الطلب.',
      kept: 'لم يتغير أي شيء في تسجيلكم.',
      next: 'يرجى الرجوع إلى الصفحة السابقة وتصحيح المعلومات ثم إعادة الإرسال.',
    },
    idempotency_key_reused: {
      happened: 'أرسلت هذه الاستمارة من قبل بمعلومات أخرى.',
      kept: 'التسجيل الأول محفوظ كما هو.',
      next: 'لتسجيل جديد يرجى فتح الاستمارة من صفحة الحدث.',
    },
    slot_full: {
      happened: 'امتلأت هذه الفترة قبل لحظات.',
      kept: 'معلوماتكم محفوظة ولم يتغير أي شيء.',
      next: 'يرجى اختيار فترة وصول أخرى.',
    },
    already_registered: {
      happened: 'بلغ عدد التسجيلات بهذا الهاتف أو البريد الحد المسموح به في هذا اليوم.',
      kept: 'تسجيلاتكم السابقة محفوظة كما هي.',
      next: 'التسجيل اختياري: الدخول من الممر العام متاح للجميع.',
    },
    already_used: {
      happened: 'استعملت هذه التذكرة عند الباب من قبل.',
      kept: 'لم يتغير أي شيء.',
      next: 'يمكنكم طلب المساعدة من فريق الاستقبال عند الباب.',
    },
    edition_changed: {
      happened: 'تغيرت هذه الدورة منذ أن فتحتموها.',
      kept: 'لم ينفذ أي شيء مما أرسلتم.',
      next: 'المرجو فتحها من جديد لرؤية حالتها الآن، ثم اتخاذ القرار.',
    },
    too_many_changes: {
      happened: 'بلغ هذا التسجيل أقصى عدد من التغييرات.',
      kept: 'بقي كل شيء كما كان، وتذكرتكم صالحة.',
      next: 'يساعدكم مكتب الاستقبال. الدخول مفتوح للجميع، بدون تذكرة أيضا.',
    },
    registration_closed: {
      happened: 'التسجيل غير مفتوح الآن.',
      kept: 'لم يتغير أي شيء في التذاكر المسلمة.',
      next: 'الدخول مجاني ومفتوح للجميع دون تسجيل، من الممر العام.',
    },
    invitation_invalid: {
      happened: 'هذه الدعوة غير صالحة: استعملت من قبل أو انتهت مدتها.',
      kept: 'لم يتغير أي شيء.',
      next: 'يرجى طلب دعوة جديدة من الجهة المنظمة.',
    },
    device_revoked: {
      happened: 'لم يعد هذا الهاتف هاتف باب.',
      kept: 'ما سبق إرساله محفوظ.',
      next: 'اطلبوا من الجهة المنظمة دعوة جديدة لهذا الهاتف.',
    },
    rescue_invalid: {
      happened: 'لم يثبت أن هذه المسوح من ذلك الهاتف.',
      kept: 'لم يحتسب منها شيء.',
      next: 'يرجى قراءة الرموز من شاشة الهاتف مرة أخرى.',
    },
    forbidden: {
      happened: 'هذه الصفحة خاصة.',
      kept: 'لم يتغير أي شيء.',
      next: 'يرجى فتح الرابط الذي توصلتم به، أو الرجوع إلى صفحة الاستقبال.',
    },
    unauthenticated: {
      happened: 'انتهت مدة هذه الجلسة، أو لم تبدأ بعد.',
      kept: 'ما سبق حفظه باق كما هو.',
      next: 'يرجى الدخول من جديد بدعوة.',
    },
    use_dpop_nonce: {
      happened: 'يلزم تأكيد هذا الجهاز من جديد.',
      kept: 'لم يضع أي شيء.',
      next: 'تكفي إعادة المحاولة.',
    },
    not_found: {
      happened: 'لا توجد صفحة بهذا العنوان.',
      kept: 'تذكرتكم، إن كانت لديكم، صالحة كما هي.',
      next: 'ربما نقص حرف من الرابط: يرجى فتحه كما توصلتم به أو مسح الرمز مرة أخرى.',
    },
    method_not_allowed: {
      happened: 'لا يمكن فتح هذا العنوان بهذه الطريقة.',
      kept: 'لم يتغير أي شيء.',
      next: 'يرجى الرجوع إلى صفحة الاستقبال.',
    },
    rate_limited: {
      happened: 'وردت طلبات كثيرة في وقت قصير.',
      kept: 'لم يضع أي شيء، وتسجيلاتكم السابقة محفوظة.',
      next: 'يرجى الانتظار دقيقة ثم إعادة المحاولة.',
    },
    payload_too_large: {
      happened: 'ما أرسل أكبر من أن يقبل.',
      kept: 'لم يتغير أي شيء.',
      next: 'يرجى الرجوع إلى الصفحة السابقة وتقصير النص.',
    },
    unsupported_media_type: {
      happened: 'أرسلت المعلومات بصيغة لا نقرأها.',
      kept: 'لم يتغير أي شيء.',
      next: 'يرجى استعمال الاستمارة في صفحة الحدث.',
    },
    busy: {
      happened: 'الإقبال كبير جدا في هذه اللحظة.',
      kept: 'لم يتغير أي شيء، ولم تسجلوا مرتين.',
      next: 'يرجى الانتظار بضع ثوان ثم إعادة المحاولة. الدخول دون تسجيل متاح دائما.',
    },
    not_configured: {
      happened: 'الخدمة غير جاهزة بعد.',
      kept: 'لم يتغير أي شيء.',
      next: 'يرجى العودة لاحقا. الدخول دون تسجيل متاح دائما.',
    },
    internal: {
      happened: 'وقع عطل من جهتنا.',
      kept: 'ما سبق تأكيده محفوظ. وإن كنتم ترسلون استمارة فإعادة إرسالها لا تسجلكم مرتين.',
      next: 'يرجى إعادة المحاولة بعد لحظات.',
    },
  },
  home: 'صفحة الاستقبال',
  reference: 'رقم الطلب، لمن يساعدكم:',
};
