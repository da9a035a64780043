/** Words of the page of the picture that chats show. */
export const words = {
  title: 'صورة المشاركة',
  lead: 'تظهر مع رابط صفحة الدورة في تطبيقات المراسلة والشبكات، صورة لكل لغة.',
  empty: 'تُرسم الصورة بعد كتابة الاسم والمدينة والمكان ويوم واحد على الأقل.',
  draw: 'رسم الصور وحفظها',
  noScript: 'يرسمها المتصفح: يلزم تشغيل JavaScript.',
  saved: 'حُفظت الصور.',
  none: 'لا صورة بعد.',
  kept: (date: string, time: string) => `محفوظة، ${date} على الساعة ${time}.`,
  changed: 'تغيرت الكلمات منذ رسمها: لا تظهر للعموم قبل رسمها من جديد.',
  stale: 'تغيرت كلمات الدورة في هذه الأثناء. الصور أدناه بالكلمات الجديدة: يُعاد الرسم.',
  wrong: 'لم تُقبل الصور. لم يُحفظ شيء.',
};

export type SharePictureWords = typeof words;
