import type { AlertKind } from '../../domain/alert.ts';

/** What the console says of gates in need: calls for help, free flow, holds set at the gate. */
export interface WatchWords {
  readonly alerts: {
    readonly title: string;
    /** By what is called for; `other` for a kind that the page does not know yet. */
    readonly spoken: Readonly<Record<AlertKind | 'other', (gate: string) => string>>;
    readonly seen: string;
  };
  readonly ownHold: { readonly state: string; readonly since: (time: string) => string };
  readonly flow: {
    readonly since: (time: string) => string;
    readonly start: string;
    readonly startAsk: string;
    readonly confirmStart: string;
    readonly end: string;
    readonly endAsk: string;
    readonly confirmEnd: string;
  };
  readonly supervisor: {
    readonly title: string;
    readonly note: string;
    readonly show: string;
    readonly gone: string;
  };
  readonly health: { readonly battery: string; readonly version: string };
  readonly counted: {
    readonly title: string;
    readonly note: string;
    readonly how: string;
    readonly estimated: string;
    readonly free_flow: string;
  };
}

export const words: WatchWords = {
  alerts: {
    title: 'نداءات الأبواب',
    spoken: {
      pressure: (gate) => `ازدحام شديد عند ${gate}`,
      other: (gate) => `نداء من ${gate}`,
    },
    seen: 'تم الاطلاع',
  },
  ownHold: {
    state: 'موقوف من الباب',
    since: (time) => `منذ ${time}، بقرار فريق الباب، ويعاد فتحه من هاتفه`,
  },
  flow: {
    since: (time) => `دخول حر منذ ${time}`,
    start: 'دخول حر',
    startAsk: 'لا تُمسح التذاكر: يدخل الجميع ويُعدّون دفعة واحدة على الهواتف.',
    confirmStart: 'تأكيد الدخول الحر',
    end: 'إنهاء الدخول الحر',
    endAsk: 'يعود مسح التذاكر مع أول اتصال لكل هاتف.',
    confirmEnd: 'تأكيد الإنهاء',
  },
  supervisor: {
    title: 'رموز الإشراف',
    note: 'لكل هاتف رمزه. يقال شفويا لمن يشرف على باب بلا شبكة، لبدء الدخول الحر على ذلك الهاتف. يتغير كل يوم.',
    show: 'إظهار رموز اليوم',
    gone: 'محيت مفاتيح هذه الدورة، فلا رموز لها.',
  },
  health: { battery: 'البطارية', version: 'الإصدار' },
  counted: {
    title: 'أشخاص لم يعدوا واحدا واحدا',
    note: 'هذه الأعداد محسوبة ضمن أرقام اليوم أعلاه.',
    how: 'طريقة العد',
    estimated: 'تقدير: عدّ دقيقة واحدة',
    free_flow: 'دخول حر: عدّ بالجملة',
  },
};
