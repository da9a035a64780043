import { toLatinDigits } from '../digits.ts';
import { foldText } from '../name.ts';
import { type Grid, LIST_COLUMNS_MAX, LIST_ROWS_MAX, ListUnreadable } from './bounds.ts';
import { hourOf, writtenDate } from './cells.ts';
import { type Forbidden, forbiddenIn, namesPupils, saysBody, saysInCharge } from './forbidden.ts';

/** What a column of a list can be for us. */
const LIST_FIELDS = [
  'organisation',
  'place',
  'name',
  'phone',
  'email',
  'adults',
  'girls',
  'boys',
  'children',
  'coaches',
  'day',
  'hour',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** Kinds of group whose lists are taken. */
export const LIST_KINDS = ['school', 'association'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Fields that a list of this kind has a column for, or none of its rows can be read. */
export const NEEDED_FIELDS: Readonly<Record<ListKind, readonly ListField[]>> = {
  school: ['organisation', 'adults', 'girls', 'boys'],
  association: ['organisation', 'adults'],
};

/** Of these one column is enough. */
export const CONTACT_FIELDS = ['phone', 'email'] as const;

/** What a column of a list of this kind can be: an association books no coaches. */
export function fieldsOf(kind: ListKind): readonly ListField[] {
  return kind === 'school' ? LIST_FIELDS : LIST_FIELDS.filter((field) => field !== 'coaches');
}

/** A column of theirs, as it was found. */
interface ListColumn {
  readonly heading: string;
  readonly examples: readonly string[];
  /** What it is taken for until somebody says otherwise. */
  readonly field: ListField | null;
}

/** A list as it goes on from the file: without the columns that it may not hold. */
export interface List {
  readonly columns: readonly ListColumn[];
  readonly refused: readonly { readonly heading: string; readonly why: Forbidden }[];
  readonly rows: readonly SheetRow[];
}

/** A row: its line in the file, and its cells in the order of the columns that stayed. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines above the headings, such as a title. */
const TITLES_MAX = 20;
const EXAMPLES = 3;

/** Finds the headings of a file and what each column is. `year`: of the edition. Throws `ListUnreadable`. */
export function listOf({ rows, counted }: Grid, year: number): List {
  const at = headingsAt(rows);
  const headings = rows[at];
  if (!headings) throw new ListUnreadable('empty');
  const below = rows.slice(at + 1).flatMap((cells, i): SheetRow[] => {
    return cells.some((cell) => cell.trim() !== '') ? [{ line: at + i + 2, cells }] : [];
  });
  const above = rows.slice(0, at + 1).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const all = counted - above.length;
  if (all > LIST_ROWS_MAX) throw new ListUnreadable('too_many_rows', all);
  if (below.length === 0) throw new ListUnreadable('only_headings');
  const width = Math.max(headings.length, ...widths(below));
  if (width > LIST_COLUMNS_MAX) throw new ListUnreadable('too_many_columns');
  return split(headings, below, width, year);
}

function widths(rows: readonly SheetRow[]): number[] {
  return [rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)];
}

function split(
  headings: readonly string[],
  rows: readonly SheetRow[],
  width: number,
  year: number,
): List {
  const judged = judgedColumns(headings, rows, width, year);
  const kept = judged.filter(({ why }) => why === null);
  const taken = new Set<ListField>();
  const columns = kept.map(({ heading, cells }): ListColumn => {
    const field = fieldOf(foldText(heading), cells, taken);
    if (field !== null) taken.add(field);
    const examples = [...new Set(cells.filter((cell) => cell.trim() !== ''))].slice(0, EXAMPLES);
    return { heading, examples, field };
  });
  return {
    columns,
    refused: judged.flatMap(({ heading, why }) => (why === null ? [] : [{ heading, why }])),
    rows: rows.map(({ line, cells }) => ({ line, cells: kept.map(({ at }) => cells[at] ?? '') })),
  };
}

function judgedColumns(
  headings: readonly string[],
  rows: readonly SheetRow[],
  width: number,
  year: number,
) {
  const alone = Array.from({ length: width }, (_, at) => {
    const cells = rows.map(({ cells: own }) => own[at] ?? '');
    const heading = (headings[at] ?? '').trim();
    return { at, heading, cells, why: forbiddenIn(heading, cells, year) };
  }).filter(({ heading, cells }) => heading !== '' || cells.some((cell) => cell.trim() !== ''));
  // A row that has a birth or a number of Massar is a pupil, not a school.
  const ofPupils = alone.some(({ why }) => why === 'births' || why === 'massar');
  return alone.map((column) => {
    const theirs = ofPupils && column.why === null && namesPupils(column.heading, column.cells);
    return theirs ? { ...column, why: 'names' as const } : column;
  });
}

/** The first line that names the most columns that are known here, else the first of several cells. */
function headingsAt(rows: readonly (readonly string[])[]): number {
  const scored = rows.slice(0, TITLES_MAX).map((cells, at) => {
    const known = cells.filter((cell) => HEADINGS.some(([, words]) => words.test(foldText(cell))));
    return { at, known: cells.length > 1 ? known.length : 0 };
  });
  const best = scored.reduce((a, b) => (b.known > a.known ? b : a), { at: -1, known: 1 });
  if (best.at >= 0) return best.at;
  const several = rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  return several >= 0
    ? several
    : rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
}

/** Words of headings, folded, by what they mean: the first that fits decides. */
const HEADINGS: readonly (readonly [ListField, RegExp])[] = [
  ['email', /mail|courriel|بريد|ايميل/u],
  ['phone', /phone|\btel\b|gsm|mobile|portable|whatsapp|هاتف|جوال|محمول/u],
  ['coaches', /coach|\bbus\b|\bcars?\b|autocar|autobus|حافل/u],
  ['girls', /\b(girls?|filles?|female)\b|بنات|اناث|تلميذات|فتيات/u],
  ['boys', /\b(boys?|garcons?|male)\b|بنين|ذكور|اولاد|فتيان/u],
  ['adults', /adult|accompagn|encadr|escort|staff|راشد|كبار|مرافق|موطر|بالغ/u],
  ['hour', /hour|\btime\b|heure|horaire|creneau|window|ساعه|توقيت|فتره/u],
  ['day', /\b(day|date|jour)\b|تاريخ|(?<!\p{L})(?:ال)?يوم/u],
  [
    'name',
    /contact|responsable|direct(eur|rice|or)|principal|\bhead\b|teacher|chef|president|in charge|مسوول|مدير(?!يه)|رييس|استاذ/u,
  ],
  ['children', /child|enfant|pupil|student|eleve|effectif|اطفال|تلاميذ|تلميذ|مستفيد/u],
  [
    'organisation',
    /school|ecole|etablissement|lycee|college|institution|association|organi[sz]ation|مدرسه|موسسه|ثانويه|اعداديه|جمعيه|هييه/u,
  ],
  ['place', /town|\bcity\b|ville|commune|locality|مدينه|جماعه/u],
];

const NUMBERS: readonly ListField[] = ['coaches', 'girls', 'boys', 'adults', 'children'];

function fieldOf(
  heading: string,
  cells: readonly string[],
  taken: ReadonlySet<ListField>,
): ListField | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const numeric = filled.filter((cell) => /^\d+$/.test(toLatinDigits(cell).trim())).length;
  const numbers = filled.length > 0 && numeric > filled.length / 2;
  const fits = (field: ListField) => {
    if (filled.length === 0) return true;
    if (NUMBERS.includes(field)) return numbers;
    if (field === 'day') return filled.some((cell) => writtenDate(cell) !== null) || numbers;
    if (field === 'hour') return filled.some((cell) => hourOf(cell) !== null);
    return field === 'phone' || !numbers;
  };
  const found = HEADINGS.find(([field, words]) => {
    return !taken.has(field) && words.test(heading) && fits(field);
  });
  if (found) return found[0];
  if (!taken.has('name') && saysInCharge(heading) && !numbers) return 'name';
  return !taken.has('organisation') && saysBody(heading) && !numbers ? 'organisation' : null;
}
