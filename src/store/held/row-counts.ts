import { query, type Verb } from '../d1/batch.ts';
import type { GroupName } from './groups.ts';

/** Rows that are counted for one look: more of them are told as more, and cost no more. */
export const COUNTED_MOST = 10_000;

/** How many rows there are of a group: of one table whose rows its data stands in. */
export type HeldCounts = Readonly<Partial<Record<GroupName, number>>>;

// The indexes of contacts are named: they hold only rows that are not erased yet, so that an edition whose
// contacts are gone is not walked through in search of one. Each is read no further than the bound.
const of = (rows: string) => `SELECT 1 FROM ${rows} = ?1`;
const PHONES = of(
  'registration INDEXED BY registration_phone WHERE phone_hash IS NOT NULL AND event',
);
const EMAILS = `SELECT 1 FROM (
  SELECT phone_hash FROM registration INDEXED BY registration_email
  WHERE email_hash IS NOT NULL AND event = ?1 LIMIT ${COUNTED_MOST + 1}) WHERE phone_hash IS NULL`;
const NAMES = of(`registration INDEXED BY registration_unhashed
  WHERE contact IS NOT NULL AND phone_hash IS NULL AND email_hash IS NULL AND event`);

const SIGN_INS = `SELECT 1 FROM member m JOIN passkey p ON p.person = m.person
  WHERE m.state = 'active' AND m.event = ?1`;

// In the log, in what it had before a row was written over, and in what phones out of service have brought.
const REMARKS = [
  `scan INDEXED BY scan_override WHERE override IS NOT NULL AND override <> '' AND event`,
  `scan_history WHERE override <> '' AND event`,
  `handed_in WHERE (asked ->> 'override' <> '' OR asked ->> 'unread' <> '') AND event`,
]
  .map(of)
  .join(' UNION ALL ');

/** Where the rows of a group are counted. What belongs to no edition is not counted. */
const ROWS: Readonly<Partial<Record<GroupName, string>>> = {
  contacts: `${PHONES} UNION ALL ${EMAILS} UNION ALL ${NAMES}`,
  waits: of('wait WHERE event'),
  messages: of('message WHERE event'),
  browsers: of('push_subscription WHERE event'),
  codes: of('find_code WHERE event'),
  wishes: of('wish WHERE box IS NOT NULL AND event'),
  gate_notes: of('ticket INDEXED BY ticket_noted WHERE note IS NOT NULL AND event'),
  remarks: REMARKS,
  visits: of('registration WHERE event'),
  groups: of('group_code WHERE event'),
  entries: of('scan WHERE event'),
  orders: `${of('hold WHERE event')} UNION ALL ${of('free_flow WHERE event')}
    UNION ALL ${of('alert WHERE event')}`,
  phones: of('device WHERE event'),
  team: of('member WHERE event'),
  sign_ins: SIGN_INS,
  log: of(`audit INDEXED BY audit_time WHERE verb <> 'register' AND event`),
  edition: `${of('event WHERE number')} UNION ALL ${of('day WHERE event')}
    UNION ALL ${of('slot WHERE event')} UNION ALL ${of('gate WHERE event')}`,
  notices: of('notice WHERE event'),
  channels: of('channel WHERE event'),
  keys: of('signing_key WHERE event'),
};

/** How many rows of each group an edition has, each up to `COUNTED_MOST` and one. */
export function countHeld(db: D1Database, event: number): Verb<HeldCounts> {
  const counts = Object.entries(ROWS).map(([name, rows]) => {
    const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM (${rows}) LIMIT ${COUNTED_MOST + 1})`;
    return { name, ...query<{ n: number }>(db.prepare(sql).bind(event)) };
  });
  return {
    // One each: D1 puts few selects together in one statement.
    statements: counts.flatMap(({ statements }) => statements),
    read: (results) =>
      Object.fromEntries(
        counts.map(({ name, read }, at) => [name, read(results.slice(at))[0]?.n ?? 0]),
      ),
  };
}
