import * as v from 'valibot';
import { time as timeOf } from '../../contract/requests/edition-parts.ts';
import { toLatinDigits } from '../../domain/digits.ts';
import { type WindowFields, windowFieldsOf } from '../../domain/editing/edits.ts';
import { WINDOWS_MAX } from '../../domain/editing/window-plan.ts';
import { type Day, type Edition, slotsOf } from '../../domain/edition.ts';
import { wholeOf } from './days-form.ts';
import { readBase, type Typed } from './settings-form.ts';

/** A row of the table of a day's windows, as it was typed. `window`: its number; null for a new one. */
export interface TypedRow {
  readonly window: number | null;
  readonly from: string;
  readonly to: string;
  readonly capacity: string;
  readonly closed: boolean;
}

/** What is wrong in a row. `field`: the name of its column. */
export interface RowFault {
  readonly row: number;
  readonly field: 'from' | 'to' | 'capacity';
  readonly code: 'invalid' | 'number';
}

/** Empty rows after those that there are. */
const SPARE = 4;
/** Rows that a form may have: more of them are refused as too many windows. */
const ROWS_MAX = 2 * WINDOWS_MAX;

export function rowsOf(day: Day): TypedRow[] {
  return day.slots.map((slot) => {
    const { from, to, capacity, closed } = windowFieldsOf(slot);
    return { window: slot.number, from, to, capacity: String(capacity), closed };
  });
}

/** The same rows, and empty ones after them for more. */
export function withSpareRows(rows: readonly TypedRow[]): TypedRow[] {
  const last = rows.findLastIndex((row) => row.window !== null || !isEmpty(row));
  const empty = { window: null, from: '', to: '', capacity: '', closed: false };
  return [...rows.slice(0, last + 1), ...Array.from({ length: SPARE }, () => empty)];
}

/** The rows of a form that was sent; at most `ROWS_MAX`, and null for more. */
export function readRows(typed: Typed): TypedRow[] | null {
  const all = (name: string) => [typed[name] ?? []].flat();
  const [windows, from, to, capacity] = [all('window'), all('from'), all('to'), all('capacity')];
  if (windows.length > ROWS_MAX) return null;
  const closed = new Set(all('closed'));
  return windows.map((window, i) => ({
    window: wholeOf(window),
    from: (from[i] ?? '').trim(),
    to: (to[i] ?? '').trim(),
    capacity: (capacity[i] ?? '').trim(),
    closed: closed.has(String(i)),
  }));
}

function isEmpty({ from, to, capacity }: TypedRow): boolean {
  return from === '' && to === '' && capacity === '';
}

/**
 * Rows with the lines of a spreadsheet put among them: a line with the hours of a row gives it its
 * places, any other line is a new row. `wrong`: the first line, from 1, without two times and a number.
 */
export function withPasted(
  rows: readonly TypedRow[],
  text: string,
): { readonly rows: TypedRow[]; readonly pasted: number } | { readonly wrong: number } {
  const result = rows.filter((row) => row.window !== null || !isEmpty(row));
  let pasted = 0;
  for (const [i, line] of text.split(/\r\n|[\n\r]/).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (read === null || pasted === ROWS_MAX) return { wrong: i + 1 };
    const at = result.findIndex((row) => row.from === read.from && row.to === read.to);
    const known = result[at] ?? { window: null, closed: false };
    result.splice(at < 0 ? result.length : at, at < 0 ? 0 : 1, { ...known, ...read });
    pasted += 1;
  }
  return { rows: result, pasted };
}

/** Two times and a number, in digits of any script: `10:00 12:00 5 000`, `10h00;12h;5000`. */
function readLine(line: string): Pick<TypedRow, 'from' | 'to' | 'capacity'> | null {
  const found = LINE.exec(toLatinDigits(line));
  if (!found) return null;
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = '', people = ''] = found;
  const time = (hour: string, minute: string) => `${hour.padStart(2, '0')}:${minute || '00'}`;
  const [from, to] = [time(fromHour, fromMinute), time(toHour, toMinute)];
  const capacity = wholeOf(people);
  if (capacity === null || !v.is(timeOf, from) || !v.is(timeOf, to)) return null;
  return { from, to, capacity: String(capacity) };
}

const TIME = String.raw`(\d{1,2})[:hH.](\d{2})?(?::00)?`;
const LINE = new RegExp(String.raw`^\D*${TIME}[^\d]+${TIME}[^\d]+(\d[\d\s.,\u00a0\u202f]*?)\W*$`);

/** The edits that the rows ask for, or what is wrong in them. */
export function editsOf(
  day: Day,
  rows: readonly TypedRow[],
  typed: Typed,
): { readonly edits: object[] } | { readonly faults: RowFault[] } {
  const faults = rows.flatMap((row, i) => (isEmpty(row) ? [] : rowFaults(row, i)));
  if (faults.length > 0) return { faults };
  const base = readBase(typed) ?? {};
  const fields = ({ from, to, capacity, closed }: TypedRow): WindowFields => ({
    ...{ from, to, capacity: wholeOf(capacity) ?? 0, closed },
  });
  const known = rows.filter((row) => row.window !== null);
  const added = rows.filter((row) => row.window === null && !isEmpty(row)).map(fields);
  const windows = added.map(({ from, to, capacity }) => ({ from, to, capacity }));
  return {
    edits: [
      ...known.filter(isEmpty).map(({ window }) => ({ verb: 'remove_window', window })),
      ...known
        .filter((row) => !isEmpty(row))
        .map((row) => ({
          verb: 'window',
          window: row.window,
          base: Reflect.get(base, String(row.window)),
          mine: fields(row),
        })),
      ...(windows.length > 0 ? [{ verb: 'add_windows', day: day.number, windows }] : []),
    ],
  };
}

function rowFaults({ from, to, capacity }: TypedRow, row: number): RowFault[] {
  const times = (['from', 'to'] as const).filter(
    (name) => !v.is(timeOf, name === 'from' ? from : to),
  );
  return [
    ...times.map((field) => ({ row, field, code: 'invalid' as const })),
    ...(wholeOf(capacity) === null
      ? [{ row, field: 'capacity' as const, code: 'number' as const }]
      : []),
  ];
}

/** The windows as the form is read with them, by their numbers. */
export function baseOf(day: Day): Readonly<Record<string, WindowFields>> {
  return Object.fromEntries(day.slots.map((slot) => [slot.number, windowFieldsOf(slot)]));
}

/** The id of the field that a fault of an edit is about: `windows.7.capacity`. */
export function rowField(path: string, rows: readonly TypedRow[], edition: Edition): string {
  const [, number = '', name = 'from'] = path.split('.');
  const known = rows.findIndex((row) => String(row.window) === number);
  const last = Math.max(0, ...slotsOf(edition).keys());
  const added = rows.flatMap((row, i) => (row.window === null && !isEmpty(row) ? [i] : []));
  const row = known >= 0 ? known : (added[Number(number) - last - 1] ?? added[0] ?? 0);
  return `row-${row}.${['from', 'to', 'capacity'].includes(name) ? name : 'from'}`;
}
