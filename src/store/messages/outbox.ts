import type { Locale } from '../../domain/kinds.ts';
import type { MessageKind } from '../../domain/message.ts';
import { type Verb, write } from '../d1/batch.ts';
import { type EditionKeys, sealText } from '../keys/keys.ts';

/** By what a message is one and no other: a repeated cause adds nothing. */
export interface MessageKey {
  readonly registration: string;
  readonly kind: MessageKind;
  /** Of its cause: the edition's version, or the registration's revision. */
  readonly revision: number;
}

/** What a message keeps sealed: its frozen text, and whom it is for. */
interface MessageBox {
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

/** Keeps messages that were not sent from a recipient who is not the holder any more. */
export function keepFromOthers(
  db: D1Database,
  event: number,
  change: { readonly registration: string; readonly key: string },
): Verb<void> {
  return write(db.prepare(OTHER_CONTACT).bind(event, change.registration, change.key));
}

/** Whether the registration of a row holds this window. */
const HOLDS = `r.state = 'confirmed' AND r.slot = CAST(?3 AS INTEGER)`;
/** Whether this very change was written: no other one has its key. */
const CHANGED = `r.change_key = ?3`;

/** Neither sent nor being sent. Without a channel a message waits for one. */
const UNSENT = `(state = 'ready' OR dropped_for = 'no_channel')`;

/** Nothing carries messages yet: each is kept as it is, to be offered when something does. */
const insert = (condition: string) => `
INSERT INTO message (event, registration, kind, revision, locale, box, worth_until, state,
  dropped_for, written_at)
SELECT ?1, r.id, j.value ->> 'kind', j.value ->> 'revision', j.value ->> 'locale',
  j.value ->> 'box', j.value ->> 'worth_until', 'dropped', 'no_channel', ?4
FROM json_each(?2) j CROSS JOIN registration r
  ON r.event = ?1 AND r.id = j.value ->> 'registration'
WHERE ${condition}
ON CONFLICT (event, registration, kind, revision) DO NOTHING`;

// All rows of one statement have one cause.
const supersede = (condition: string) => `
UPDATE message SET state = 'dropped', dropped_for = 'superseded'
WHERE event = ?1 AND registration IN (
  SELECT r.id FROM json_each(?2) j CROSS JOIN registration r
    ON r.event = ?1 AND r.id = j.value ->> 'registration'
  WHERE ${condition}
) AND ${UNSENT} AND NOT (kind = ?2 ->> '$[0].kind' AND revision = ?2 ->> '$[0].revision')`;

const OTHER_CONTACT = `
UPDATE message SET state = 'dropped', dropped_for = 'other_contact'
WHERE event = ?1 AND registration = ?2 AND ${UNSENT} AND EXISTS (
  SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.change_key = ?3)`;
