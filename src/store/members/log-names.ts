import { type AuditNames, readSubject } from '../../domain/audited.ts';
import type { LogRow } from './log-row.ts';

/** Reads what the subjects and the figures of these rows stand for. One statement. */
export async function readLogNames(
  db: D1Database,
  event: number,
  rows: readonly LogRow[],
): Promise<AuditNames> {
  const ids = rows.flatMap(({ subject, before, after }) => [
    readSubject(subject)?.id,
    ...[before, after].flatMap((noted) => [noted?.device, noted?.invited_by]),
  ]);
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string' && id !== ''))];
  const { results } = await db
    .prepare(SELECT_NAMES)
    .bind(event, JSON.stringify(wanted))
    .all<{ of: 'person' | 'hold' | 'registration'; id: string; name: string; number: number }>();
  const of = (which: string) => results.filter((row) => row.of === which);
  return {
    people: new Map(of('person').map(({ id, name }) => [id, name])),
    holds: new Map(of('hold').map(({ id, number }) => [id, number])),
    registrations: new Map(of('registration').map(({ id, number }) => [id, number])),
  };
}

const ASKED = 'IN (SELECT value FROM json_each(?2))';

const SELECT_NAMES = `
SELECT 'person' AS "of", id, name, NULL AS number FROM member WHERE event = ?1 AND id ${ASKED}
UNION ALL SELECT 'person', id, name, NULL FROM device WHERE event = ?1 AND id ${ASKED}
UNION ALL SELECT 'hold', id, NULL, gate FROM hold WHERE event = ?1 AND id ${ASKED}
UNION ALL SELECT 'registration', id, NULL, first_serial FROM registration
  WHERE event = ?1 AND id ${ASKED}`;
