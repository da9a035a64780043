import { wholeNumber } from '../digits.ts';
import { type Edition, type Slot, takesParties } from '../edition.ts';
import type { Locale } from '../kinds.ts';
import { foldText } from '../name.ts';
import { checkParty, type PartyDraft } from '../party.ts';
import type { FieldFault } from '../problem.ts';
import type { PartyRequest } from '../registration.ts';
import { cleanText } from '../text.ts';
import { dayIn, hourOf, windowAt } from './cells.ts';
import type { ListField, ListKind, SheetRow } from './columns.ts';
import { listsNames, personalNumber } from './forbidden.ts';

/** How the rows of a list are read. */
export interface ListReading {
  readonly kind: ListKind;
  readonly locale: Locale;
  /** Which column, by its place, is which field. */
  readonly fields: ReadonlyMap<ListField, number>;
  /** The day of rows that name none; null: each must name its own. */
  readonly day: number | null;
}

/** What is wrong in a row, and in which of our fields. */
export interface RowFault {
  readonly field: ListField | 'row';
  readonly fault:
    | FieldFault
    | 'day_unknown'
    | 'no_window'
    | 'personal_number'
    | 'people_named'
    | 'same'
    | 'sum';
  /** The line of the row that was there first, for `same`. */
  readonly line?: number;
}

/** A row that could be read. */
export interface ReadRow {
  readonly line: number;
  readonly state: 'read';
  /** The group, as it is shown. */
  readonly label: string;
  /** Its name as its cell has it, without its town. */
  readonly name: string;
  /** The same for two rows that are of one group on one day. */
  readonly identity: string;
  /** The day's number. */
  readonly day: number;
  readonly request: PartyRequest;
  /** Windows that it can have, the first one first: several where it names no hour. */
  readonly slots: readonly number[];
}

/** A row as it was judged, before the database is asked. */
export type JudgedRow =
  | ReadRow
  | {
      readonly line: number;
      readonly state: 'look';
      readonly label: string;
      readonly faults: readonly RowFault[];
    };

/**
 * Judges every row by itself and against those before it; the places are not judged here. `now`: ms.
 */
export function judgeRows(
  rows: readonly SheetRow[],
  reading: ListReading,
  edition: Edition,
  now: number,
): JudgedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const judged = judgeRow(row, reading, edition, now);
    if (judged.state === 'look') return judged;
    const { line, label, identity } = judged;
    const before = seen.get(identity);
    if (before === undefined) {
      seen.set(identity, line);
      return judged;
    }
    return { line, label, state: 'look', faults: [{ field: 'row', fault: 'same', line: before }] };
  });
}

function judgeRow(
  { line, cells }: SheetRow,
  { kind, locale, fields, day: anyDay }: ListReading,
  edition: Edition,
  now: number,
): JudgedRow {
  const cell = (field: ListField) => cells[fields.get(field) ?? -1]?.trim() ?? '';
  const label = groupName(cell('organisation'), cell('place'));
  const faults = personsAmong(cell);
  const slots = slotsFor(cell, { anyDay, edition, now }, faults);
  const draft = draftOf(cell, { kind, locale, slot: slots[0], label });
  const checked = checkParty(draft, edition);
  if (kind === 'school' && PUPILS.every((field) => cell(field) === '')) {
    faults.push({ field: 'girls', fault: 'required' });
  }
  if (!checked.ok) {
    for (const { path, message } of checked.errors) {
      const field = FIELD_OF[path];
      // What is wrong with the window was said by its day or its hour.
      if (field !== undefined) faults.push(faultOf(field, message, kind));
    }
  }
  const shown = cleanText(label) ?? '';
  if (faults.length > 0 || !checked.ok) return { line, state: 'look', label: shown, faults };
  const day = edition.days.find(({ number }) => number === slots[0]?.day);
  const identity = [kind, foldText(label), day?.date ?? ''].join('\n');
  return {
    line,
    state: 'read',
    label: shown,
    name: cell('organisation'),
    identity,
    day: day?.number ?? 0,
    request: checked.request,
    slots: slots.map(({ number }) => number),
  };
}

const PUPILS = ['girls', 'boys', 'children'] as const;

/** Schools share their names: the town beside it says which. */
function groupName(organisation: string, place: string): string {
  return place === '' || organisation === '' ? organisation : `${organisation} – ${place}`;
}

function draftOf(
  cell: (field: ListField) => string,
  row: { kind: ListKind; locale: Locale; slot: Slot | undefined; label: string },
): PartyDraft {
  const count = (field: ListField) => wholeNumber(cell(field));
  const school = row.kind === 'school';
  return {
    slot: String(row.slot?.number ?? ''),
    kind: row.kind,
    adults: count('adults'),
    children: school ? count('children') : childrenOf(cell),
    girls: school ? count('girls') : null,
    boys: school ? count('boys') : null,
    coaches: school ? count('coaches') : null,
    organisation: row.label,
    group_code: '',
    // Without a person, the group answers for itself.
    name: cell('name') || row.label,
    phone: cell('phone'),
    email: cell('email'),
    step_free: false,
    locale: row.locale,
    consent: true,
    news: false,
  };
}

/** The children of an association: their number, or that of girls and boys where only these are given. */
function childrenOf(cell: (field: ListField) => string): number | null {
  if (cell('children') !== '') return wholeNumber(cell('children'));
  const [girls, boys] = [wholeNumber(cell('girls')), wholeNumber(cell('boys'))];
  return girls === null && boys === null ? null : (girls ?? 0) + (boys ?? 0);
}

const FIELD_OF: Readonly<Record<string, ListField>> = {
  'party.adults': 'adults',
  'party.children': 'children',
  'party.girls': 'girls',
  'party.boys': 'boys',
  'party.coaches': 'coaches',
  party: 'children',
  organisation: 'organisation',
  'contact.name': 'name',
  'contact.phone': 'phone',
  'contact.email': 'email',
};

function faultOf(field: ListField, fault: FieldFault, kind: ListKind): RowFault {
  const sum = kind === 'school' && field === 'children' && fault === 'invalid';
  return { field, fault: sum ? 'sum' : fault };
}

const TEXTS = ['organisation', 'place', 'name'] as const;

/** The number of a person's card, and the names of a class, have no place in any cell. */
function personsAmong(cell: (field: ListField) => string): RowFault[] {
  return TEXTS.flatMap((field): RowFault[] => {
    if (personalNumber(cell(field)) !== null) return [{ field, fault: 'personal_number' }];
    return listsNames(cell(field)) ? [{ field, fault: 'people_named' }] : [];
  });
}

function slotsFor(
  cell: (field: ListField) => string,
  asked: { anyDay: number | null; edition: Edition; now: number },
  faults: RowFault[],
): Slot[] {
  const { anyDay, edition, now } = asked;
  const said = cell('day');
  const day =
    said === '' ? edition.days.find(({ number }) => number === anyDay) : dayIn(edition, said);
  if (!day) {
    faults.push({ field: 'day', fault: said === '' ? 'required' : 'day_unknown' });
    return [];
  }
  const hour = cell('hour');
  if (hour === '') {
    const open = day.slots.filter((slot) => takesParties(edition, slot, now));
    if (open.length === 0) faults.push({ field: 'day', fault: 'no_window' });
    return open;
  }
  const at = hourOf(hour);
  const slot = at === null ? null : windowAt(day, at);
  if (!slot) faults.push({ field: 'hour', fault: at === null ? 'invalid' : 'no_window' });
  return slot ? [slot] : [];
}
