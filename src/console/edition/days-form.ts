import * as v from 'valibot';
import { date as dateOf, time as timeOf } from '../../contract/requests/edition-parts.ts';
import { toLatinDigits } from '../../domain/digits.ts';
import { DAY_SHAPES, type PlannedWindow, planWindows } from '../../domain/editing/window-plan.ts';
import type { Edition } from '../../domain/edition.ts';
import { readBase, type Typed, textOf, UNREADABLE } from './settings-form.ts';

/** People of one day, and minutes of one window, at most. */
const PEOPLE_MAX = 1_000_000;
const MINUTES_MAX = 1_440;

/** A whole number in digits of any script; null for what is none. */
export function wholeOf(text: string): number | null {
  const digits = toLatinDigits(text).replace(/[\s.,\u00a0\u202f]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** The edit that a form of the days' page asks for; the service judges what it holds. */
export function readDayEdit(typed: Typed): object {
  const verb = textOf(typed, 'verb');
  const number = wholeOf(textOf(typed, 'number')) ?? 0;
  const text = (name: string) => textOf(typed, name);
  switch (verb) {
    case 'day':
      return {
        ...{ verb, day: number, base: readBase(typed) ?? UNREADABLE },
        mine: { date: text('date'), opens: text('opens'), closes: text('closes') },
      };
    case 'window':
      return {
        ...{ verb, window: number, base: readBase(typed) ?? UNREADABLE },
        mine: { ...windowOf(typed), closed: text('closed') === 'yes' },
      };
    case 'add_windows':
      return { verb, day: number, windows: [windowOf(typed)] };
    case 'close_day':
      return { verb, day: number, closed: text('closed') === 'yes' };
    case 'remove_day':
      return { verb, day: number };
    case 'remove_window':
      return { verb, window: number };
    default:
      return { verb: '' };
  }
}

function windowOf(typed: Typed): Readonly<Record<'from' | 'to' | 'capacity', unknown>> {
  const capacity = wholeOf(textOf(typed, 'capacity'));
  return { from: textOf(typed, 'from'), to: textOf(typed, 'to'), capacity };
}

/** A day to be filled with windows: one that is there (`day`), or a new one. */
export interface DayPlan {
  readonly day: number | null;
  readonly date: string;
  readonly opens: string;
  readonly closes: string;
  readonly windows: readonly PlannedWindow[];
}

/** Why a day cannot be filled. `field`: the name of what was typed. */
type PlanFault =
  | { readonly field: 'minutes' | 'people'; readonly code: 'number' }
  | { readonly field: 'minutes'; readonly code: 'too_many' | 'no_time' }
  | { readonly field: 'date'; readonly code: 'invalid' };

/** Fills a day as a form asks: its hours, the length of a window, the people, and their shape. */
export function readPlan(typed: Typed, edition: Edition): DayPlan | PlanFault {
  const known = edition.days.find((day) => day.number === wholeOf(textOf(typed, 'number')));
  const [minutes, people] = [wholeOf(textOf(typed, 'minutes')), wholeOf(textOf(typed, 'people'))];
  if (minutes === null || minutes < 1 || minutes > MINUTES_MAX) {
    return { field: 'minutes', code: 'number' };
  }
  if (people === null || people > PEOPLE_MAX) return { field: 'people', code: 'number' };
  const { date, opens, closes } = known ?? {
    date: textOf(typed, 'date'),
    opens: textOf(typed, 'opens'),
    closes: textOf(typed, 'closes'),
  };
  if (!v.is(dateOf, date) || !v.is(timeOf, opens) || !v.is(timeOf, closes)) {
    return { field: 'date', code: 'invalid' };
  }
  const shape = DAY_SHAPES.find((one) => one === textOf(typed, 'shape')) ?? 'even';
  const { timezone, policy } = edition;
  const day = { date, opens, closes, timezone, day_ends: policy.day_ends };
  const windows = planWindows({ ...day, minutes, people, shape });
  if (typeof windows === 'string') return { field: 'minutes', code: windows };
  return { day: known?.number ?? null, date, opens, closes, windows };
}
