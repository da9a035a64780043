/** What a ticket says whose hour was moved after it was issued. */
export interface MovedWords {
  readonly title: string;
  /** Two hours in words, and when it was done. */
  readonly text: (before: string, now: string, day: string, time: string) => string;
  /** To those who have a ticket already. */
  readonly valid: string;
}

export const words: MovedWords = {
  title: 'تغيرت ساعة زيارتكم.',
  text: (before, now, day, time) =>
    `الموعد الجديد: ${now}. الموعد السابق: ${before}. تاريخ التغيير: ${day} على الساعة ${time}.`,
  valid: 'تذكرتكم صالحة كما هي.',
};
