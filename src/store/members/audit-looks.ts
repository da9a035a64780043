import type { AuditVerb } from '../../domain/audited.ts';
import { FOLLOWED_MS, type Look, type LooksOf, SPELLINGS_MOST } from '../../domain/oversight.ts';
import type { Span } from '../../domain/staffed.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { inSql } from '../d1/words.ts';

/** Looks into the data of one visitor, or of the groups of a list. */
const OPENINGS: readonly AuditVerb[] = [
  ...([
    'open_record',
    'open_request',
    'show_contact',
    'call_coach',
    'open_list',
    'open_wish',
    'open_person',
    'give_copy',
  ] as const),
];
/** Asks who is registered. */
const SEARCHES: readonly AuditVerb[] = ['search_by_name', 'search_by_contact'];
/** What looks at visitors' data and changes nothing. */
const LOOKS: readonly AuditVerb[] = [...OPENINGS, 'read_name', ...SEARCHES];
/** More in one day than people at a whole row of desks. */
const READ_MOST = 20_000;

/**
 * Contacts that were shown without an act on that very registration, and searches without a record
 * that was opened, and contacts that were replaced, by person.
 */
export async function looksWithoutAct(
  db: D1Database,
  event: number,
  { from, to }: Span,
): Promise<LooksOf[]> {
  const { results } = await db
    .prepare(SELECT_UNFOLLOWED)
    .bind(event, from, to, FOLLOWED_MS, READ_MOST)
    .all<{ actor: string; verb: Look; at: number }>();
  const byPerson = Map.groupBy(results, ({ actor, verb }) => `${verb} ${actor}`);
  return [...byPerson.values()].flatMap((rows) => {
    const [first] = rows;
    return first ? [{ ...first, at: rows.map(({ at }) => at) }] : [];
  });
}

/** What is done to a registration is noted under its number, a look under its id. */
const BY_SERIAL = `(
  SELECT 'registration of serial ' || r.first_serial FROM registration r
  WHERE r.event = ?1 AND r.id = substr(a.subject, length('registration ') + 1))`;

/** Whether the same person did something to that registration soon after they were shown its contact. */
const ACTED = `EXISTS (
  SELECT 1 FROM audit f INDEXED BY audit_subject
  WHERE f.event = ?1 AND f.verb <> 'register' AND f.subject IN (a.subject, ${BY_SERIAL})
  AND f.at >= a.at AND f.at <= a.at + ?4 AND f.id <> a.id AND f.actor = a.actor
  AND f.verb NOT IN (${inSql(LOOKS)}))`;

const bounded = (verb: Look, condition: string) => `SELECT * FROM (
  SELECT a.actor, a.verb, a.at FROM audit a INDEXED BY audit_verb
  WHERE a.event = ?1 AND a.verb <> 'register' AND a.verb = '${verb}'
  AND a.at >= ?2 AND a.at < ?3 AND ${condition} LIMIT ?5)`;

// In one pass over the searches and openings of a day, however many: what somebody opened next, and how
// many searches of theirs were left until then.
const unopened = (verb: Look) => `SELECT * FROM (
  SELECT actor, verb, at FROM (
    SELECT actor, verb, at, opened,
      row_number() OVER (PARTITION BY actor, opened ORDER BY at DESC) AS left_until
    FROM (
      SELECT a.actor, a.verb, a.at, min(CASE WHEN a.verb IN (${inSql(OPENINGS)}) THEN a.at END)
        OVER (PARTITION BY a.actor ORDER BY a.at DESC) AS opened
      FROM audit a INDEXED BY audit_verb
      WHERE a.event = ?1 AND a.verb <> 'register' AND a.verb IN (${inSql([...SEARCHES, ...OPENINGS])})
        AND a.at >= ?2 AND a.at < ?3 + ?4)
    WHERE verb IN (${inSql(SEARCHES)}))
  WHERE verb = '${verb}' AND at < ?3
    AND (opened IS NULL OR opened > at + ?4 OR left_until > ${SPELLINGS_MOST}) LIMIT ?5)`;

// Each with a bound of its own: a flood of searches would leave no room for contacts.
const SELECT_UNFOLLOWED = [
  bounded('show_contact', `NOT ${ACTED}`),
  bounded('correct_contact', `a.detail -> '$.after.new_link' = '1'`),
  unopened('search_by_name'),
  unopened('search_by_contact'),
].join(' UNION ALL ');

/** Somebody who opened visitors' data at a time when nobody works, and how often. */
export interface OpeningsOutside {
  readonly actor: string;
  readonly count: number;
  /** The first and the last of them, ms. */
  readonly from: number;
  readonly to: number;
}

/** Who opened visitors' data within these spans. */
export async function openingsWithin(
  db: D1Database,
  event: number,
  spans: readonly Span[],
): Promise<OpeningsOutside[]> {
  const { results } = await db
    .prepare(SELECT_OPENINGS)
    .bind(event, JSON.stringify(spans))
    .all<OpeningsOutside>();
  return results;
}

const SELECT_OPENINGS = `
SELECT a.actor, count(*) AS count, min(a.at) AS "from", max(a.at) AS "to"
FROM json_each(?2) j JOIN audit a INDEXED BY audit_verb ON a.event = ?1 AND a.verb <> 'register'
  AND a.verb IN (${inSql(OPENINGS)})
  AND a.at >= j.value ->> 'from' AND a.at < j.value ->> 'to'
GROUP BY a.actor ORDER BY count(*) DESC, a.actor LIMIT 100`;

/** How often somebody looked into visitors' data. */
export interface LookCounts {
  readonly actor: string;
  readonly searches: number;
  readonly openings: number;
  readonly contacts: number;
}

/** How often each person searched, opened something and was shown a contact, the most first. */
export async function lookCounts(
  db: D1Database,
  event: number,
  { from, to }: Span,
): Promise<LookCounts[]> {
  const { results } = await db
    .prepare(SELECT_COUNTS)
    .bind(event, from, to, READ_MOST)
    .all<LookCounts>();
  return results;
}

const SUMS = `sum(verb IN (${inSql(SEARCHES)})) AS searches,
  sum(verb NOT IN (${inSql(SEARCHES)}, 'show_contact')) AS openings,
  sum(verb = 'show_contact') AS contacts`;

const SELECT_COUNTS = `
SELECT actor, ${SUMS}
FROM (
  SELECT a.actor, a.verb FROM audit a INDEXED BY audit_verb
  WHERE a.event = ?1 AND a.verb <> 'register' AND a.verb IN (${inSql(LOOKS)})
    AND a.at >= ?2 AND a.at < ?3 LIMIT ?4
) GROUP BY actor ORDER BY count(*) DESC, actor LIMIT 100`;

/** How often somebody looked into visitors' data within one hour. */
export interface HourOfLooks extends LookCounts {
  readonly name: string;
  /** When that hour began, ms. */
  readonly hour: number;
}

/** Who looked into visitors' data, by person and hour, the latest hour first. */
export async function looksByHour(
  db: D1Database,
  event: number,
  { from, to }: Span,
): Promise<HourOfLooks[]> {
  const { results } = await db
    .prepare(SELECT_BY_HOUR)
    .bind(event, from, to, READ_MOST, HOUR_MS)
    .all<HourOfLooks>();
  return results;
}

// Hours of the day that was asked for: they begin where it does.
const SELECT_BY_HOUR = `
SELECT l.actor, m.name, ?2 + l.nth * ?5 AS hour, ${SUMS}
FROM (
  SELECT a.actor, a.verb, CAST((a.at - ?2) / ?5 AS INTEGER) AS nth FROM audit a INDEXED BY audit_verb
  WHERE a.event = ?1 AND a.verb <> 'register' AND a.verb IN (${inSql(LOOKS)})
    AND a.at >= ?2 AND a.at < ?3 LIMIT ?4
) l JOIN member m ON m.id = l.actor
GROUP BY l.actor, l.nth ORDER BY l.nth DESC, count(*) DESC, l.actor LIMIT 500`;
