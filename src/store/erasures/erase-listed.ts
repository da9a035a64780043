import type { ListedErasure } from '../../domain/erasure.ts';
import { DROP_LISTED_MESSAGES, ERASE_LISTED } from '../wishes/erased-rows.ts';
import { erasingRows } from './erase-rows.ts';

/** A statement, and what is bound to it. */
export interface BoundSql {
  readonly sql: string;
  readonly bound: readonly (string | number)[];
}

/** The actor of an erasure: the service, not a person. */
const BY = 'retention';

/**
 * What a database that nobody serves does to follow entries of the list of erasures, in its order, as one
 * transaction: the same as the service does. Rows of an edition are cleared by the service, some in each
 * minute: without its key nobody reads them.
 */
export function erasingListed(entries: readonly ListedErasure[]): BoundSql[] {
  const byEdition = [...Map.groupBy(entries, ({ event }) => event)];
  return [
    ...byEdition.flatMap(([event, own]) => erasingOf(event, own)),
    { sql: FOLLOWED, bound: [Math.max(0, ...entries.map(({ number }) => number))] },
  ];
}

function erasingOf(event: number, entries: readonly ListedErasure[]): BoundSql[] {
  const people = entries.filter(({ what }) => what === 'person');
  const wishes = entries.filter(({ what }) => what === 'wish');
  return [
    ...(people.length > 0 ? [{ sql: TICK, bound: [event] }] : []),
    ...[...Map.groupBy(people, ({ at }) => at)].flatMap(([at, own]) => {
      const bound = [
        JSON.stringify({ event, at, ids: own.map(({ id }) => id), words: null, by: BY }),
      ];
      return [NOTE, ...erasingRows(false)].map((sql) => ({ sql, bound }));
    }),
    ...(wishes.length > 0
      ? [DROP_LISTED_MESSAGES, ERASE_LISTED].map((sql) => ({
          sql,
          bound: [JSON.stringify({ event, wishes })],
        }))
      : []),
    ...entries
      .filter(({ what }) => what === 'edition')
      .flatMap(({ at, id }) =>
        [NOTE_EDITION, DROP_KEY].map((sql) => ({ sql, bound: [event, at, id] })),
      ),
  ];
}

/** Behind every cursor that phones can hold: see scripts/server/after-restore.sql. */
const TICK = `
INSERT INTO ledger_clock (event, seq) SELECT number, 1 FROM event WHERE number = ?1
ON CONFLICT (event) DO UPDATE SET seq = seq + 1073741824`;

const NOTE = `
INSERT INTO audit (event, at, actor, verb, subject, detail)
SELECT r.event, ?1 ->> 'at', ?1 ->> 'by', 'erase', 'registration of serial ' || r.first_serial,
  json_object('before', json_object('state', r.state),
    'after', json_object('erased_at', ?1 ->> 'at'))
FROM registration r WHERE r.event = ?1 ->> 'event' AND r.erased_at IS NULL
  AND r.id IN (SELECT value FROM json_each(?1 -> 'ids'))`;

/** Its number may be that of another by now: see `NamedErasure`. */
const IS_THAT_ONE = `?3 IN ('', CAST(created_at AS TEXT))`;

const NOTE_EDITION = `
INSERT INTO audit (event, at, actor, verb, subject, detail)
SELECT number, ?2, 'retention', 'erase', 'event ' || number,
  json_object('before', NULL, 'after', json_object('erased_at', ?2))
FROM event WHERE number = ?1 AND data_key IS NOT NULL AND ${IS_THAT_ONE}`;

const DROP_KEY = `
UPDATE event SET data_key = NULL, erased_at = ?2, version = version + 1
WHERE number = ?1 AND data_key IS NOT NULL AND ${IS_THAT_ONE}`;

const FOLLOWED = `
INSERT INTO erasures_followed (only, number) VALUES (1, ?1)
ON CONFLICT (only) DO UPDATE SET number = excluded.number`;
