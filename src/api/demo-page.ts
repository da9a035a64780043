import type { Edition, Localized } from '../domain/edition.ts';
import type { PlanKind, PlanMark, Show } from '../domain/edition-parts.ts';

type Parts = Required<Pick<Edition, 'texts' | 'programme' | 'questions' | 'plan'>>;

const NOTHING: Localized = { ar: '', zgh: '', fr: '', en: '' };

const text = (ar: string, fr: string, en: string): Localized => ({ ar, zgh: '', fr, en });

const RING = text('الساحة الكبرى', 'Grande piste', 'Main ring');
const STAGE = text('المنصة', 'Scène', 'Stage');

/** What is shown on each day of the demo. */
const SHOWS: readonly Omit<Show, 'day'>[] = [
  {
    ...{ from: '11:00', to: '11:45', arena: RING },
    name: text('استعراض الخيالة', 'Cavalerie', 'Mounted display'),
  },
  {
    ...{ from: '12:00', to: '12:30', arena: STAGE },
    name: text('الفرقة الموسيقية', 'Fanfare', 'Brass band'),
  },
  {
    ...{ from: '15:00', to: '15:45', arena: RING },
    name: text('الكلاب المدربة', 'Chiens dressés', 'Trained dogs'),
  },
  {
    ...{ from: '17:00', to: '17:45', arena: RING },
    name: text('الدراجون', 'Motards', 'Motorcycles'),
  },
  {
    ...{ from: '18:30', to: '19:30', arena: STAGE },
    name: text('حفل الختام', 'Concert du soir', 'Evening concert'),
  },
];

const mark = (kind: PlanKind, column: number, row: number, name = NOTHING): PlanMark => ({
  ...{ kind, column, row, name },
  gate: null,
});
const gate = (number: number, column: number, row: number): PlanMark => ({
  ...mark('gate', column, row),
  gate: number,
});

const PLAN: readonly PlanMark[] = [
  ...[gate(1, 2, 11), gate(2, 15, 11), gate(3, 8, 1), gate(4, 2, 4)],
  ...[mark('arena', 8, 8, RING), mark('arena', 11, 3, STAGE)],
  ...[mark('parking', 5, 12), mark('bus', 12, 12), mark('desk', 4, 9)],
  ...[mark('water', 7, 5), mark('water', 12, 8), mark('toilets', 10, 5)],
  ...[mark('first_aid', 13, 4), mark('prayer', 14, 7)],
  ...[mark('way', 5, 11), mark('way', 2, 8), mark('way', 2, 5), mark('way', 6, 6)],
];

/** What the page of the demo says beside its days and gates; `days`: how many there are. */
export function demoPage(days: number): Parts {
  return {
    texts: {
      parking: text(
        'موقف السيارات قرب الباب 1، على بعد عشر دقائق مشيا.',
        'Un parking à dix minutes à pied de la porte 1.',
        'A car park, ten minutes’ walk from gate 1.',
      ),
      step_free_way: text(
        'من موقف السيارات إلى الباب 4 دون أي درج.',
        'Du parking à la porte 4, sans aucune marche.',
        'From the car park to gate 4 without a single step.',
      ),
    },
    programme: Array.from({ length: days }, (_, i) =>
      SHOWS.map((show) => ({ day: i + 1, ...show })),
    ).flat(),
    questions: [
      {
        question: text(
          'هل يُسمح بالتصوير؟',
          'Peut-on prendre des photos\u00a0?',
          'May we take pictures?',
        ),
        answer: text(
          'نعم، إلا عند تفتيش الحقائب.',
          'Oui, sauf au contrôle des sacs.',
          'Yes, except at the bag check.',
        ),
      },
    ],
    plan: PLAN,
  };
}
