import type { Locale } from '../../domain/kinds.ts';
import type { MessageKind } from '../../domain/message.ts';
import { type Verb, write } from '../d1/batch.ts';
import { type EditionKeys, sealText } from '../keys/keys.ts';
import { IS_REACHED } from './reach.ts';

/** By what a message is one and no other: a repeated cause adds nothing. */
export interface MessageKey {
  readonly registration: string;
  readonly kind: MessageKind;
  /** Of its cause: the edition's version, or the registration's revision. */
  readonly revision: number;
}

/** What a message keeps sealed: its frozen text, and whom it is for. */
export interface MessageBox {
  readonly text: string;
  /** E.164 */
  readonly phone: string | null;
  readonly email: string | null;
}

/** A message ready to be written, text and recipient sealed. */
export interface NewMessage extends MessageKey {
  readonly locale: Locale;
  readonly box: string;
  /** ms: nothing that it says is of use from then on. */
  readonly worth_until: number;
  /** Whether its recipient left an e-mail address, and a phone. */
  readonly by_email: boolean;
  readonly by_phone: boolean;
}

/** Seals a message with the key of its edition, with which it dies. */
export function sealMessage(
  keys: EditionKeys,
  event: number,
  key: MessageKey,
  box: MessageBox,
): Promise<string> {
  return sealText(keys.seal, messageContext(event, key), JSON.stringify(box));
}

/** What a sealed message is bound to: no other row's opens in its place. */
export function messageContext(
  event: number,
  { registration, kind, revision }: MessageKey,
): string {
  return `message ${event} ${registration} ${kind} ${revision}`;
}

/**
 * Writes messages to those who hold a window, in two statements: whoever gave it up since it was read
 * is told nothing. What they were told before and was not sent is out of date.
 */
export function tellHolders(
  db: D1Database,
  event: number,
  slot: number,
  messages: readonly NewMessage[],
  now: number,
): Verb<void> {
  if (messages.length === 0) return write();
  const rows = JSON.stringify(messages);
  return write(
    db.prepare(supersede(HOLDS)).bind(event, rows, slot),
    db.prepare(insert(HOLDS)).bind(event, rows, slot, now),
  );
}

/** Writes messages to those who are registered in this batch, where something can carry them. */
export function tellRegistered(
  db: D1Database,
  event: number,
  messages: readonly (NewMessage & { readonly first_serial: number })[],
  now: number,
): Verb<void> {
  if (messages.length === 0) return write();
  const statement = db.prepare(insert(REGISTERED, { written: IS_REACHED }));
  return write(statement.bind(event, JSON.stringify(messages), null, now));
}

/**
 * What a change of a registration, by its key, makes of its messages: those that were not sent are out
 * of date, and the new one, if there is any, is written.
 */
export function messageOfChange(
  db: D1Database,
  event: number,
  change: { readonly registration: string; readonly key: string },
  message: NewMessage | null,
  now: number,
): Verb<void> {
  const { registration, key } = change;
  const rows = JSON.stringify([message ?? { registration, kind: '', revision: 0 }]);
  return write(
    db.prepare(supersede(CHANGED)).bind(event, rows, key),
    ...(message ? [db.prepare(insert(CHANGED)).bind(event, rows, key, now)] : []),
  );
}

/**
 * Writes to parties of a wait list what became of a draw, behind it in its batch: `turn` to those whom
 * it has registered, `offer` to those for whom places are kept.
 */
export function tellDrawn(
  db: D1Database,
  event: number,
  messages: readonly NewMessage[],
  now: number,
): Verb<void> {
  const of = (kind: MessageKind) => messages.filter((one) => one.kind === kind);
  const [turns, offers] = [of('turn'), of('offer')];
  return write(
    ...(turns.length > 0
      ? [db.prepare(insert(DRAWN)).bind(event, JSON.stringify(turns), null, now)]
      : []),
    ...(offers.length > 0
      ? [
          db
            .prepare(insert(OFFERED, { table: 'wait' }))
            .bind(event, JSON.stringify(offers), null, now),
        ]
      : []),
  );
}

/** An offer that was answered is not told any more where it was not sent. */
export function forgetOffer(db: D1Database, event: number, wait: string): Verb<void> {
  return write(db.prepare(FORGET_OFFER).bind(event, wait));
}

/** Keeps messages that were not sent from a recipient who is not the holder any more. */
export function keepFromOthers(
  db: D1Database,
  event: number,
  change: { readonly registration: string; readonly key: string },
): Verb<void> {
  return write(db.prepare(OTHER_CONTACT).bind(event, change.registration, change.key));
}

/** Whether the registration of a row holds this window. */
export const HOLDS = `r.state = 'confirmed' AND r.slot = CAST(?3 AS INTEGER)`;
/** Whether a row was written by this very registration: another one has another first serial. */
const REGISTERED = `r.state = 'confirmed' AND r.first_serial = j.value ->> 'first_serial'`;
/** Whether this very change was written: no other one has its key. */
const CHANGED = `r.change_key = ?3`;

/** Whether this very draw has registered a party, or keeps places for it. */
const DRAWN = `r.waited = 1 AND r.created_at = ?4 AND ?3 IS NULL`;
const OFFERED = `r.state = 'offered' AND r.offers = j.value ->> 'revision' AND ?3 IS NULL`;

/** Neither sent nor being sent. Without a channel a message waits for one. */
const UNSENT = `(state = 'ready' OR dropped_for = 'no_channel')`;

/**
 * Without a channel that can reach its recipient a message is kept as it is, to be offered to one; of who
 * left neither address nor number none could ever be, and none is kept.
 */
export const insert = (
  condition: string,
  {
    table = 'registration',
    written = 'true',
  }: { table?: 'registration' | 'wait'; written?: string } = {},
) => `
INSERT INTO message (event, registration, kind, revision, locale, box, worth_until, by_email, by_phone,
  due_at, written_at, state, dropped_for)
SELECT m.*, iif(${IS_REACHED}, 'ready', 'dropped'), iif(${IS_REACHED}, NULL, 'no_channel')
FROM (
  SELECT ?1 AS event, r.id AS registration, j.value ->> 'kind', j.value ->> 'revision',
    j.value ->> 'locale', j.value ->> 'box', j.value ->> 'worth_until',
    j.value ->> 'by_email' AS by_email, j.value ->> 'by_phone' AS by_phone, ?4, ?4
  FROM json_each(?2) j CROSS JOIN ${table} r
    ON r.event = ?1 AND r.id = j.value ->> 'registration'
  WHERE ${condition}
) m WHERE ${written} AND (m.by_email = 1 OR m.by_phone = 1 OR ${IS_REACHED})
ON CONFLICT (event, registration, kind, revision) DO NOTHING`;

/**
 * Makes messages that were not sent `dropped`. One that is being sent is not known to have left: it is
 * dropped where it comes back.
 */
const drop = (reason: 'superseded' | 'other_contact') => `
UPDATE message SET
  state = iif(state = 'sending', 'sending', 'dropped'),
  dropped_for = iif(state = 'sending', NULL, '${reason}'),
  overtaken_for = iif(state = 'sending', '${reason}', NULL)
WHERE (state = 'sending' OR ${UNSENT}) AND event = ?1`;

/** A text of the office that says nothing of a visit, to somebody who holds one of its windows still. */
const STILL_TRUE = `EXISTS (
  SELECT 1 FROM registration r
  JOIN bulk b ON b.event = r.event AND b.number = message.revision AND b.of_visit = 0
  JOIN message_cause c ON c.event = b.event AND c.kind = 'bulk' AND c.revision = b.number
  JOIN json_each(c.windows) w ON w.value ->> 'window' = r.slot
  WHERE r.event = ?1 AND r.id = message.registration AND r.state = 'confirmed')`;

// All rows of one statement have one cause.
const supersede = (condition: string) => `
${drop('superseded')} AND registration IN (
  SELECT r.id FROM json_each(?2) j CROSS JOIN registration r
    ON r.event = ?1 AND r.id = j.value ->> 'registration'
  WHERE ${condition}
) AND NOT (kind = ?2 ->> '$[0].kind' AND revision = ?2 ->> '$[0].revision')
AND NOT (kind = 'bulk' AND ${STILL_TRUE})`;

const OTHER_CONTACT = `
${drop('other_contact')} AND registration = ?2 AND EXISTS (
  SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.change_key = ?3)`;

const FORGET_OFFER = `
${drop('superseded')} AND registration = ?2 AND kind = 'offer'`;
