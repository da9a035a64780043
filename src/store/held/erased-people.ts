import { HOLDER } from '../../domain/registration-change.ts';
import { query, type Verb } from '../d1/batch.ts';
import { RETENTION } from '../editions/erase.ts';

/** Erasures of single people that a page shows, the latest first. */
const SHOWN_MOST = 50;

/** A registration or a place in a wait list that was erased before its edition was. */
export interface ErasedParty {
  /** ms */
  readonly at: number;
  /** Its first serial: the number that its holder knew. */
  readonly serial: number;
  /** `service`: once more, behind a restore. */
  readonly by: 'team' | 'holder' | 'service';
  /** Who of the team did it; null for the others. */
  readonly name: string | null;
}

/** Who was erased one by one, by number: nothing else is left of them. */
export function readErasedPeople(db: D1Database, event: number): Verb<ErasedParty[]> {
  return query<ErasedParty>(db.prepare(SELECT_ERASED).bind(event));
}

const SUBJECT = 'registration of serial ';

const SELECT_ERASED = `
SELECT a.at, CAST(substr(a.subject, ${SUBJECT.length + 1}) AS INTEGER) AS serial, m.name,
  CASE a.actor WHEN '${HOLDER}' THEN 'holder' WHEN '${RETENTION}' THEN 'service' ELSE 'team' END AS by
FROM audit a INDEXED BY audit_verb LEFT JOIN member m ON m.id = a.actor
WHERE a.event = ?1 AND a.verb <> 'register' AND a.verb = 'erase' AND a.subject GLOB '${SUBJECT}*'
ORDER BY a.at DESC, a.id DESC LIMIT ${SHOWN_MOST}`;
