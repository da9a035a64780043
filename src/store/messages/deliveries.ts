import { query, type Verb } from '../d1/batch.ts';
import type { MessageKey } from './outbox.ts';

/** What a carrier says of a message: which one, by its key or by the carrier's own name for it. */
export interface Delivery {
  readonly message: MessageKey | { readonly reference: string };
  readonly state: 'delivered' | 'bounced';
}

/**
 * Keeps what a carrier of SMS says of messages that it may have, each once: the first word is the last
 * one. It may come before the answer to the request itself. Gives how many were known.
 */
export function noteDeliveries(
  db: D1Database,
  event: number,
  all: readonly Delivery[],
): Verb<number> {
  const rows = JSON.stringify(all.map(({ message, state }) => ({ ...message, state })));
  const known = query(db.prepare(NOTE_DELIVERIES).bind(event, rows));
  return { statements: known.statements, read: (results) => known.read(results).length };
}

/** Whether some SMS is on its way: the carrier's name for it is not kept yet. */
export function isSmsOnItsWay(db: D1Database, event: number): Verb<boolean> {
  const rows = query(db.prepare(SELECT_ON_ITS_WAY).bind(event));
  return { statements: rows.statements, read: (results) => rows.read(results).length > 0 };
}

const NOTE_DELIVERIES = `
UPDATE message SET state = j.state, lease_until = NULL, outcome = 'reported'
FROM (
  SELECT m.registration, m.kind, m.revision, r.value ->> 'state' AS state
  FROM json_each(?2) r CROSS JOIN message m ON m.event = ?1 AND m.registration = r.value ->> 'registration'
    AND m.kind = r.value ->> 'kind' AND m.revision = r.value ->> 'revision'
  UNION ALL
  SELECT m.registration, m.kind, m.revision, r.value ->> 'state'
  FROM json_each(?2) r CROSS JOIN message m INDEXED BY message_reference
    ON m.event = ?1 AND m.channel = 'sms' AND m.reference = r.value ->> 'reference'
) j
WHERE message.event = ?1 AND message.registration = j.registration AND message.kind = j.kind
  AND message.revision = j.revision AND message.channel = 'sms'
  AND message.handed_at IS NOT NULL AND message.state IN ('sending', 'sent', 'unknown')
RETURNING 1`;

const SELECT_ON_ITS_WAY = `
SELECT 1 FROM message INDEXED BY message_sending
WHERE event = ?1 AND state = 'sending' AND channel = 'sms' LIMIT 1`;
