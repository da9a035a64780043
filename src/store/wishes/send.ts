import type { Locale } from '../../domain/kinds.ts';
import { DAY_MS } from '../../domain/time.ts';
import {
  answerBy,
  OF_CONTACT_MAX,
  OF_NETWORK_MAX,
  OPEN_MAX,
  WISHES_MAX,
} from '../../domain/wish.ts';
import type { Wish } from '../../domain/wish-form.ts';
import { auditRow } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { keyedHash, sealText, type WishKeys } from '../keys/keys.ts';
import { isOfErased, type WishDesk } from './desk.ts';

/** What a wish keeps sealed: as it was sent, the wish in parts where passages were taken out of it. */
export interface WishBox extends Omit<Wish, 'wish'> {
  readonly parts: readonly string[];
}

/** A wish that is sent. */
export interface SentWish {
  /** Of its form: a UUID. */
  readonly id: string;
  readonly locale: Locale;
  readonly wish: Wish;
  /** Where it comes from; null where no ceilings are kept. */
  readonly network: string | null;
}

/** Why a wish was not taken: its form was used for another one, or there are as many as can be. */
export type SendOutcome = { readonly number: number } | 'key_reused' | 'too_many';

/** What a sealed wish, or its answer, is bound to: no other row's opens in its place. */
export function wishContext(what: 'wish' | 'answer of wish', event: number, id: string): string {
  return `${what} ${event} ${id}`;
}

/** Keyed hash of a guardian's telephone number (E.164) or e-mail address. */
function wishContactHash(keys: WishKeys, contact: string | null): Promise<string> {
  return keyedHash(keys.find, `contact ${contact}`);
}

/**
 * Takes a wish under the next number of its edition: once by its form, and no more than its contact, its
 * network and its edition may have. All in one batch, so that many at once pass no bound.
 */
export async function addWish(
  db: D1Database,
  { edition, desk, keys }: { edition: StoredEdition; desk: WishDesk; keys: WishKeys },
  { id, locale, wish, network }: SentWish,
  now: number,
): Promise<SendOutcome> {
  const event = edition.number;
  const { wish: text, ...own } = wish;
  const content = JSON.stringify([own.first_name, own.age, text, own.phone, own.email]);
  const box: WishBox = { ...own, parts: [text] };
  const [sealed, fingerprint, contact_hash, network_hash] = await Promise.all([
    sealText(keys.seal, wishContext('wish', event, id), JSON.stringify(box)),
    keyedHash(keys.find, `wish ${id} ${content}`),
    wishContactHash(keys, own.phone ?? own.email),
    network === null ? null : keyedHash(keys.find, `network ${network}`),
  ]);
  const values = {
    ...{ event, id, locale, now, box: sealed, fingerprint, contact_hash, network_hash },
    answer_by: answerBy(edition, desk, now),
    yesterday: now - DAY_MS,
  };
  const [, , result] = await db.batch([
    auditRow(
      db,
      {
        by: { event, id: 'holder' },
        at: now,
        verb: 'receive_wish',
        subject: { kind: 'wish', sql: NEXT },
      },
      { values, found: `WHERE ${MAY_BE_TAKEN}`, after: { state: `'received'` } },
    ),
    db.prepare(INSERT).bind(JSON.stringify(values)),
    db.prepare(SELECT_OWN).bind(event, id),
  ]);
  const [row] = rowsOf<{ number: number; fingerprint: string | null }>(result);
  if (!row) return 'too_many';
  // Of one that was answered, or out of which a passage was taken, nothing tells what was sent.
  const isSame = row.fingerprint === null || row.fingerprint === fingerprint;
  return isSame ? { number: row.number } : 'key_reused';
}

const NEXT = `(SELECT coalesce(max(number), 0) + 1 FROM wish WHERE event = ?1 ->> 'event')`;

const OPEN = `event = ?1 ->> 'event' AND state IN ('received', 'reading') AND erased_at IS NULL`;

const MAY_BE_TAKEN = `NOT EXISTS (
    SELECT 1 FROM wish WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id')
  AND EXISTS (SELECT 1 FROM wish_desk
    WHERE event = ?1 ->> 'event' AND takes = 1 AND wish_key IS NOT NULL)
  AND NOT ${isOfErased(`?1 ->> 'event'`)}
  AND ${NEXT} <= ${WISHES_MAX}
  AND (SELECT count(*) FROM wish WHERE ${OPEN}) < ${OPEN_MAX}
  AND (SELECT count(*) FROM wish WHERE ${OPEN}
    AND contact_hash = ?1 ->> 'contact_hash') < ${OF_CONTACT_MAX}
  AND (SELECT count(*) FROM wish WHERE event = ?1 ->> 'event'
    AND received_at > ?1 ->> 'yesterday'
    AND network_hash = ?1 ->> 'network_hash') < ${OF_NETWORK_MAX}`;

const INSERT = `
INSERT INTO wish (event, number, id, state, locale, received_at, answer_by, box, fingerprint,
  contact_hash, network_hash)
SELECT ?1 ->> 'event', ${NEXT}, ?1 ->> 'id', 'received', ?1 ->> 'locale', ?1 ->> 'now',
  ?1 ->> 'answer_by', ?1 ->> 'box', ?1 ->> 'fingerprint', ?1 ->> 'contact_hash',
  ?1 ->> 'network_hash'
WHERE ${MAY_BE_TAKEN}`;

const SELECT_OWN = 'SELECT number, fingerprint FROM wish WHERE event = ?1 AND id = ?2';
