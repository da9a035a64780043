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
  /** The other subject under which the same registration is noted: see `otherSubject`. */
  readonly alias?: string | null;
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
    .bind(
      event,
      from,
      before?.at ?? to,
      before?.id ?? 0,
      most,
      first ? filter[first] : null,
      first === 'subject' ? (filter.alias ?? null) : null,
    );
  const { results } = await statement.all<StoredRow>();
  const isOf = (row: StoredRow, column: (typeof COLUMNS)[number]) =>
    filter[column] === row[column] || (column === 'subject' && filter.alias === row.subject);
  const fitting = results.filter((row) => asked.every((column) => isOf(row, column)));
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

function askedOf(column: (typeof COLUMNS)[number] | null): string {
  if (column === 'subject') return 'a.subject IN (?6, ?7)';
  return `${column ? `a.${column} = ?6` : '?6 IS NULL'} AND ?7 IS NULL`;
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
  AND ${askedOf(column)}
ORDER BY a.at DESC, a.id DESC LIMIT ?5`;
}

/**
 * Acts on a registration are noted under its number, looks at it under its id: gives the other of the
 * two; null for every other subject.
 */
export async function otherSubject(
  db: D1Database,
  event: number,
  subject: string | null,
): Promise<string | null> {
  const [, serial] = /^registration of serial (\d{1,10})$/.exec(subject ?? '') ?? [];
  const [, id] = /^registration ([0-9a-z-]{36})$/.exec(subject ?? '') ?? [];
  if (serial !== undefined) {
    return db.prepare(SELECT_ID).bind(event, Number(serial)).first<string>('subject');
  }
  return id === undefined
    ? null
    : db.prepare(SELECT_SERIAL).bind(event, id).first<string>('subject');
}

const SELECT_SERIAL = `SELECT 'registration of serial ' || first_serial AS subject
FROM registration WHERE event = ?1 AND id = ?2`;

// A request without tickets has its number as well.
const SELECT_ID = `
SELECT 'registration ' || registration AS subject FROM ticket WHERE event = ?1 AND serial = ?2
UNION ALL
SELECT 'registration ' || id FROM registration INDEXED BY registration_ticketless
WHERE event = ?1 AND first_serial = ?2 AND serials = '[]' LIMIT 1`;

/** Everybody who has or had a role in an edition, by name: who can be asked for. */
export async function peopleOfLog(
  db: D1Database,
  event: number,
): Promise<{ readonly id: string; readonly name: string; readonly role: Role }[]> {
  const sql = 'SELECT id, name, role FROM member WHERE event = ?1 ORDER BY name, id LIMIT 1000';
  return (await db.prepare(sql).bind(event).all<{ id: string; name: string; role: Role }>())
    .results;
}
