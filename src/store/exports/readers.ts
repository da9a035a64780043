import type { ExportKind } from '../../domain/exports/kinds.ts';

/** A day of an edition: its number, and its instants (ms) from the hour at which days end to the next. */
export interface ExportDay {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/**
 * How rows of one kind of file are read, in the order of a key: after the last one that was read, so
 * that what comes meanwhile shifts nothing. `?1` is the edition, `?4` the reader's language, `?5` the day
 * whose rows alone are asked for: `until` where the order of the key knows of days, else `isOwn`.
 */
interface RowReader {
  /** SQL by which the rows are in order; an index of `from` has them so. */
  readonly key: readonly string[];
  /** The same values before the first row, of a day or of all. */
  readonly first: (day: ExportDay | null) => readonly (string | number)[];
  readonly from: string;
  readonly where: string;
  /** Holds up to the last row of a day. */
  readonly until?: string;
  /** Whether a row is of the day: all are looked at, so that a page is never longer to read. */
  readonly isOwn?: string;
  readonly joins: string;
  /** SQL of each column, in the order of `EXPORTS`. */
  readonly select: readonly string[];
  /** Of a row's contact: its id, and the sealed box. */
  readonly sealed?: readonly [string, string];
}

/** A number that names something: no sheet may count with it. */
const serial = (sql: string) => `CAST(${sql} AS TEXT)`;
const gateName = (gate: string) =>
  `(SELECT coalesce(nullif(g.name ->> ?4, ''), g.name ->> 'ar') FROM gate g WHERE g.event = ?1 AND g.number = ${gate})`;
const dateOf = (day: string) =>
  `(SELECT d.date FROM day d WHERE d.event = ?1 AND d.number = ${day})`;

const FIRST = Number.MIN_SAFE_INTEGER;
const WINDOW = 'LEFT JOIN slot w ON w.event = ?1 AND w.number = ';

/** By kind of file. Not one of them reads what somebody typed, but for the contact where it is asked for. */
export const READERS: Readonly<Record<ExportKind, RowReader>> = {
  registrations: {
    key: ['r.id'],
    first: () => [''],
    from: 'registration r',
    where: 'r.event = ?1',
    isOwn: "r.day = ?5 ->> 'number'",
    joins: `${WINDOW} r.slot`,
    select: [
      ...[
        serial('r.first_serial'),
        'r.state',
        'r.kind',
        dateOf('r.day'),
        'w.from_time',
        'w.to_time',
      ],
      ...['r.adults', 'r.children', 'r.girls', 'r.boys', 'r.coaches', 'r.held', 'r.agreed'],
      ...['json_array_length(r.serials)', 'r.step_free', 'r.at_desk', 'r.waited'],
      ...[
        'r.group_code IS NOT NULL',
        'r.locale',
        'r.decline_reason',
        'r.created_at',
        'r.changed_at',
      ],
    ],
    sealed: ['r.id', 'r.contact'],
  },
  tickets: {
    key: ['t.serial'],
    first: () => [0],
    from: 'ticket t',
    where: 't.event = ?1',
    isOwn: "t.day = ?5 ->> 'number'",
    joins: `JOIN registration r ON r.event = ?1 AND r.id = t.registration
      LEFT JOIN admission a ON a.event = ?1 AND a.day = t.day AND a.serial = t.serial
      ${WINDOW} t.slot`,
    select: [
      ...[serial('t.serial'), serial('r.first_serial'), 't.state', 't.revision', 't.kind'],
      ...[dateOf('t.day'), 'w.from_time', 'w.to_time', 't.adults', 't.children', 't.girls'],
      ...['t.step_free', 't.note', 't.locale', 't.issued_at'],
      ...['coalesce(a.entered, 0)', 'coalesce(a.exited, 0)', 'a.last_at'],
    ],
  },
  scans: {
    key: ['s.at', 's.id'],
    first: (day) => [day?.from ?? FIRST, ''],
    from: 'scan s INDEXED BY scan_time',
    where: 's.event = ?1',
    until: "s.at < ?5 ->> 'to'",
    joins: 'LEFT JOIN device p ON p.event = ?1 AND p.id = s.device',
    select: [
      ...[
        's.at',
        's.received_at',
        dateOf('s.day'),
        's.gate',
        gateName('s.gate'),
        'p.name',
        's.type',
      ],
      ...['s.direction', serial('s.serial'), 's.kind', 's.verdict'],
      ...['s.reason', 's.people', 's.children', 's.conflict', 's.undone', 's.override IS NOT NULL'],
      ...['s.decided', 's.counted', 's.zone', 's.skew_ms', 's.clamped', 's.id', 's.target'],
    ],
  },
  attendance: {
    key: ['c.day', 'c.minute', 'c.gate'],
    first: (day) => [day?.number ?? 0, FIRST, 0],
    from: 'attendance c',
    where: 'c.event = ?1',
    until: "c.day <= ?5 ->> 'number'",
    joins: '',
    select: [
      ...[
        dateOf('c.day'),
        'c.minute * 60000',
        'c.gate',
        gateName('c.gate'),
        'c.entries',
        'c.exits',
      ],
      ...['c.re_entries', 'c.walk_ins', 'c.parties', 'c.children', 'c.crew_in', 'c.crew_out'],
    ],
  },
  conflicts: {
    key: ['s.day', 's.id'],
    first: (day) => [day?.number ?? 0, ''],
    from: 'scan s INDEXED BY scan_conflict',
    where: `s.event = ?1 AND s.conflict = 1 AND s.verdict = 'admitted' AND s.undone = 0
      AND s.direction = 'entry'`,
    until: "s.day <= ?5 ->> 'number'",
    joins: `LEFT JOIN device p ON p.event = ?1 AND p.id = s.device
      LEFT JOIN scan e ON e.event = ?1 AND e.id = (
        SELECT o.id FROM ticket t
        JOIN admission a ON a.event = ?1 AND a.day = t.day AND a.serial = t.serial
        CROSS JOIN json_each(a.movements, '$.list') m
        CROSS JOIN scan o ON o.event = ?1 AND o.id = m.value ->> 2
        WHERE t.event = ?1 AND t.serial = s.serial AND o.direction = 'entry' AND o.id <> s.id
        ORDER BY o.at > s.at, o.at DESC LIMIT 1)`,
    select: [
      ...[dateOf('s.day'), 's.at', 's.gate', gateName('s.gate'), 'p.name'],
      ...[serial('s.serial'), 's.people', 's.received_at'],
      ...['e.at', 'e.gate', 'e.people'],
    ],
  },
  audit: {
    key: ['l.at', 'l.id'],
    first: (day) => [day?.from ?? FIRST, 0],
    from: 'audit l INDEXED BY audit_time',
    where: "l.event = ?1 AND l.verb <> 'register'",
    until: "l.at < ?5 ->> 'to'",
    joins: `LEFT JOIN member m ON m.id = l.actor
      LEFT JOIN device p ON p.event = ?1
        AND p.id = CASE WHEN l.actor GLOB 'device *' THEN substr(l.actor, 8) END`,
    select: [
      ...['l.at', 'coalesce(m.name, p.name)', 'm.role', 'l.actor', 'l.verb', 'l.subject'],
      ...["nullif(l.detail -> '$.before', 'null')", "nullif(l.detail -> '$.after', 'null')"],
    ],
  },
};
