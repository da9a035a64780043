import { PREPARED_MS, RELEASES_MAX, type Release } from '../../domain/figures/release.ts';
import { DAY_MS } from '../../domain/time.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { NEWEST_SEAL } from '../seal/seals.ts';

/** What is shown before it is released, with the bytes of its file. */
export type Prepared = Omit<Release, 'released_at' | 'as_of'> & {
  /** Of the form that asked for it. */
  readonly id: string;
  readonly csv: string;
};

/** What nobody released within a day is not kept, ms. */
const KEPT_MS = DAY_MS;

/**
 * Keeps a release as it is shown to who is about to release it, once by its id. What the same person
 * was shown of that day before is dropped.
 */
export async function putPrepared(
  db: D1Database,
  by: By,
  { csv, ...prepared }: Prepared,
  now: number,
): Promise<void> {
  const row = { ...prepared, event: by.event, by: by.id, now };
  const values = JSON.stringify(row);
  await db.batch([
    db.prepare(DELETE_PREPARED).bind(by.event, row.id, row.day, by.id, now - KEPT_MS),
    // The file by itself: within the JSON every line end would be two bytes.
    db.prepare(INSERT_PREPARED).bind(values, csv),
  ]);
}

/**
 * Releases what was prepared: under the number that it was shown with, if nothing was released since,
 * no figure of its day was corrected, it is not old, and its embargo is still to come. Anything else is left as it is.
 */
export async function putReleased(db: D1Database, by: By, id: string, now: number): Promise<void> {
  const values = { event: by.event, id, by: by.id, now };
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'release_figures', subject: { kind: 'release', sql: 'number' } },
      {
        values,
        found: `FROM release WHERE ${MAY_BE_RELEASED}`,
        after: { day: 'day', status: 'status', until: 'embargo', seal: NEWEST_SEAL },
      },
    ),
    db.prepare(RELEASE).bind(JSON.stringify(values)),
  ]);
}

const DELETE_PREPARED = `
DELETE FROM release WHERE event = ?1 AND released_at IS NULL AND id <> ?2
  AND ((day = ?3 AND prepared_by = ?4) OR prepared_at < ?5)`;

const INSERT_PREPARED = `
INSERT INTO release (event, id, day, number, status, corrects, reason, embargo, figures, texts, sha256,
  prepared_by, prepared_at, csv)
SELECT ?1 ->> 'event', ?1 ->> 'id', ?1 ->> 'day', ?1 ->> 'number', ?1 ->> 'status', ?1 ->> 'corrects',
  ?1 ->> 'reason', ?1 ->> 'embargo', ?1 -> 'figures', ?1 -> 'texts', ?1 ->> 'sha256',
  ?1 ->> 'by', ?1 ->> 'now', ?2
WHERE ?1 ->> 'number' <= ${RELEASES_MAX}
ON CONFLICT DO NOTHING`;

/**
 * Two people who were shown the same number: the second one's text would be wrong. So would that of who
 * was shown a figure that somebody has corrected since.
 */
const MAY_BE_RELEASED = `event = ?1 ->> 'event' AND id = ?1 ->> 'id' AND released_at IS NULL
  AND prepared_at > ?1 ->> 'now' - ${PREPARED_MS} AND (embargo IS NULL OR embargo > ?1 ->> 'now')
  AND number = (SELECT coalesce(max(l.number), 0) + 1 FROM release l INDEXED BY release_number
    WHERE l.event = ?1 ->> 'event' AND l.released_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM correction c
    WHERE c.event = ?1 ->> 'event' AND c.day = release.day AND c.made_at > release.prepared_at)`;

const RELEASE = `
UPDATE release SET released_at = ?1 ->> 'now', released_by = ?1 ->> 'by' WHERE ${MAY_BE_RELEASED}`;
