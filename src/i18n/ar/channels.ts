import type { Channel, ChannelState } from '../../domain/channel.ts';
import type { TemplateFault, TemplateWhy } from '../../domain/template-fault.ts';
import { grouped } from '../number.ts';

interface Asked {
  readonly label: string;
  readonly hint?: string;
}

/** What the office reads of what carries messages; every other language has exactly these keys. */
export interface ChannelWords {
  readonly title: string;
  readonly names: Readonly<Record<Channel, string>>;
  readonly none: string;
  readonly states: Readonly<Record<ChannelState, string>>;
  /** Above the page's own line: what leaves now. */
  readonly sending: string;
  readonly stopped: string;
  readonly notStarted: string;
  readonly today: (begun: number, most: number) => string;
  readonly setUp: string;
  readonly settings: string;
  readonly start: string;
  readonly stop: string;
  /** What stands in the way of starting it. */
  readonly unnamed: string;
  readonly name: string;
  readonly kept: (n: number) => string;
  /** What they cost where each goes by SMS. */
  readonly cost: (parts: number, cost: string) => string;
  readonly sendKept: (n: number) => string;
  readonly unknown: string;
  readonly unknownNote: string;
  readonly wasSent: string;
  readonly wasNot: string;
  readonly open: string;
  readonly saved: string;
  /** To a form that was read before somebody else saved theirs. */
  readonly changed: string;
  readonly save: string;
  readonly back: string;
  readonly secret: string;
  /** The same, where none was saved yet. */
  readonly firstSecret: string;
  readonly fault: string;
  /** Of one part of the template of a carrier. */
  readonly templateFault: (fault: TemplateFault) => string;
  /** The fields of all channels, by name. */
  readonly fields: Readonly<Record<string, Asked>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly perMinute: Asked;
  readonly perDay: Asked;
  readonly quietFrom: Asked;
  readonly quietUntil: Asked;
  readonly trial: {
    readonly title: string;
    readonly note: string;
    /** A browser is told by the page of a ticket alone. */
    readonly to: Readonly<Partial<Record<Channel, string>>>;
    readonly button: string;
    readonly sent: string;
    readonly budget: string;
    readonly begun: string;
    readonly unknown: string;
    /** `why`: a word of the machine's. */
    readonly failed: (why: string) => string;
    readonly subject: string;
    readonly text: string;
  };
}

const number = (n: number) => grouped(n, '.');

const TEMPLATE_WHY: Readonly<Record<TemplateWhy, string>> = {
  json: 'ليس نص JSON صحيحا: قد تنقص علامة اقتباس أو فاصلة أو قوس',
  too_long: 'يتجاوز 8.000 حرف',
  unknown_field: 'لا يوجد حقل بهذا الاسم في النموذج',
  missing: 'هذا الحقل ناقص',
  value: 'هذه القيمة غير مقبولة',
  placeholder: 'هذا الرمز غير معروف، أو بقي قوس وحده',
  address:
    'يجب أن يبدأ العنوان بـ https:// وأن يسمي مضيفا واحدا دون رموز؛ ولا يقبل http:// إلا داخل شبكتكم',
  text_in_header: 'لا يمكن أن تحمل الترويسة {text}',
  no_text: 'الطلب لا يحمل {text}',
  no_recipient: 'الطلب لا يحمل {to} ولا {to_digits}',
  body_of_get: 'طلب GET لا محتوى له',
  key: 'من يتعرف على الرسائل المكررة يجب أن يتوصل بـ {key}',
  secret: 'لا يوجد سر بهذا الاسم',
  rule: '«path» و«is» متلازمان',
  report: 'التقرير حسب العنوان يحتاج {callback} دون «at»، وحسب المرجع يحتاج «at» و«reference»',
};

export const words: ChannelWords = {
  title: 'وسائل الإرسال',
  names: { email: 'البريد الإلكتروني', sms: 'الرسائل القصيرة', push: 'الإشعارات' },
  none: 'لم تُضبط',
  states: { off: 'مضبوطة ولم تُشغل', on: 'مشغلة', stopped: 'متوقفة' },
  sending: 'الإرسال جار.',
  stopped: 'الإرسال متوقف. ما هو جاهز ينتظر.',
  notStarted: 'ضُبطت وسيلة إرسال ولم تُشغل بعد. الرسائل مهيأة ولا تُرسل.',
  today: (begun, most) => `اليوم: ${number(begun)} من ${number(most)}`,
  setUp: 'ضبط الوسيلة',
  settings: 'الإعدادات والتجربة',
  start: 'بدء الإرسال',
  stop: 'إيقاف الإرسال',
  unnamed: 'قبل بدء الإرسال يجب ذكر الاستضافة ومن يوصل الرسائل في بيان المعطيات الشخصية.',
  name: 'ذكرهما',
  kept: (n) => `رسائل مهيأة ما زالت مفيدة ويمكن إرسالها: ${number(n)}.`,
  cost: (n, cost) => `إن أُرسلت كلها رسائل قصيرة: ${number(n)}، وثمنها \u2066${cost}\u2069.`,
  sendKept: (n) => `إرسال الرسائل المهيأة (${number(n)})`,
  unknown: 'رسائل لا يُعرف مصيرها',
  unknownNote: 'انقطع الاتصال قبل الجواب. لا تُرسل مرة ثانية أبدا: يرجى تحديد ما جرى إن عُرف.',
  wasSent: 'أُرسلت',
  wasNot: 'لم تُرسل',
  open: 'التسجيل',
  saved: 'تم حفظ الإعدادات.',
  changed:
    'تغيرت هذه الإعدادات منذ فتحتم الصفحة ولم يُحفظ شيء. ما كتبتم أدناه: أعيدوا الحفظ ليحل محلها.',
  save: 'حفظ الإعدادات',
  back: 'العودة إلى الرسائل',
  secret: 'لا تُعرض بعد حفظها. اتركوا الخانة فارغة للإبقاء عليها، ولخادم آخر تُكتب من جديد.',
  firstSecret: 'لا تُعرض بعد حفظها.',
  fault: 'القيمة غير صالحة.',
  templateFault: ({ part, why }) =>
    part === '' ? `${TEMPLATE_WHY[why]}.` : `\u2068${part}\u2069: ${TEMPLATE_WHY[why]}.`,
  fields: {
    host: { label: 'خادم البريد', hint: 'اسمه أو عنوانه، كما تعطيه المصلحة المعلوماتية.' },
    port: { label: 'المنفذ', hint: '587 مع STARTTLS، أو 465 مع TLS.' },
    security: {
      label: 'طريقة الإرسال',
      hint: 'مع Cloudflare Email Service لا حاجة إلى خادم ولا منفذ ولا اسم ولا كلمة مرور.',
    },
    user: { label: 'اسم المستعمل', hint: 'يبقى فارغا إن كان الخادم يعرف هذه الآلة.' },
    password: { label: 'كلمة السر' },
    from: { label: 'عنوان المرسل' },
    from_name: { label: 'اسم المرسل' },
    contact: {
      label: 'عنوان إلكتروني لمن يدير الإشعارات',
      hint: 'تكتب إليه خدمات الإشعارات عند خلل. لا يراه الزوار.',
    },
    template: {
      label: 'نموذج الطلب والجواب (JSON)',
      hint: 'الطريقة والعنوان والرؤوس والمتن، وما يعنيه كل جواب. مثالان في الدليل.',
    },
    secrets: { label: 'الأسرار، سطر لكل واحد: name = value' },
    sender: { label: 'اسم المرسل أو رقمه' },
    price: { label: 'ثمن الرسالة القصيرة الواحدة', hint: 'مثل 0.35 MAD. يُعرض قبل الإرسال.' },
    prefixes: { label: 'بدايات الأرقام المسموح بها', hint: 'مثل +212.' },
  },
  choices: { starttls: 'STARTTLS', tls: 'TLS', cloudflare: 'Cloudflare Email Service' },
  perMinute: { label: 'أقصى عدد في الدقيقة' },
  perDay: { label: 'أقصى عدد في اليوم' },
  quietFrom: {
    label: 'لا إرسال من الساعة',
    hint: 'بالتوقيت المحلي. تبقى فارغة للإرسال في كل ساعة. رموز التذاكر الضائعة تُرسل دائما.',
  },
  quietUntil: { label: 'إلى الساعة' },
  trial: {
    title: 'تجربة الوسيلة',
    note: 'تُرسل رسالة واحدة إليكم، ولا يُحفظ ما تكتبونه.',
    to: { email: 'عنوانكم الإلكتروني', sms: 'رقم هاتفكم' },
    button: 'إرسال رسالة للتجربة',
    sent: 'تسلمها من يوصل الرسائل. يرجى التحقق من وصولها.',
    begun: 'الرسالة في طريقها. يرجى التحقق من وصولها.',
    unknown: 'لم يجب من يوصل الرسائل: لا يُعرف هل تسلمها. يرجى التحقق من وصولها.',
    budget: 'بلغ الإرسال حده في هذه الدقيقة أو اليوم.',
    failed: (why) => `لم تُسلم الرسالة (${why}). يرجى مراجعة الإعدادات.`,
    subject: 'رسالة للتجربة',
    text: 'هذه رسالة للتجربة من صفحة الرسائل.',
  },
};
