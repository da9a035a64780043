import type { Role } from '../../domain/roles.ts';
import type { LogPlace, LogRow } from './log-row.ts';

/** Rows of a page. */
const LOG_ROWS = 50;
/**
 * Rows that are looked at for one page where several things are asked for at once: one index answers
 * one of them.
 */
const LOOKED_AT_MOST = 2_000;

/** Which rows are asked for; null for all. */
export interface LogFilter {
  readonly actor: string | null;
  readonly verb: string | null;
  readonly subject: string | null;
  /** A span of instants, ms; the end is not of it. */
  readonly from: number;
  readonly to: number;
  /** Only rows before this one. */
  readonly before: LogPlace | null;
}

interface StoredRow extends Omit<LogRow, 'before' | 'after'> {
  readonly detail: string | null;
}

/** A page of the log, newest first; with where the next one begins, null at the end. */
export async function readLog(
  db: D1Database,
  event: number,
  filter: LogFilter,
): Promise<{ readonly rows: LogRow[]; readonly next: LogPlace | null }> {
  const asked = COLUMNS.filter((column) => filter[column] !== null);
  const [first] = asked;
  const most = asked.length > 1 ? LOOKED_AT_MOST : LOG_ROWS + 1;
  const { before, from, to } = filter;
  const statement = db
    .prepare(selectRows(first ?? null))
    .bind(event, from, before?.at ?? to, before?.id ?? 0, most, first ? filter[first] : null);
  const { results } = await statement.all<StoredRow>();
  const fitting = results.filter((row) => asked.every((column) => filter[column] === row[column]));
  const rows = fitting.slice(0, LOG_ROWS);
  const goesOn = fitting.length > LOG_ROWS;
  const last = goesOn ? rows.at(-1) : results.length === most ? results.at(-1) : undefined;
  return { rows: rows.map(asRow), next: last ? { at: last.at, id: last.id } : null };
}

/** What can be asked for, the rarest first; each has an index of its own. */
const COLUMNS = ['subject', 'actor', 'verb'] as const;

function asRow({ detail, ...row }: StoredRow): LogRow {
  const { before = null, after = null } = JSON.parse(detail ?? '{}');
  return { ...row, before, after };
}

function selectRows(column: (typeof COLUMNS)[number] | null): string {
  return `
SELECT a.id, a.at, a.actor, a.verb, a.subject, a.detail, m.role,
  coalesce(m.name, d.name) AS actor_name
FROM audit a INDEXED BY audit_${column ?? 'time'}
LEFT JOIN member m ON m.id = a.actor
LEFT JOIN device d ON d.event = a.event
  AND d.id = CASE WHEN a.actor GLOB 'device *' THEN substr(a.actor, 8) END
WHERE a.event = ?1 AND a.verb <> 'register' AND a.at >= ?2 AND (a.at, a.id) < (?3, ?4)
  ${column ? `AND a.${column} = ?6` : 'AND ?6 IS NULL'}
ORDER BY a.at DESC, a.id DESC LIMIT ?5`;
}

/** Everybody who has or had a role in an edition, by name: who can be asked for. */
export async function peopleOfLog(
  db: D1Database,
  event: number,
): Promise<{ readonly id: string; readonly name: string; readonly role: Role }[]> {
  const sql = 'SELECT id, name, role FROM member WHERE event = ?1 ORDER BY name, id LIMIT 1000';
  return (await db.prepare(sql).bind(event).all<{ id: string; name: string; role: Role }>())
    .results;
}
