/** What the press is asked, and what its badges say. */
export interface MediaWords {
  readonly work: string;
  readonly workHint: string;
  readonly equipment: string;
  readonly vehicle: string;
  readonly crew: string;
  readonly crewHint: string;
  /** One request for several days. */
  readonly also: string;
  readonly alsoHint: string;
  readonly notThisDay: string;
  readonly fullThere: string;
  readonly oneADay: string;
  readonly badge: {
    readonly title: string;
    readonly note: string;
    readonly empty: string;
    readonly press: string;
    readonly member: (i: number, n: number) => string;
  };
}

export const words: MediaWords = {
  work: 'نوع العمل',
  workHint: 'تلفزة، إذاعة، صحافة مكتوبة، تصوير…',
  equipment: 'المعدات (اختياري)',
  vehicle: 'السيارة (اختياري)',
  crew: 'عدد أفراد الطاقم',
  crewHint: 'لكل فرد من الطاقم شارة.',
  also: 'أيام أخرى',
  alsoHint: 'طلب واحد وجواب واحد: تذكرة لكل يوم.',
  notThisDay: 'دون هذا اليوم',
  fullThere: 'لا تكفي الأماكن في فترة من هذه الأيام. يرجى اختيار فترة أخرى.',
  oneADay: 'فترة واحدة لكل يوم.',
  badge: {
    title: 'شارات الصحافة',
    note: 'للطواقم المقبولة: شارة لكل فرد، دون اسم ولا صورة. رموز الأيام تقول متى تصلح.',
    empty: 'لا طاقم مقبول بعد.',
    press: 'صحافة',
    member: (i, n) => `الطاقم: ${i} من ${n}`,
  },
};
