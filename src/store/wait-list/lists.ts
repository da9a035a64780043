import type { Locale } from '../../domain/kinds.ts';
import { ANY_WINDOW, type Waiting, type WaitState } from '../../domain/wait-list.ts';
import { query, rowsOf, type Verb, write } from '../d1/batch.ts';
import type { RegistrationRow } from '../registrations/register.ts';

/** A wait list: that of a window, or of any window of a day. */
export interface WaitList {
  readonly day: number;
  /** `ANY_WINDOW` for any of the day. */
  readonly slot: number;
}

/** What a party will be registered with, as soon as its turn comes. */
type WaitingParty = Omit<RegistrationRow, 'day'>;

/** A party as it joins a list. */
export interface NewWait extends WaitList {
  readonly party: WaitingParty;
  /** Whether it is asked before it is registered. */
  readonly ask: boolean;
  /** Keyed hash of all that was asked. */
  readonly fingerprint: string;
}

/** A party on a list, without what is sealed of it. */
export interface KnownWait extends WaitList {
  readonly id: string;
  readonly state: WaitState;
  readonly people: number;
  readonly ask: boolean;
  /** Whether anything can ask it: its e-mail address, or a browser. */
  readonly can_ask: boolean;
  readonly lot: boolean;
  readonly locale: Locale;
  readonly fingerprint: string;
  readonly first_serial: number;
  readonly first_secret: number;
  /** The window of which places are, or were, kept for it, and until when (ms). */
  readonly offered: number | null;
  readonly deadline: number | null;
  /** How often it was offered places: an answer names the offer that it answers. */
  readonly offers: number;
  /** ms */
  readonly joined_at: number;
  readonly changed_at: number;
  /** As it is to be registered; null once that is not needed any more. */
  readonly party: WaitingParty | null;
  /** When all that was known of its people was erased, ms; null where it was not. */
  readonly erased_at: number | null;
}

/** Reads a wait by its id. */
export function readWait(db: D1Database, event: number, id: string): Verb<KnownWait | null> {
  const sql = `SELECT ${KNOWN} FROM wait WHERE event = ?1 AND id = ?2`;
  return known(db.prepare(sql).bind(event, id));
}

/** Reads a wait by the serial that its private link carries. */
export function readWaitOfSerial(
  db: D1Database,
  event: number,
  serial: number,
): Verb<KnownWait | null> {
  const sql = `SELECT ${KNOWN} FROM wait WHERE event = ?1 AND first_serial = ?2`;
  return known(db.prepare(sql).bind(event, serial));
}

function known(statement: D1PreparedStatement): Verb<KnownWait | null> {
  return {
    statements: [statement],
    read: ([result]) => rowsOf<StoredWait>(result).map(asKnown)[0] ?? null,
  };
}

/** Reads those of these ids. */
export function readWaits(
  db: D1Database,
  event: number,
  ids: readonly string[],
): Verb<KnownWait[]> {
  const sql = `SELECT ${KNOWN} FROM json_each(?2) j
    CROSS JOIN wait ON wait.event = ?1 AND wait.id = j.value`;
  return {
    statements: [db.prepare(sql).bind(event, JSON.stringify(ids))],
    read: ([result]) => rowsOf<StoredWait>(result).map(asKnown),
  };
}

type StoredWait = Omit<KnownWait, 'ask' | 'can_ask' | 'lot' | 'party'> & {
  readonly ask: number;
  readonly can_ask: number;
  readonly lot: number;
  readonly party: string | null;
};

function asKnown({ ask, can_ask, lot, party, ...row }: StoredWait): KnownWait {
  return {
    ...row,
    ask: ask === 1,
    can_ask: can_ask === 1,
    lot: lot === 1,
    party: party === null ? null : (JSON.parse(party) as WaitingParty),
  };
}

const CAN_ASK = `(wait.email_hash IS NOT NULL OR EXISTS (SELECT 1 FROM push_subscription p
  WHERE p.event = wait.event AND p.registration = wait.id))`;

const KNOWN = `wait.id, state, day, slot, people, ask, lot, locale, fingerprint, first_serial,
  first_secret, offered, deadline, offers, joined_at, changed_at, party, erased_at, ${CAN_ASK} AS can_ask`;

/** Sets whether a party that waits is asked first: only where something can ask it. */
export function chooseTurn(
  db: D1Database,
  event: number,
  { id, ask }: Pick<KnownWait, 'id' | 'ask'>,
  now: number,
): Verb<void> {
  const sql = `UPDATE wait SET ask = ?3, changed_at = ?4
    WHERE event = ?1 AND id = ?2 AND state = 'waiting' AND ask <> ?3 AND (?3 = 0 OR ${CAN_ASK})`;
  return write(db.prepare(sql).bind(event, id, ask ? 1 : 0, now));
}

/**
 * Those for whom places are kept (at `now`, ms) and whom nothing can ask any more, a few at once.
 */
export function readUnasked(db: D1Database, event: number, now: number): Verb<KnownWait[]> {
  const sql = `SELECT ${KNOWN} FROM wait INDEXED BY wait_list
    WHERE event = ?1 AND state IN ('waiting', 'offered') AND state = 'offered' AND ask = 0
      AND deadline > ?2
    ORDER BY deadline, wait.id LIMIT 20`;
  return {
    statements: [db.prepare(sql).bind(event, now)],
    read: ([result]) => rowsOf<StoredWait>(result).map(asKnown),
  };
}

/** How many parties wait in a list. */
export interface ListSize {
  /** Those that a contact added again among them; at most one more than was asked for. */
  readonly all: number;
  /** Of the phone, or of the e-mail address, whichever has more. */
  readonly own: number;
}

/** How many parties wait in the list that one more asks for; of all no more than `most` are told apart. */
export function readListSize(
  db: D1Database,
  event: number,
  { day, slot, party }: NewWait,
  most: number,
): Verb<ListSize> {
  const { phone_hash, email_hash } = party;
  const list = [event, day, slot, most + 1, phone_hash, email_hash];
  return {
    statements: [db.prepare(SELECT_LIST_SIZE).bind(...list)],
    read: ([result]) => rowsOf<ListSize>(result)[0] ?? { all: 0, own: 0 },
  };
}

const WAIT_OF = (column: string, hash: string) => `(SELECT count(*) FROM wait
  WHERE event = ?1 AND ${column} = ${hash} AND day = ?2 AND slot = ?3 AND state IN ('waiting', 'offered'))`;

const SELECT_LIST_SIZE = `
SELECT (SELECT count(*) FROM (SELECT 1 FROM wait INDEXED BY wait_list
    WHERE event = ?1 AND day = ?2 AND slot = ?3 AND state IN ('waiting', 'offered') LIMIT ?4)) AS "all",
  max(${WAIT_OF('phone_hash', '?5')}, ${WAIT_OF('email_hash', '?6')}) AS own`;

/** The lists in which somebody waits. */
export function readOpenLists(db: D1Database, event: number): Verb<WaitList[]> {
  const sql = `SELECT DISTINCT day, slot FROM wait INDEXED BY wait_list
    WHERE event = ?1 AND state IN ('waiting', 'offered')`;
  return query<WaitList>(db.prepare(sql).bind(event));
}

/** A party that takes part in draws. */
export interface InLot extends Waiting {
  readonly ask: boolean;
}

/** Those who take part in the draws of some days, as far as a draw needs them. */
export function readLots(db: D1Database, event: number, days: readonly number[]): Verb<InLot[]> {
  const sql = `SELECT w.id, w.people, w.slot, w.day, w.passed, w.kept_since, w.joined_at, w.ask
    FROM json_each(?2) j CROSS JOIN wait w INDEXED BY wait_list
      ON w.event = ?1 AND w.day = j.value AND w.state IN ('waiting', 'offered')
    WHERE w.state = 'waiting' AND w.lot = 1 ORDER BY w.id`;
  return {
    statements: [db.prepare(sql).bind(event, JSON.stringify(days))],
    read: ([result]) =>
      rowsOf<Omit<InLot, 'ask'> & { ask: number }>(result).map(({ ask, ...one }) => ({
        ...one,
        ask: ask === 1,
      })),
  };
}

/** The places that were free before the first party of a list came: whoever registers may have them. */
export type LeftOpen = readonly (readonly [slot: number, places: number])[];

/**
 * Puts a party on a list, under a serial of its own. Of one phone or e-mail one party in each list
 * takes part in the draws; the others stand in it all the same, so that nobody learns who is there.
 */
export function joinList(
  db: D1Database,
  event: number,
  { party, day, slot, ask, fingerprint }: NewWait,
  reference: { readonly serial: number; readonly secret: number },
  leftOpen: LeftOpen,
  now: number,
): Verb<void> {
  const { id, adults, children, locale, phone_hash, email_hash } = party;
  const row = {
    ...{ id, day, slot, people: adults + children, ask: ask ? 1 : 0, locale, party },
    ...{ phone_hash, email_hash, fingerprint, ...reference, now },
  };
  return write(
    keepOpen(db, event, leftOpen),
    db.prepare(INSERT_WAIT).bind(event, JSON.stringify(row)),
  );
}

/** Puts a party that let its offer pass back on its list, if it still answers that offer. */
export function joinAgain(
  db: D1Database,
  event: number,
  { id, offers }: Pick<KnownWait, 'id' | 'offers'>,
  leftOpen: LeftOpen,
  now: number,
): Verb<void> {
  return write(keepOpen(db, event, leftOpen), db.prepare(WAIT_AGAIN).bind(event, id, offers, now));
}

/** Where nobody waits yet, what is free by now is left to whoever registers. */
function keepOpen(db: D1Database, event: number, leftOpen: LeftOpen): D1PreparedStatement {
  const sql = `UPDATE slot SET left_open = j.value ->> 1 FROM json_each(?2) j
    WHERE slot.event = ?1 AND slot.number = j.value ->> 0 AND slot.waiting = 0`;
  return db.prepare(sql).bind(event, JSON.stringify(leftOpen));
}

const SAME_CONTACT = (of: string, phone: string, email: string) => `EXISTS (
  SELECT 1 FROM wait o WHERE o.event = ?1 AND o.phone_hash = ${phone} AND ${of}
    AND o.state IN ('waiting', 'offered') AND o.lot = 1
  UNION ALL
  SELECT 1 FROM wait o WHERE o.event = ?1 AND o.email_hash = ${email} AND ${of}
    AND o.state IN ('waiting', 'offered') AND o.lot = 1)`;

const INSERT_WAIT = `
INSERT INTO wait (event, id, state, day, slot, people, ask, lot, locale, party, phone_hash,
  email_hash, fingerprint, first_serial, first_secret, joined_at, changed_at)
SELECT ?1, ?2 ->> 'id', 'waiting', ?2 ->> 'day', ?2 ->> 'slot', ?2 ->> 'people', ?2 ->> 'ask',
  iif(${SAME_CONTACT(
    `o.day = ?2 ->> 'day' AND o.slot = ?2 ->> 'slot'`,
    `?2 ->> 'phone_hash'`,
    `?2 ->> 'email_hash'`,
  )}, 0, 1),
  ?2 ->> 'locale', ?2 -> 'party', ?2 ->> 'phone_hash', ?2 ->> 'email_hash',
  ?2 ->> 'fingerprint', ?2 ->> 'serial', ?2 ->> 'secret', ?2 ->> 'now', ?2 ->> 'now'`;

const WAIT_AGAIN = `
UPDATE wait SET state = 'waiting', passed = 0, kept_since = NULL, offered = NULL, deadline = NULL,
  lot = iif(${SAME_CONTACT(
    'o.day = wait.day AND o.slot = wait.slot AND o.id <> wait.id',
    'wait.phone_hash',
    'wait.email_hash',
  )}, 0, 1), changed_at = ?4
WHERE event = ?1 AND id = ?2 AND offers = ?3 AND state = 'expired' AND party IS NOT NULL`;

/** Takes a party off its list: what is kept for it is free, and what it is known by is forgotten. */
export function leaveList(
  db: D1Database,
  event: number,
  ids: readonly string[],
  from: readonly WaitState[],
  now: number,
): Verb<void> {
  const sql = `UPDATE wait SET state = 'left', ${FORGOTTEN}, changed_at = ?4 FROM json_each(?2) j
    WHERE wait.event = ?1 AND wait.id = j.value
      AND wait.state IN (SELECT value FROM json_each(?3))`;
  return write(db.prepare(sql).bind(event, JSON.stringify(ids), JSON.stringify(from), now));
}

const FORGOTTEN = 'party = NULL, phone_hash = NULL, email_hash = NULL';

/** Offers that nobody has answered in time are over: their places are free again. */
export function endOffers(db: D1Database, event: number, now: number): Verb<void> {
  const sql = `UPDATE wait SET state = 'expired', changed_at = ?2
    WHERE event = ?1 AND state = 'offered' AND deadline <= ?2`;
  return write(db.prepare(sql).bind(event, now));
}

/** Ends lists for which nothing can come free any more. */
export function endLists(
  db: D1Database,
  event: number,
  lists: readonly WaitList[],
  now: number,
): Verb<void> {
  if (lists.length === 0) return write();
  const sql = `UPDATE wait SET state = 'not_drawn', ${FORGOTTEN}, changed_at = ?3
    FROM json_each(?2) j WHERE wait.event = ?1 AND wait.day = j.value ->> 'day'
      AND wait.slot = j.value ->> 'slot' AND wait.state IN ('waiting', 'offered')`;
  return write(db.prepare(sql).bind(event, JSON.stringify(lists), now));
}

/**
 * After an edit of windows: parties of a list are counted for the windows that are there now, and what
 * an edit has added is drawn among them first.
 */
export function leaveToLists(db: D1Database, event: number): Verb<void> {
  return write(db.prepare(LEAVE_TO_LISTS).bind(event));
}

const WAITING = `(SELECT count(*) FROM wait w INDEXED BY wait_list
  WHERE w.event = slot.event AND w.day = slot.day AND w.slot IN (${ANY_WINDOW}, slot.number)
    AND w.state IN ('waiting', 'offered') AND w.state = 'waiting' AND w.lot = 1)`;

const LEAVE_TO_LISTS = `
UPDATE slot SET waiting = ${WAITING}, left_open = 0
WHERE event = ?1 AND (waiting > 0 OR EXISTS (SELECT 1 FROM wait w INDEXED BY wait_list
  WHERE w.event = slot.event AND w.day = slot.day AND w.state IN ('waiting', 'offered')))`;

/** Editions in which somebody waits, or is to answer. */
export async function eventsWithLists(db: D1Database): Promise<number[]> {
  const sql = `SELECT number FROM event WHERE EXISTS (
    SELECT 1 FROM wait INDEXED BY wait_list
    WHERE wait.event = event.number AND wait.state IN ('waiting', 'offered'))`;
  const { results } = await db.prepare(sql).all<{ number: number }>();
  return results.map(({ number }) => number);
}
