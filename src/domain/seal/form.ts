/**
 * How a row is written before it is hashed. Whatever changes here takes the next number: a seal says by
 * which form it was made.
 */
export const SEAL_FORM = 1;

/** What a column of a log holds. */
export type Cell = number | string | null;

/** What is sealed of one table. */
interface SealedLog {
  /** Its columns, in the order in which they are written; they never change within a form. */
  readonly columns: readonly string[];
  /** Those of them that hold what somebody typed: a commitment stands in their place. */
  readonly texts: readonly string[];
}

/**
 * The tables that are sealed, in the order in which a seal walks them. Of `scan` each image that was
 * ever committed, wherever it stands now: in `scan`, or in `scan_history` once it was written over.
 */
export const SEALED_LOGS = {
  scan: {
    columns: [
      ...(['event', 'id', 'seq', 'device', 'shift', 'gate', 'type', 'direction'] as const),
      ...(['serial', 'kind', 'day', 'at', 'skew_ms', 'clamped', 'received_at', 'decided'] as const),
      ...([
        'reported',
        'verdict',
        'reason',
        'people',
        'children',
        'conflict',
        'undone',
        'override',
      ] as const),
      ...(['after', 'target', 'zone', 'counted', 'admits', 'entered', 'inside'] as const),
    ],
    texts: ['override'],
  },
  correction: {
    columns: [
      ...(['event', 'id', 'seq', 'day', 'figure', 'stated', 'counted', 'reason'] as const),
      ...(['made_by', 'made_at'] as const),
    ],
    texts: ['reason'],
  },
  // Its file, up to a million bytes long, by the hash that is published with it.
  release: {
    columns: [
      ...(['event', 'id', 'seq', 'day', 'number', 'status', 'corrects', 'reason'] as const),
      ...(['embargo', 'figures', 'texts', 'sha256', 'prepared_by', 'prepared_at'] as const),
      ...(['released_by', 'released_at'] as const),
    ],
    texts: ['reason'],
  },
} as const satisfies Record<string, SealedLog>;
export type LogName = keyof typeof SEALED_LOGS;
export const LOG_NAMES = Object.keys(SEALED_LOGS).filter(isLogName);

/** Whether a table is one of those that are sealed. */
export function isLogName(name: string): name is LogName {
  return Object.hasOwn(SEALED_LOGS, name);
}

/** What is sealed of a log. */
export function sealedLog(log: LogName): SealedLog {
  return SEALED_LOGS[log];
}

/** One column of a row; null where the log has no such column. */
export function cellOf(log: LogName, row: readonly Cell[], column: string): Cell {
  return row[sealedLog(log).columns.indexOf(column)] ?? null;
}

/**
 * A row as it is hashed: the name of its log and its columns, as a JSON array of numbers, texts and
 * nulls without spaces (RFC 8785), and a line feed. In the place of a text stands its commitment.
 */
export function sealedLine(log: LogName, row: readonly Cell[]): string {
  return `${JSON.stringify([log, ...row])}\n`;
}
