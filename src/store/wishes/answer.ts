import { PASSAGES_MAX, type WishAnswer } from '../../domain/wish-answer.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { sealText, type WishKeys } from '../keys/keys.ts';
import { IS_REACHED } from '../messages/reach.ts';
import { isOfErased, isReader } from './desk.ts';
import type { WishRow } from './read.ts';
import { type WishBox, wishContext } from './send.ts';

/** A message to the guardian, sealed; it is written only together with the answer that it tells of. */
export interface GuardianMessage {
  readonly box: string;
  /** ms */
  readonly worth_until: number;
  readonly by_email: boolean;
  readonly by_phone: boolean;
}

/** An answer as it is written, on the revision of the wish that was read. */
export interface WrittenAnswer {
  readonly wish: Pick<WishRow, 'number' | 'id' | 'revision'>;
  readonly answer: WishAnswer;
  /** When all of it goes, ms. */
  readonly erase_at: number;
  readonly message: GuardianMessage | null;
}

/** A wish as a member who is still named reads it, unchanged since, and still there. */
const UNCHANGED = `event = ?1 ->> 'event' AND number = ?1 ->> 'number'
  AND revision = ?1 ->> 'revision' AND box IS NOT NULL
  AND (erase_at IS NULL OR erase_at > ?1 ->> 'now') AND NOT ${isOfErased(`?1 ->> 'event'`)}
  AND ${isReader(`?1 ->> 'event'`, `?1 ->> 'by'`)}`;

/**
 * Writes an answer, and the message of it; false where another one stands, the wish is erased, or the
 * reader is not named any more. Of two at once the first stands.
 */
export async function writeAnswer(
  db: D1Database,
  keys: WishKeys,
  by: By,
  { wish: own, answer, erase_at, message }: WrittenAnswer,
  now: number,
): Promise<boolean> {
  const { event } = by;
  const { number, id, revision } = own;
  const context = wishContext('answer of wish', event, id);
  const sealed = await sealText(keys.seal, context, JSON.stringify(answer));
  const values = { event, by: by.id, number, revision, now, answer: sealed, erase_at };
  const isClosed = answer.outcome === 'closed';
  const verb = isClosed ? 'close_wish' : 'answer_wish';
  const [noted] = await db.batch([
    auditRow(
      db,
      { by, at: now, verb, subject: `wish ${number}` },
      {
        values,
        found: `FROM wish WHERE ${MAY_BE_ANSWERED}`,
        before: { state: 'state' },
        ...(isClosed ? {} : { after: { state: `'${answer.outcome}'` } }),
      },
    ),
    db.prepare(ANSWER).bind(JSON.stringify({ ...values, state: answer.outcome })),
    ...(message
      ? [db.prepare(TELL).bind(JSON.stringify({ ...values, ...message, sealed: message.box }))]
      : []),
  ]);
  return rowsOf(noted).length > 0;
}

const MAY_BE_ANSWERED = `${UNCHANGED} AND state IN ('received', 'reading', 'granted')`;

const ANSWER = `
UPDATE wish SET state = ?1 ->> 'state', answer = ?1 ->> 'answer', answered_at = ?1 ->> 'now',
  answered_by = ?1 ->> 'by', erase_at = ?1 ->> 'erase_at', contact_hash = NULL,
  network_hash = NULL, fingerprint = NULL, revision = revision + 1
WHERE ${MAY_BE_ANSWERED}`;

/**
 * Puts a wish without a passage in the place of the one with it, which is gone: that it was taken out,
 * and when, is kept. False where the wish was changed meanwhile, or the reader is not named any more.
 */
export async function takeOut(
  db: D1Database,
  keys: WishKeys,
  by: By,
  { number, id, revision }: Pick<WishRow, 'number' | 'id' | 'revision'>,
  sent: WishBox,
  now: number,
): Promise<boolean> {
  const { event } = by;
  const box = await sealText(keys.seal, wishContext('wish', event, id), JSON.stringify(sent));
  const values = { event, by: by.id, number, revision, now, box };
  const [noted] = await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'take_out_passage', subject: `wish ${number}` },
      { values, found: `FROM wish WHERE ${MAY_BE_CUT}` },
    ),
    db.prepare(CUT).bind(JSON.stringify(values)),
  ]);
  return rowsOf(noted).length > 0;
}

const MAY_BE_CUT = `${UNCHANGED} AND json_array_length(passages) < ${PASSAGES_MAX}`;

// The hash of all that was sent would tell somebody with the key whether they guessed the passage.
const CUT = `
UPDATE wish SET box = ?1 ->> 'box', fingerprint = NULL, revision = revision + 1,
  passages = json_insert(passages, '$[#]', ?1 -> 'now')
WHERE ${MAY_BE_CUT}`;

/** Where nothing can carry it, none is written: the page of the wish tells. */
const TELL = `
INSERT INTO message (event, registration, kind, revision, locale, box, worth_until, by_email, by_phone,
  due_at, written_at, state)
SELECT m.*, 'ready' FROM (
  SELECT w.event, w.id AS registration, 'wish', w.revision, w.locale, ?1 ->> 'sealed',
    ?1 ->> 'worth_until', ?1 ->> 'by_email' AS by_email, ?1 ->> 'by_phone' AS by_phone,
    ?1 ->> 'now', ?1 ->> 'now'
  FROM wish w WHERE w.event = ?1 ->> 'event' AND w.number = ?1 ->> 'number'
    AND w.answer = ?1 ->> 'answer'
) m WHERE ${IS_REACHED}
ON CONFLICT (event, registration, kind, revision) DO NOTHING`;
