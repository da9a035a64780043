import type { Locale } from '../../domain/kinds.ts';
import type { Movements } from '../../domain/movements.ts';
import type { Party } from '../../domain/registration.ts';
import type { DeclineReason } from '../../domain/requests.ts';
import { query, type Verb } from '../d1/batch.ts';
import { type StoredTicket, TICKET_COLUMNS, type TicketRow, toTicketRow } from './register.ts';
import type { StoredHit } from './search.ts';

/** Lines of history that a page shows; a registration has sixty changes in its life. */
const HISTORY_SHOWN = 100;

/** Refusals of one ticket that a page shows. */
const REFUSALS_SHOWN = 20;

/** A registration as those see it who help its holder, its contact sealed. */
export interface StoredRecord extends StoredHit, Party {
  readonly step_free: boolean;
  readonly locale: Locale;
  /** Places that it holds, in people. */
  readonly held: number;
  readonly first_serial: number;
  readonly first_secret: number;
  readonly revision: number;
  /** Which private link is the valid one: raised with each new one. */
  readonly link: number;
  /** Why it was declined, where it was. */
  readonly decline_reason: DeclineReason | null;
  /** How many wrong answers were given about a lost ticket of it. */
  readonly wrong_answers: number;
  /** ms. */
  readonly created_at: number;
  /** ms; null while its contact is held. */
  readonly erased_at: number | null;
}

/** Where and when (ms) people of a ticket passed; negative: they left. */
interface Movement {
  readonly at: number;
  readonly people: number;
  readonly gate: number;
}

/** When (ms), where and why a gate let nobody in by a ticket. */
interface Refusal {
  readonly at: number;
  readonly gate: number;
  readonly reason: string | null;
}

/** A ticket that it holds, or held on another day, with what passed of it. */
export interface RecordTicket extends TicketRow {
  readonly held: boolean;
  readonly entered: number;
  readonly exited: number;
  readonly movements: readonly Movement[];
  /** The latest first, at most twenty. */
  readonly refusals: readonly Refusal[];
}

/** What was done to a registration. */
export interface HistoryLine {
  /** ms. */
  readonly at: number;
  readonly verb: string;
  /** A member's id, `holder`, `registrar` … */
  readonly actor: string;
  /** The member's name. */
  readonly name: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** The registration of an id; null for an unknown one. */
export function readRecord(db: D1Database, event: number, id: string): Verb<StoredRecord | null> {
  const rows = query<Omit<StoredRecord, 'step_free'> & { step_free: number }>(
    db.prepare(SELECT_RECORD).bind(event, id),
  );
  return {
    statements: rows.statements,
    read: (results) => {
      const [row] = rows.read(results);
      return row ? { ...row, step_free: row.step_free === 1 } : null;
    },
  };
}

/** Its tickets, those of other days too, with what each of them admitted. */
export function readRecordTickets(db: D1Database, event: number, id: string): Verb<RecordTicket[]> {
  const rows = query<StoredTicket & StoredPassages>(db.prepare(SELECT_TICKETS).bind(event, id));
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map(({ current, movements, refusals, ...row }) => ({
        ...row,
        ...toTicketRow(row),
        held: current === 1,
        movements: movementsOf(movements),
        refusals: refusalsOf(refusals),
      })),
  };
}

/** What was done to it and who opened it, the latest first. */
export function readHistory(db: D1Database, event: number, id: string): Verb<HistoryLine[]> {
  const rows = query<Omit<HistoryLine, 'before' | 'after'> & { detail: string | null }>(
    db.prepare(SELECT_HISTORY).bind(event, id, HISTORY_SHOWN),
  );
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map(({ detail, ...line }) => {
        const noted = detail === null ? {} : (JSON.parse(detail) as Partial<HistoryLine>);
        return { ...line, before: noted.before ?? null, after: noted.after ?? null };
      }),
  };
}

interface StoredPassages {
  readonly current: number;
  readonly entered: number;
  readonly exited: number;
  readonly movements: string | null;
  /** `[[at, gate, reason]]`. */
  readonly refusals: string;
}

function refusalsOf(stored: string): Refusal[] {
  const list = JSON.parse(stored) as [number, number, string | null][];
  return list.map(([at, gate, reason]) => ({ at, gate, reason }));
}

function movementsOf(stored: string | null): Movement[] {
  if (stored === null) return [];
  const { list } = JSON.parse(stored) as Movements;
  return list.map(([at, people, , gate]) => ({ at, people, gate }));
}

const SELECT_RECORD = `
SELECT r.id, r.state, r.kind, r.day, r.slot, r.adults, r.children, r.girls, r.boys, r.coaches,
  r.contact, r.step_free, r.locale, r.held, r.first_serial, r.first_secret, r.revision, r.link,
  r.created_at, r.decline_reason, coalesce(r.erased_at, e.erased_at) AS erased_at, (
    SELECT count(*) FROM reissue_try y WHERE y.event = ?1 AND y.registration = ?2
  ) AS wrong_answers
FROM registration r JOIN event e ON e.number = r.event WHERE r.event = ?1 AND r.id = ?2`;

const SELECT_TICKETS = `
SELECT ${TICKET_COLUMNS}, t.serial IN (SELECT value FROM json_each(r.serials)) AS current,
  coalesce(a.entered, 0) AS entered, coalesce(a.exited, 0) AS exited, a.movements, (
    SELECT json_group_array(json_array(at, gate, reason)) FROM (
      SELECT s.at, s.gate, s.reason FROM scan s INDEXED BY scan_refused_ticket
      WHERE s.event = t.event AND s.serial = t.serial AND s.verdict = 'refused' AND s.undone = 0
      ORDER BY s.id DESC LIMIT ${REFUSALS_SHOWN})
  ) AS refusals
FROM registration r CROSS JOIN ticket t ON t.event = ?1 AND t.serial IN (
  SELECT value FROM json_each(r.serials) UNION ALL SELECT value FROM json_each(r.retired)
)
LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE r.event = ?1 AND r.id = ?2 ORDER BY current DESC, t.serial`;

const SELECT_HISTORY = `
SELECT a.at, a.verb, a.actor, m.name, a.detail
FROM registration r CROSS JOIN audit a INDEXED BY audit_registration
  ON a.event = ?1 AND a.subject GLOB 'registration *'
  AND a.subject IN ('registration ' || r.id, 'registration of serial ' || r.first_serial)
LEFT JOIN member m ON m.id = a.actor
WHERE r.event = ?1 AND r.id = ?2 ORDER BY a.at DESC, a.id DESC LIMIT ?3`;
