/** What is said of a day that is called off. */
export interface CalledOffWords {
  /** On the arch of the day, in lists and in the office. */
  readonly day: string;
  /** In place of its form. */
  readonly closed: string;
  /** Above windows of other days. */
  readonly nearest: string;
  /** On a ticket of it. */
  readonly void: string;
  /** On a registration that was cancelled. */
  readonly registration: string;
  /** On a request that waits for it. */
  readonly request: string;
  /** After these, while another day remains. */
  readonly others: string;
  /** None of the days is left. */
  readonly all: string;
  /** On a place in its wait list. */
  readonly waiting: string;
}

export const words: CalledOffWords = {
  day: 'أُلغي هذا اليوم',
  closed: 'أُلغي هذا اليوم. نعتذر لكم.',
  nearest: 'أُلغي هذا اليوم. أقرب الفترات المتوفرة:',
  void: 'أُلغي هذا اليوم، ولم تعد هذه التذكرة صالحة. نعتذر لكم.',
  registration: 'أُلغي هذا اليوم، ولم يعد هذا التسجيل قائما. نعتذر لكم.',
  request: 'أُلغي هذا اليوم: لا يمكن قبول طلبكم فيه. نعتذر لكم.',
  others: 'تبقى الأيام الأخرى قائمة.',
  all: 'أُلغيت كل أيام هذه الدورة. نعتذر لكم.',
  waiting: 'أُلغي هذا اليوم: لن تُسند فيه أي أماكن. نعتذر لكم.',
};
