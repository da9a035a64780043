import type { Permission } from '../roles.ts';
import type { CellType } from './cells.ts';

/** Every column of every kind of file, and what it holds. */
const COLUMNS = {
  registration: 'text',
  ticket: 'text',
  state: 'text',
  kind: 'text',
  date: 'date',
  from: 'text',
  to: 'text',
  adults: 'number',
  children: 'number',
  girls: 'number',
  boys: 'number',
  coaches: 'number',
  held: 'number',
  agreed: 'number',
  tickets: 'number',
  step_free: 'number',
  at_desk: 'number',
  from_wait_list: 'number',
  by_group_code: 'number',
  locale: 'text',
  decline_reason: 'text',
  created_at: 'instant',
  changed_at: 'instant',
  revision: 'number',
  note: 'text',
  issued_at: 'instant',
  entered: 'number',
  exited: 'number',
  last_entry_at: 'instant',
  at: 'instant',
  received_at: 'instant',
  gate: 'number',
  gate_name: 'text',
  phone: 'text',
  scan: 'text',
  type: 'text',
  direction: 'text',
  verdict: 'text',
  reason: 'text',
  people: 'number',
  conflict: 'number',
  undone: 'number',
  undoes: 'text',
  override: 'number',
  decided: 'text',
  counted: 'text',
  zone: 'text',
  clock_ms: 'number',
  time_moved: 'number',
  minute: 'instant',
  entries: 'number',
  exits: 'number',
  re_entries: 'number',
  walk_ins: 'number',
  parties: 'number',
  crew_in: 'number',
  crew_out: 'number',
  earlier_at: 'instant',
  earlier_gate: 'number',
  earlier_people: 'number',
  actor: 'text',
  actor_name: 'text',
  role: 'text',
  verb: 'text',
  subject: 'text',
  before: 'text',
  after: 'text',
  name: 'text',
  telephone: 'text',
  email: 'text',
  organisation: 'text',
} as const satisfies Record<string, CellType>;
export type ExportColumn = keyof typeof COLUMNS;

/** What a column holds. */
export function typeOf(column: ExportColumn): CellType {
  return COLUMNS[column];
}

/** A kind of file. */
interface ExportTerms {
  /** Who may take it out; all of them have `export_data`, by which the page is opened. */
  readonly needs: Permission;
  /** In the order of the sheet, as its reader in the store gives them. */
  readonly columns: readonly ExportColumn[];
  /** What it has in addition, with names and contacts of visitors; absent where it has none. */
  readonly contacts?: readonly ExportColumn[];
}

/**
 * The kinds of file: what each holds and who may take it out. A new one has its line here, its reader
 * in `store/exports/readers.ts`, its words in `exports.ts` of each language, and its word in the schema.
 */
const EXPORTS = {
  registrations: {
    needs: 'export_data',
    columns: [
      ...(['registration', 'state', 'kind', 'date', 'from', 'to', 'adults', 'children'] as const),
      ...(['girls', 'boys', 'coaches', 'held', 'agreed', 'tickets', 'step_free'] as const),
      ...(['at_desk', 'from_wait_list', 'by_group_code', 'locale', 'decline_reason'] as const),
      ...(['created_at', 'changed_at'] as const),
    ],
    contacts: ['name', 'telephone', 'email', 'organisation'],
  },
  tickets: {
    needs: 'export_data',
    columns: [
      ...(['ticket', 'registration', 'state', 'revision', 'kind', 'date', 'from', 'to'] as const),
      ...(['adults', 'children', 'girls', 'step_free', 'note', 'locale', 'issued_at'] as const),
      ...(['entered', 'exited', 'last_entry_at'] as const),
    ],
  },
  scans: {
    needs: 'export_data',
    columns: [
      ...([
        'at',
        'received_at',
        'date',
        'gate',
        'gate_name',
        'phone',
        'type',
        'direction',
      ] as const),
      ...(['ticket', 'kind', 'verdict', 'reason', 'people', 'children', 'conflict'] as const),
      ...(['undone', 'override', 'decided', 'counted', 'zone', 'clock_ms', 'time_moved'] as const),
      ...(['scan', 'undoes'] as const),
    ],
  },
  attendance: {
    needs: 'export_data',
    columns: [
      ...(['date', 'minute', 'gate', 'gate_name', 'entries', 'exits', 're_entries'] as const),
      ...(['walk_ins', 'parties', 'children', 'crew_in', 'crew_out'] as const),
    ],
  },
  conflicts: {
    needs: 'export_data',
    columns: [
      ...(['date', 'at', 'gate', 'gate_name', 'phone', 'ticket', 'people', 'received_at'] as const),
      ...(['earlier_at', 'earlier_gate', 'earlier_people'] as const),
    ],
  },
  audit: {
    needs: 'read_log',
    columns: ['at', 'actor_name', 'role', 'actor', 'verb', 'subject', 'before', 'after'],
  },
} as const satisfies Record<string, ExportTerms>;
export type ExportKind = keyof typeof EXPORTS;

export const EXPORT_KINDS = Object.keys(EXPORTS) as ExportKind[];

/** What a kind of file holds, and who may take it out. */
export function termsOf(kind: ExportKind): ExportTerms {
  return EXPORTS[kind];
}

/** Whether a word is a kind of file. */
export function isExportKind(word: unknown): word is ExportKind {
  return typeof word === 'string' && Object.hasOwn(EXPORTS, word);
}

/** `asked`: nothing is written yet; `cut`: it broke off, and is written again where it is asked for. */
export const EXPORT_STATES = ['asked', 'running', 'finished', 'cut'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];
