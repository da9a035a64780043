/** Words of coming in to the console, and of a further role for who is in already. */
export const words = {
  further: {
    title: (name: string) => `الدخول قائم باسم ${name}`,
    text: 'تضيف هذه الدعوة صفة إلى صفاتكم. يبقى دخولكم قائما، وتختارون الدورة من أعلى الصفحة.',
    submit: (name: string) => `الانضمام باسم ${name}`,
    someoneElse: 'الانضمام باسم شخص آخر على هذا المتصفح',
  },
  noRole: {
    title: 'لا صفة لكم في أي دورة الآن',
    text: 'اطلبوا دعوة من الإشراف العام على الدورة أو من مشغل الخدمة، وافتحوها في هذا المتصفح.',
  },
};

export type EntryWords = typeof words;
