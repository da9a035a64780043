import type { FigureCorrection } from '../../domain/figures/figures.ts';
import { auditedInsert, type By } from '../d1/audit.ts';
import { query, type Verb, write } from '../d1/batch.ts';
import { correction } from '../d1/schema/figures.ts';

/** A figure of a day that is stated once, by its id. */
export type StatedFigure = Omit<FigureCorrection, 'made_at' | 'made_by'> & { readonly day: number };

/**
 * States a figure of a day anew, with the reason. The log stays as it is. Under a known id, or when the
 * figure's latest correction says the same of the same count, no row is added.
 */
export function addCorrection(
  db: D1Database,
  by: By,
  stated: StatedFigure,
  now: number,
): Verb<void> {
  const row = { event: by.event, ...stated, made_by: by.id, made_at: now };
  return write(
    ...auditedInsert(
      db,
      { by, at: now, verb: 'correct', subject: `day ${stated.day}` },
      {
        table: correction,
        row,
        unless: SAID,
        noted: ['id', 'figure', 'stated', 'counted'],
        before: {
          figure: `?1 ->> 'figure'`,
          stated: `max(0, ?1 ->> 'counted' + coalesce(${latest('stated - counted')}, 0))`,
        },
      },
    ),
  );
}

/** Of the latest correction of the same figure. */
const latest = (what: string) => `(SELECT ${what} FROM correction
  WHERE event = ?1 ->> 'event' AND day = ?1 ->> 'day' AND figure = ?1 ->> 'figure'
  ORDER BY made_at DESC, id DESC LIMIT 1)`;

const SAME = `stated = ?1 ->> 'stated' AND counted = ?1 ->> 'counted' AND reason = ?1 ->> 'reason'`;

const SAID = `
EXISTS (SELECT 1 FROM correction WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id')
OR coalesce(${latest(SAME)}, 0)`;

/** Corrections of an edition, in the order in which they were made. */
export function readCorrections(
  db: D1Database,
  event: number,
): Verb<(FigureCorrection & { readonly day: number })[]> {
  return query(db.prepare(SELECT_CORRECTIONS).bind(event));
}

const SELECT_CORRECTIONS = `
SELECT day, id, figure, stated, counted, reason, made_at, made_by FROM correction
WHERE event = ?1 ORDER BY made_at, id`;
