import { admitsOf } from '../../../../domain/admission.ts';
import type { Locale } from '../../../../domain/kinds.ts';
import { formatCalendarDate } from '../../../../i18n/format.ts';
import { gateWords } from '../../../../i18n/gate.ts';
import type { Question } from '../../phone/decide-scan.ts';
import type { GateEvent } from '../../records.ts';
import { button, make, once } from '../parts/dom.ts';
import { emblem } from '../parts/shapes.ts';

type PeopleQuestion = Extract<Question, { ask: 'people' }>;
type DayQuestion = Extract<Question, { ask: 'day' }>;

/** How many are here: the booked number is offered first, but must be confirmed. */
export function askPeople(
  question: PeopleQuestion,
  locale: Locale,
  answer: (people: number) => void,
  cancel: () => void,
): HTMLElement {
  const words = gateWords[locale];
  const { terms, direction, expected, most } = question;
  const known = direction === 'exit' ? words.ask.inside(expected) : bookedLine(question, locale);
  const lines = terms || direction === 'exit' ? [words.ask.people, known] : [words.ask.unlisted];
  let people = Math.max(1, expected);
  const number = make('output', 'number', String(people));
  const confirmed = once(answer);
  const confirm = button('big primary', '', () => confirmed(people));
  const step = (by: number) => {
    people = Math.min(Math.max(1, people + by), Math.max(1, most));
    number.textContent = String(people);
    confirm.textContent = words.ask.confirm(people);
  };
  step(0);
  const steps = [-10, -1, 1, 10]
    .filter((by) => Math.abs(by) === 1 || most > 12)
    .map((by) => button('pick figure', by > 0 ? `+${by}` : `−${-by}`, () => step(by)));
  return make(
    'div',
    'ask',
    ...lines.filter((line) => line !== '').map((line) => make('p', 'why', line)),
    number,
    make('div', 'strip', ...steps),
    make('div', 'actions', confirm, button('big whole', words.ask.cancel, cancel)),
  );
}

function bookedLine({ terms }: PeopleQuestion, locale: Locale): string {
  return terms ? gateWords[locale].ask.booked(admitsOf(terms)) : '';
}

/** Which day it is, on a phone without an answer of the server today. Asked once. */
export function askDay(
  question: DayQuestion,
  event: GateEvent,
  locale: Locale,
  answer: (day: number) => void,
  cancel: () => void,
): HTMLElement {
  const words = gateWords[locale];
  const days = event.days.filter(({ number }) =>
    [question.phone, question.ticket].includes(number),
  );
  const picked = once(answer);
  const picks = days.map((day) => {
    const name = formatCalendarDate(day.date, locale, 'without_year');
    const pick = button('big day-pick', '', () => picked(day.number));
    pick.append(emblem(day.number, 'emblem'), name);
    return pick;
  });
  return make(
    'div',
    'ask',
    make('p', 'word small', words.ask.day),
    make('p', 'why', words.ask.dayWhy),
    make('div', 'actions', ...picks, button('big whole', words.ask.cancel, cancel)),
  );
}

/** Why staff admit them against the rule. */
export function askReason(
  locale: Locale,
  answer: (reason: string) => void,
  cancel: () => void,
): HTMLElement {
  const words = gateWords[locale];
  const given = once(answer);
  const reasons = words.overrides.map((reason) => button('big', reason, () => given(reason)));
  return make(
    'div',
    'ask',
    make('p', 'word small', words.overrideWhy),
    make('div', 'actions', ...reasons, button('big whole', words.ask.cancel, cancel)),
  );
}
