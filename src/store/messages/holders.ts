import type { Locale, PartyKind } from '../../domain/kinds.ts';
import { query, type Verb } from '../d1/batch.ts';
import { joined } from '../d1/json-rows.ts';
import { FIRST_SERIAL } from '../registrations/first-ticket.ts';

/** Somebody who holds a window, as a message to them needs it. */
export interface Holder {
  readonly id: string;
  readonly kind: PartyKind;
  readonly locale: Locale;
  readonly step_free: boolean;
  /** Sealed. */
  readonly contact: string | null;
  /** Whether a browser is told of what becomes of it. */
  readonly by_push: boolean;
  /** Of the first ticket by which its people still come. */
  readonly serial: number;
  readonly secret: number;
}

/** Which of them: those after an id, who registered by an instant (ms), at most so many. */
export interface HoldersAsked {
  readonly slot: number;
  readonly after: string;
  readonly registeredBy: number;
  readonly most: number;
}

/** Those who hold a window, in the order of their ids. A request that waits holds no ticket yet. */
export function readHolders(
  db: D1Database,
  event: number,
  { slot, after, registeredBy, most }: HoldersAsked,
): Verb<Holder[]> {
  const rows = query<
    Omit<Holder, 'step_free' | 'by_push'> & { step_free: number; by_push: number }
  >(db.prepare(SELECT_HOLDERS).bind(event, slot, after, registeredBy, most));
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map((row) => ({
        ...row,
        ...{ step_free: row.step_free === 1, by_push: row.by_push === 1 },
      })),
  };
}

const SELECT_HOLDERS = `
SELECT r.id, r.kind, r.locale, r.step_free, r.contact, t.serial, t.secret, EXISTS (
  SELECT 1 FROM push_subscription p JOIN channel c ON c.event = p.event AND c.channel = 'push'
    AND c.state IN ('on', 'stopped')
  WHERE p.event = r.event AND p.registration = r.id) AS by_push
FROM registration r INDEXED BY registration_window
CROSS JOIN ticket t ON t.event = ${joined('?1')} AND t.serial = ${FIRST_SERIAL}
WHERE r.event = ?1 AND r.slot = ?2 AND r.state = 'confirmed' AND r.id > ?3 AND r.created_at <= ?4
ORDER BY r.id LIMIT ?5`;
