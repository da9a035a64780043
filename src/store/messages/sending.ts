import type { Channel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { DropReason } from '../../domain/message.ts';
import { minuteOf } from '../../domain/time.ts';
import { query, type Verb, write } from '../d1/batch.ts';
import { turnBudgets } from './budgets.ts';
import type { MessageKey } from './outbox.ts';
import { RANK } from './rank.ts';
import { IS_REACHED_ELSE, IS_TURN } from './reach.ts';

/** A message that this attempt alone may carry, until its lease is over. */
export interface Claimed extends MessageKey {
  readonly locale: Locale;
  readonly box: string;
  readonly worth_until: number;
  /** ms */
  readonly written_at: number;
  /** Counted from 1. */
  readonly attempt: number;
}

/** What is claimed, and by what time its budgets are reckoned. */
export interface Claiming {
  readonly channel: Channel;
  readonly most: number;
  /** ms */
  readonly now: number;
  readonly leaseMs: number;
  /** The local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Whether nothing leaves now but codes, for which somebody waits. */
  readonly quiet?: boolean;
}

/** Where a message stands after an attempt. */
export interface Settled extends MessageKey {
  readonly attempt: number;
  readonly state: 'sent' | 'bounced' | 'unknown' | 'ready' | 'dropped';
  readonly dropped_for: DropReason | null;
  /** ms; of one that is `ready`. */
  readonly due_at: number;
  readonly reference: string | null;
  /** A word for it, not what anybody said. */
  readonly outcome: string;
}

/**
 * Drops what is of no use any more, and ends the claims whose time is over: what was not handed over is
 * ready again, and of everything else nobody knows.
 */
export function endOverdue(db: D1Database, event: number, now: number): Verb<void> {
  return write(db.prepare(EXPIRE).bind(event, now), db.prepare(END_LEASES).bind(event, now));
}

/**
 * Claims messages for a channel that is on, codes before all others, then the oldest first: as many as its
 * budgets of this minute and this day leave. Each is counted as it is claimed. What is for many comes after what is for one, and
 * leaves a fifth of both budgets to it.
 */
export function claim(
  db: D1Database,
  event: number,
  { channel, most, now, leaseMs, date, quiet = false }: Claiming,
): Verb<Claimed[]> {
  const minute = minuteOf(now);
  const rows = (sql: string) =>
    query<Claimed>(db.prepare(sql).bind(event, channel, now, now + leaseMs, most));
  const sql = quiet ? [CLAIM_CODES] : [CLAIM_CODES, CLAIM_FOR_ONE, CLAIM_FOR_MANY];
  const claims = sql.map(rows);
  return {
    statements: [
      turnBudgets(db, event, { channel, minute, date }),
      ...claims.flatMap(({ statements }) => statements),
    ],
    read: ([, ...results]) => claims.flatMap((one, at) => one.read(results.slice(at, at + 1))),
  };
}

/**
 * Whether a claimed message may be handed over now: its channel is on, its claim stands, nothing has
 * overtaken it, and it is of use. From then on its carrier may have it.
 */
export const handOver = asking(() => HAND_OVER);

/** The same, of a carrier that is told of the recipient first, and has nothing yet. */
export const mayBeNamed = asking(() => MAY_BE_NAMED);

function asking(sql: () => string) {
  return (
    db: D1Database,
    event: number,
    { registration, kind, revision, attempt }: Pick<Claimed, keyof MessageKey | 'attempt'>,
    now: number,
  ): Verb<boolean> => {
    const rows = query(db.prepare(sql()).bind(event, registration, kind, revision, attempt, now));
    return { statements: rows.statements, read: (results) => rows.read(results).length > 0 };
  };
}

/**
 * Keeps how attempts ended, each once. An answer that comes after its lease still counts, as long as no
 * person has said what became of the message.
 */
export function settle(db: D1Database, event: number, all: readonly Settled[]): Verb<void> {
  if (all.length === 0) return write();
  return write(db.prepare(SETTLE).bind(event, JSON.stringify(all)));
}

/** The editions of which something is to be sent, a claim to be ended, or a code to be looked up. */
export async function eventsToSend(db: D1Database, now: number): Promise<number[]> {
  const { results } = await db.prepare(SELECT_EVENTS).bind(now).all<{ event: number }>();
  return results.map(({ event }) => event);
}

const KEY = 'registration, kind, revision';

/** Nothing new begins of an edition that is archived, and nothing leaves of one that was erased. */
const IS_OVER = `EXISTS (SELECT 1 FROM event
  WHERE number = ?1 AND (status = 'archived' OR data_key IS NULL))`;

const EXPIRE = `
UPDATE message SET state = 'dropped', dropped_for = 'expired'
WHERE event = ?1 AND state = 'ready' AND (worth_until <= ?2 OR ${IS_OVER})`;

const END_LEASES = `
UPDATE message SET lease_until = NULL, outcome = 'no_answer',
  state = CASE WHEN handed_at IS NOT NULL THEN 'unknown'
    WHEN overtaken_for IS NOT NULL THEN 'dropped' ELSE 'ready' END,
  dropped_for = iif(handed_at IS NULL, overtaken_for, NULL), due_at = ?2
WHERE event = ?1 AND state = 'sending' AND lease_until <= ?2`;

/** What a budget gives to messages for many. */
const SHARE = (budget: string) => `max(1, ${budget} * 4 / 5)`;

/** In the order of the index, so that no more is read than is claimed, but for what goes by others. */
const claimOf = (which: string, left: string, order = 'm.due_at') => `
UPDATE message SET state = 'sending', channel = ?2, attempt = attempt + 1, lease_until = ?4,
  handed_at = NULL
WHERE event = ?1 AND (${KEY}) IN (
  SELECT m.registration, m.kind, m.revision
  FROM message m INDEXED BY message_ready CROSS JOIN channel c
    ON c.event = ?1 AND c.channel = ?2 AND c.state = 'on' AND ${IS_TURN}
  WHERE m.event = ?1 AND m.state = 'ready' AND ${RANK} ${which} AND m.due_at <= ?3
    AND m.worth_until > ?3
  ORDER BY ${order}
  LIMIT (SELECT max(0, min(${left})) FROM channel WHERE event = ?1 AND channel = ?2)
)
RETURNING ${KEY}, locale, box, worth_until, written_at, attempt`;

const CLAIM_CODES = claimOf('= -1', '?5, per_minute - in_minute, per_day - in_date');

/** Those that were claimed just now are among the most that are under way at once. */
const claimedNow = (which = 'true') => `(
  SELECT count(*) FROM message s INDEXED BY message_sending
  WHERE s.event = ?1 AND s.state = 'sending' AND s.lease_until = ?4 AND s.channel = ?2 AND ${which})`;

const CLAIM_FOR_ONE = claimOf(
  '= 0',
  `?5 - ${claimedNow(`s.kind = 'code'`)}, per_minute - in_minute, per_day - in_date`,
);

const CLAIM_FOR_MANY = claimOf(
  '> 0',
  `?5 - ${claimedNow()}, ${SHARE('per_minute')} - in_minute, ${SHARE('per_day')} - in_date`,
  `${RANK}, m.due_at`,
);

const MAY_LEAVE = `
WHERE event = ?1 AND registration = ?2 AND kind = ?3 AND revision = ?4 AND attempt = ?5
  AND state = 'sending' AND lease_until > ?6 AND worth_until > ?6 AND handed_at IS NULL
  AND overtaken_for IS NULL AND NOT ${IS_OVER}
  AND EXISTS (SELECT 1 FROM channel c
    WHERE c.event = ?1 AND c.channel = message.channel AND c.state = 'on')`;

const HAND_OVER = `UPDATE message SET handed_at = ?6 ${MAY_LEAVE} RETURNING 1`;
const MAY_BE_NAMED = `SELECT 1 FROM message ${MAY_LEAVE}`;

/** What surely did not reach its recipient goes by the next channel that does. */
const GOES_ON = `(j.value ->> 'state' IN ('bounced', 'dropped') AND ${IS_REACHED_ELSE})`;

const SETTLE = `
UPDATE message SET lease_until = NULL, due_at = j.value ->> 'due_at',
  state = CASE WHEN j.value ->> 'state' <> 'ready' AND NOT ${GOES_ON} THEN j.value ->> 'state'
    WHEN overtaken_for IS NOT NULL THEN 'dropped' ELSE 'ready' END,
  dropped_for = CASE WHEN j.value ->> 'state' <> 'ready' AND NOT ${GOES_ON}
    THEN j.value ->> 'dropped_for' ELSE overtaken_for END,
  handed_at = iif(j.value ->> 'state' IN ('ready', 'dropped') OR ${GOES_ON}, NULL, handed_at),
  refused_by = iif(j.value ->> 'state' IN ('bounced', 'dropped'),
    refused_by || ' ' || channel, refused_by),
  reference = j.value ->> 'reference', outcome = j.value ->> 'outcome'
FROM json_each(?2) j
WHERE event = ?1 AND registration = j.value ->> 'registration' AND kind = j.value ->> 'kind'
  AND revision = j.value ->> 'revision' AND attempt = j.value ->> 'attempt'
  AND (state = 'sending' OR state = 'unknown' AND outcome = 'no_answer')`;

// Edition by edition, so that none reads all messages that wait. What is over is due within an hour.
const SELECT_EVENTS = `
SELECT number AS event FROM event WHERE EXISTS (
  SELECT 1 FROM message INDEXED BY message_ready
  WHERE message.event = event.number AND state = 'ready' AND due_at <= ?1)
OR EXISTS (
  SELECT 1 FROM message INDEXED BY message_sending
  WHERE message.event = event.number AND state = 'sending' AND lease_until <= ?1)
OR EXISTS (
  SELECT 1 FROM find_code INDEXED BY find_code_asked
  WHERE find_code.event = event.number AND box IS NOT NULL)`;
