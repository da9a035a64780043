import * as v from 'valibot';
import { date as dateOf, time as timeOf } from '../../contract/requests/edition-parts.ts';
import { dateAfter } from '../../domain/calendar.ts';
import { toLatinDigits } from '../../domain/digits.ts';
import { DAYS_MAX } from '../../domain/editing/edition-faults.ts';
import { DAY_SHAPES, type PlannedWindow, planWindows } from '../../domain/editing/window-plan.ts';
import type { Edition } from '../../domain/edition.ts';
import { listOf, readBase, type Typed, textOf, UNREADABLE } from './settings-form.ts';

/** People of one day, and minutes of one window, at most. */
const PEOPLE_MAX = 1_000_000;
const MINUTES_MAX = 1_440;

/** A whole number in digits of any script; null for what is none. */
export function wholeOf(text: string): number | null {
  const digits = toLatinDigits(text).replace(/[\s.,\u00a0\u202f]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** The edits that a form of the days' page asks for; the service judges what they hold. */
export function readDayEdits(typed: Typed, edition: Edition, now: number): object[] {
  const edit = readDayEdit(typed);
  const isForAll = textOf(typed, 'verb') === 'day' && textOf(typed, 'same_hours') === 'yes';
  if (!isForAll) return [edit];
  const number = wholeOf(textOf(typed, 'number'));
  const mine = { opens: textOf(typed, 'opens'), closes: textOf(typed, 'closes') };
  const others = edition.days.filter((day) => day.number !== number && day.closes_at > now);
  return [edit, ...others.map((day) => ({ verb: 'day', day: day.number, mine }))];
}

/** The edit of one of its forms. */
function readDayEdit(typed: Typed): object {
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
    case 'copy_day':
      return { verb, day: number, to: listOf(typed, 'to').map((one) => wholeOf(one) ?? 0) };
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

/** The number of the day that a form is about; null for a new one. */
export function dayOf(typed: Typed, { days }: Edition): number | null {
  const number = wholeOf(textOf(typed, 'number'));
  const isWindow = ['window', 'remove_window'].includes(textOf(typed, 'verb'));
  if (!isWindow) return number;
  return days.find(({ slots }) => slots.some((one) => one.number === number))?.number ?? null;
}

function windowOf(typed: Typed): Readonly<Record<'from' | 'to' | 'capacity', unknown>> {
  const capacity = wholeOf(textOf(typed, 'capacity'));
  return { from: textOf(typed, 'from'), to: textOf(typed, 'to'), capacity };
}

/** Days to be filled with windows: one that is there (`day`), or new ones in a row. */
export interface DayPlan {
  readonly day: number | null;
  readonly opens: string;
  readonly closes: string;
  /** In their order, at least one; on a day on which the clock changes windows can be others. */
  readonly days: readonly { readonly date: string; readonly windows: readonly PlannedWindow[] }[];
}

/** Why a day cannot be filled. `field`: the name of what was typed. */
export interface PlanFault {
  readonly field: 'minutes' | 'people' | 'count' | 'date';
  readonly code: 'number' | 'too_many' | 'no_time' | 'invalid';
  /** The day that cannot be filled, where one of several cannot. */
  readonly date?: string;
}

/** Fills days as a form asks: their hours, the length of a window, the people of each, their shape. */
export function readPlan(typed: Typed, edition: Edition): DayPlan | PlanFault {
  const known = edition.days.find((day) => day.number === wholeOf(textOf(typed, 'number')));
  const [minutes, people] = [wholeOf(textOf(typed, 'minutes')), wholeOf(textOf(typed, 'people'))];
  if (minutes === null || minutes < 1 || minutes > MINUTES_MAX) {
    return { field: 'minutes', code: 'number' };
  }
  if (people === null || people > PEOPLE_MAX) return { field: 'people', code: 'number' };
  const count = known || textOf(typed, 'count') === '' ? 1 : wholeOf(textOf(typed, 'count'));
  if (count === null || count < 1 || count > DAYS_MAX) return { field: 'count', code: 'number' };
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
  const order = { opens, closes, timezone, day_ends: policy.day_ends, minutes, people, shape };
  const days: { date: string; windows: readonly PlannedWindow[] }[] = [];
  for (let i = 0; i < count; i += 1) {
    const on = dateAfter(date, i);
    const windows = planWindows({ ...order, date: on });
    if (typeof windows === 'string') return { field: 'minutes', code: windows, date: on };
    days.push({ date: on, windows });
  }
  return { day: known?.number ?? null, opens, closes, days };
}
