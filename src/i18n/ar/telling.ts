/** To be told of changes on one's own phone; every other language has exactly these keys. */
export interface TellingWords {
  readonly title: string;
  readonly text: string;
  /** The same to a party on a wait list. */
  readonly turn: string;
  readonly offer: string;
  readonly decline: string;
  readonly stop: string;
  /** What is said after a tap. */
  readonly on: string;
  readonly no: string;
  readonly failed: string;
}

export const words: TellingWords = {
  title: 'الإخبار بالتغييرات',
  text: 'إذا تغيرت الساعة أو الباب، يظهر إشعار على هذا الهاتف، دون رقم ولا حساب.',
  turn: 'عندما يحين دوركم، يظهر إشعار على هذا الهاتف، دون رقم ولا حساب.',
  offer: 'تلقي إشعار بالتغييرات',
  decline: 'لا، شكرا',
  stop: 'إيقاف الإشعارات',
  on: 'تصلكم التغييرات على هذا الهاتف.',
  no: 'يمنع هذا المتصفح الإشعارات. يمكن السماح بها من إعداداته.',
  failed: 'لم يتم ذلك. المرجو المحاولة من جديد.',
};
