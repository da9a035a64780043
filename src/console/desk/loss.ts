import { wholeNumber } from '../../domain/digits.ts';
import type { LossAnswers } from '../../domain/reissue-proof.ts';
import { type SentForm, textOf } from './answers.ts';

/** Tickets of one registration at most. */
const SERIALS_MOST = 200;

/** What the desk has entered about a lost ticket, as typed. */
export interface TypedLoss {
  readonly name: string;
  readonly contact: string;
  readonly day: string;
  readonly people: string;
  readonly serials: readonly number[];
}

export const NOTHING_TYPED: TypedLoss = { name: '', contact: '', day: '', people: '', serials: [] };

export function readLossForm(form: SentForm): TypedLoss {
  const { serial } = form;
  const ticked = Array.isArray(serial) ? serial : [serial];
  return {
    name: textOf(form, 'name').slice(0, 200),
    contact: textOf(form, 'contact').slice(0, 254),
    day: textOf(form, 'day'),
    people: textOf(form, 'people'),
    serials: ticked.slice(0, SERIALS_MOST).flatMap((one) => {
      const number = typeof one === 'string' ? wholeNumber(one) : null;
      return number === null || Number.isNaN(number) ? [] : [number];
    }),
  };
}

export function answersOf({ name, contact, day, people }: TypedLoss): LossAnswers {
  return { name, contact, day: wholeNumber(day), people: wholeNumber(people) };
}
