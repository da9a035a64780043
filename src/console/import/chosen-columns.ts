import {
  CONTACT_FIELDS,
  fieldsOf,
  type ListField,
  type ListKind,
  NEEDED_FIELDS,
} from '../../domain/lists/columns.ts';
import { importWords } from '../../i18n/imports.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import type { SentForm } from './sent.ts';

/** What was chosen for each column, by its place; null: it is not used. */
export type Chosen = readonly (ListField | null)[];

/** What the form says of its columns. */
export function chosenIn(
  form: SentForm,
  { kind, columns }: { kind: ListKind; columns: number },
): Chosen {
  const fields = fieldsOf(kind);
  return Array.from(
    { length: columns },
    (_, at) => fields.find((one) => one === form[`column_${at}`]) ?? null,
  );
}

/** Which column is which field. */
export function fieldColumns(chosen: Chosen): Map<ListField, number> {
  const found = chosen.flatMap((field, at): [ListField, number][] =>
    field !== null && chosen.indexOf(field) === at ? [[field, at]] : [],
  );
  return new Map(found);
}

/** The id of what says, on the page of columns, whether there is a column for a field. */
export function neededId(field: ListField | 'contact'): string {
  return `needed_${field}`;
}

/** What the columns that were chosen leave out, or name twice: each beside what it is about. */
export function columnFaults(
  chosen: Chosen,
  { day, kind, locale }: { day: number | null; kind: ListKind; locale: keyof typeof importWords },
): FieldFault[] {
  const words = importWords[locale];
  const faults = NEEDED_FIELDS[kind]
    .filter((field) => !chosen.includes(field))
    .map((field) => ({ field: neededId(field), text: words.needs(words.fields[field]) }));
  if (!CONTACT_FIELDS.some((field) => chosen.includes(field))) {
    faults.push({ field: neededId('contact'), text: words.needsContact });
  }
  const twice = chosen.flatMap((field, at) =>
    field !== null && chosen.indexOf(field) < at
      ? [{ field: `column_${at}`, text: words.twice(words.fields[field]) }]
      : [],
  );
  faults.push(...twice);
  if (!chosen.includes('day') && day === null) {
    faults.push({ field: 'day', text: words.needs(words.fields.day) });
  }
  return faults;
}
