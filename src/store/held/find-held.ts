import { query, type Verb } from '../d1/batch.ts';

/** Places in wait lists of one contact that a search shows. */
const SHOWN_MOST = 50;

/** A place in a wait list, without who it is. */
export interface FoundWait {
  readonly id: string;
  readonly state: string;
  readonly day: number;
  /** 0 for any window of its day. */
  readonly slot: number;
  readonly people: number;
}

/** How a place in a wait list is looked for: by a keyed hash of its contact, or by its number. */
type WaitSought =
  | { readonly of: 'phone' | 'email'; readonly hash: string }
  | { readonly of: 'code'; readonly serial: number; readonly secret: number };

/** Places in wait lists, those that are over too; of those that became registrations none. */
export function findWaits(db: D1Database, event: number, sought: WaitSought): Verb<FoundWait[]> {
  const values =
    sought.of === 'code' ? [event, sought.serial, sought.secret] : [event, sought.hash];
  return query<FoundWait>(db.prepare(SELECT_WAITS[sought.of]).bind(...values));
}

const selectWaits = (condition: string) => `
SELECT w.id, w.state, w.day, w.slot, w.people FROM wait w
WHERE w.event = ?1 AND ${condition} AND NOT EXISTS (
  SELECT 1 FROM registration r WHERE r.event = w.event AND r.id = w.id)
ORDER BY w.joined_at, w.id LIMIT ${SHOWN_MOST}`;

const SELECT_WAITS = {
  phone: selectWaits('w.phone_hash = ?2'),
  email: selectWaits('w.email_hash = ?2'),
  code: selectWaits('w.first_serial = ?2 AND w.first_secret = ?3'),
} as const;
