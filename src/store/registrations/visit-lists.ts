import type { PartyKind } from '../../domain/kinds.ts';
import type { VisitList } from '../../domain/visit-lists.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';

/** Rows on one page. */
const ROWS_SHOWN = 50;

/** Rows that are looked at for one page; where few of them belong to the list, the next page goes on. */
const LOOKED_AT = 1_000;

/** A row of a list: a ticket or a registration, and what there is to say of it. */
export interface ListRow {
  /** Its place in the order of the list. */
  readonly key: string;
  /** Null for a scan of a code that no ticket has. */
  readonly registration: string | null;
  readonly serial: number | null;
  readonly secret: number | null;
  readonly kind: PartyKind | null;
  readonly slot: number | null;
  readonly people: number;
  /** Of a scan, and of the last movement of a ticket: when (ms), and at which gate. */
  readonly at: number | null;
  readonly gate: number | null;
  /** Why it was refused, or the reason for which it was let in all the same. */
  readonly why: string | null;
}

/** A page of a list. */
export interface ListPage {
  readonly rows: readonly ListRow[];
  /** After which key to go on; null at the end. */
  readonly next: string | null;
}

/** Which rows are wanted. */
export interface ListQuery {
  readonly list: VisitList;
  readonly day: number;
  readonly slot: number | null;
  readonly kind: PartyKind | null;
  readonly after: string | null;
}

/** A page of a list of a day. Reads a bounded number of rows, however many there are. */
export function readVisitList(
  db: D1Database,
  event: number,
  { list, day, slot, kind, after }: ListQuery,
): Verb<ListPage> {
  return {
    statements: [
      db.prepare(SELECTS[list]).bind(event, day, slot, kind, after),
      db.prepare(REACHED[list]).bind(event, day, slot, after),
    ],
    read: ([found, reached]) => {
      const rows = rowsOf<ListRow>(found);
      const shown = rows.slice(0, ROWS_SHOWN);
      const more = rows.length > ROWS_SHOWN;
      const [end] = rowsOf<{ key: string }>(reached);
      return { rows: shown, next: more ? (shown.at(-1)?.key ?? null) : (end?.key ?? null) };
    },
  };
}

// Each begins in its index where the page before ended: a condition with OR would read up to there.

/** Tickets by which people came, in the order of their serials: reads the day's admissions. */
const CAME = `SELECT * FROM admission WHERE event = ?1 AND day = ?2
  AND serial > coalesce(CAST(?AFTER AS INTEGER), -1) ORDER BY serial`;

/** Where the page before ended, if there was one. */
const WINDOW_REACHED = '(SELECT p.slot FROM registration p WHERE p.event = ?1 AND p.id = ?AFTER)';

/** Confirmed registrations of the day's windows, in the order of window and key: one after another. */
const BOOKED = `SELECT r.* FROM slot w CROSS JOIN registration r INDEXED BY registration_window
    ON r.event = w.event AND r.slot = w.number AND r.state = 'confirmed'
    AND r.id > iif(w.number = ${WINDOW_REACHED}, ?AFTER, '')
  WHERE w.event = ?1 AND w.day = ?2 AND (?3 IS NULL OR w.number = ?3)
    AND (?AFTER IS NULL OR w.number >= ${WINDOW_REACHED})
  ORDER BY w.number, r.id`;

/** Scans of a day that an index holds alone, in the order of their ids. */
const scansOf = (index: string, condition: string) => `SELECT * FROM scan INDEXED BY ${index}
  WHERE event = ?1 AND day = ?2 AND ${condition} AND id > coalesce(?AFTER, '') ORDER BY id`;

const REFUSED = scansOf('scan_refused', "verdict = 'refused'");
const DOUBLES = scansOf('scan_conflict', 'conflict = 1');
const OVERRIDES = scansOf('scan_override', 'override IS NOT NULL');

const afterAt = (sql: string, parameter: string) => sql.replaceAll('?AFTER', parameter);

/** Where looking ends for one page; nothing where the list ends before. */
const reachedIn = (source: string, key: string) =>
  `SELECT CAST(${key} AS TEXT) AS key FROM (${afterAt(source, '?4')} LIMIT 1 OFFSET ${LOOKED_AT - 1})`;

const OF_KIND_AND_SLOT = (kind: string, slot: string) =>
  `(?4 IS NULL OR ${kind} = ?4) AND (?3 IS NULL OR ${slot} = ?3)`;

const selectScans = (source: string, why: string, condition: string) => `
SELECT s.id AS key, t.registration, s.serial, t.secret, coalesce(t.kind, s.kind) AS kind, t.slot,
  s.people, s.at, s.gate, ${why} AS why
FROM (${afterAt(source, '?5')} LIMIT ${LOOKED_AT}) s
LEFT JOIN ticket t ON t.event = s.event AND t.serial = s.serial
WHERE ${condition} AND ${OF_KIND_AND_SLOT('coalesce(t.kind, s.kind)', 't.slot')}
LIMIT ${ROWS_SHOWN + 1}`;

const SELECTS: Readonly<Record<VisitList, string>> = {
  inside: `
SELECT CAST(a.serial AS TEXT) AS key, t.registration, t.serial, t.secret, t.kind, t.slot,
  a.entered - a.exited AS people, a.last_at AS at, a.last_gate AS gate, NULL AS why
FROM (${afterAt(CAME, '?5')} LIMIT ${LOOKED_AT}) a
JOIN ticket t ON t.event = a.event AND t.serial = a.serial
WHERE a.entered > a.exited AND ${OF_KIND_AND_SLOT('t.kind', 't.slot')}
LIMIT ${ROWS_SHOWN + 1}`,
  not_come: `
SELECT r.id AS key, r.id AS registration, r.first_serial AS serial, r.first_secret AS secret,
  r.kind, r.slot, r.adults + r.children AS people, NULL AS at, NULL AS gate, NULL AS why
FROM (${afterAt(BOOKED, '?5')} LIMIT ${LOOKED_AT}) r
WHERE (?4 IS NULL OR r.kind = ?4) AND NOT EXISTS (
  SELECT 1 FROM json_each(r.serials) s CROSS JOIN admission a
    ON a.event = r.event AND a.day = r.day AND a.serial = s.value AND a.entered > 0)
LIMIT ${ROWS_SHOWN + 1}`,
  refused: selectScans(REFUSED, 's.reason', 's.undone = 0'),
  doubles: selectScans(
    DOUBLES,
    's.reason',
    `s.undone = 0 AND s.direction = 'entry' AND s.verdict = 'admitted'`,
  ),
  overrides: selectScans(OVERRIDES, 's.override', 's.undone = 0'),
};

const REACHED: Readonly<Record<VisitList, string>> = {
  inside: reachedIn(CAME, 'serial'),
  not_come: reachedIn(BOOKED, 'id'),
  refused: reachedIn(REFUSED, 'id'),
  doubles: reachedIn(DOUBLES, 'id'),
  overrides: reachedIn(OVERRIDES, 'id'),
};
