import type { RequestKind } from '../../domain/requests.ts';
import type { Waiting } from '../../domain/to-do.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { type Verb, write } from '../d1/batch.ts';

/** Requests of one kind, and double admissions of one day, that are counted: one more says "many". */
const COUNTED_MOST = 1_000;

/**
 * What waits in an edition, in one statement: requests of these kinds, double admissions, and when (ms)
 * people inside were last counted by eye on a day. Counts stop at 1,000.
 */
export async function readWaiting(
  db: D1Database,
  event: number,
  { kinds, day }: { readonly kinds: readonly RequestKind[]; readonly day: number },
): Promise<Pick<Waiting, 'requests' | 'conflicts' | 'counted_at'>> {
  const row = await db
    .prepare(SELECT_WAITING)
    .bind(event, JSON.stringify(kinds), day, COUNTED_MOST)
    .first<{ requests: string; conflicts: string; counted_at: number | null }>();
  const requests = JSON.parse(row?.requests ?? '[]') as [RequestKind, number, number | null][];
  const conflicts = JSON.parse(row?.conflicts ?? '[]') as [number, number][];
  return {
    requests: requests.map(([kind, n, since]) => ({ kind, n, since: since ?? 0 })),
    conflicts: conflicts.map(([number, n]) => ({ day: number, n })),
    counted_at: row?.counted_at ?? null,
  };
}

/** What was looked through last, by the time at which scans arrived. */
const SEEN_TO = `(SELECT max(a.detail ->> '$.after.until') FROM audit a INDEXED BY audit_subject
  WHERE a.event = d.event AND a.subject = 'day ' || d.number AND a.verb = 'see_conflicts'
    AND a.verb <> 'register')`;

// Every part reads an index that holds only what waits, or the newest row of one.
const SELECT_WAITING = `
SELECT
  (SELECT json_group_array(json_array(k.value,
    (SELECT count(DISTINCT asked) FROM (
      SELECT coalesce(r.request, r.id) AS asked
      FROM registration r INDEXED BY registration_pending
      WHERE r.event = ?1 AND r.kind = k.value AND r.state = 'pending' LIMIT ?4)),
    (SELECT min(r.waits_since) FROM registration r INDEXED BY registration_pending
      WHERE r.event = ?1 AND r.kind = k.value AND r.state = 'pending')))
  FROM json_each(?2) k) AS requests,
  (SELECT json_group_array(json_array(d.number, (
    SELECT count(*) FROM (
      SELECT 1 FROM scan c INDEXED BY scan_conflict
      WHERE c.event = ?1 AND c.day = d.number AND c.conflict = 1 AND c.verdict = 'admitted'
        AND c.undone = 0 AND c.direction = 'entry' AND c.received_at > coalesce(${SEEN_TO}, 0)
      LIMIT ?4))))
  FROM day d WHERE d.event = ?1) AS conflicts,
  (SELECT at FROM head_count WHERE event = ?1 AND day = ?3 AND zone = '' AND undone = 0
    ORDER BY at DESC, scan DESC LIMIT 1) AS counted_at`;

/**
 * Notes that a member has looked through the double admissions of a day that had arrived by an instant
 * (ms). Nothing is written where somebody has looked as far, or where there is no such day.
 */
export function noteLookedThrough(
  db: D1Database,
  by: By,
  { day, seenTo }: { readonly day: number; readonly seenTo: number },
  now: number,
): Verb<void> {
  return write(
    auditRow(
      db,
      { by, at: now, verb: 'see_conflicts', subject: `day ${day}` },
      {
        values: { event: by.event, day, until: Math.min(seenTo, now) },
        found: `FROM day d WHERE d.event = ?1 ->> 'event' AND d.number = ?1 ->> 'day'
          AND coalesce(${SEEN_TO}, 0) < ?1 ->> 'until'`,
        after: { until: `?1 ->> 'until'` },
      },
    ),
  );
}
