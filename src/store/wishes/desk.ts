import { Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/roles.ts';
import type { WishTerms } from '../../domain/wish.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { query, rowsOf, run, type Verb } from '../d1/batch.ts';
import { Memo } from '../d1/memo.ts';
import { newWishKey } from '../keys/keys.ts';

/** People who may be named for the wishes of an edition. */
const READERS_MAX = 20;

/** The terms of an edition, and its key as it is stored. */
export interface WishDesk extends WishTerms {
  readonly event: number;
  readonly wish_key: string | null;
}

/** A member who is named for wishes. */
export interface WishReader {
  readonly member: string;
  readonly name: string;
  readonly role: Role;
  /** By whom; null for somebody who is not known any more. */
  readonly named_by: string | null;
  /** ms */
  readonly named_at: number;
}

const desks = new Memo<WishDesk | null>(5_000);

/** Until when an edition takes wishes, a few seconds old; null where none were ever taken. */
export function wishDeskNow(db: D1Database, event: number, now: number): Promise<WishDesk | null> {
  return desks.get(String(event), now, async () => (await run(db, readWishDesk(db, event)))[0]);
}

/** Drops what this isolate remembers. */
function forgetWishDesks(): void {
  desks.forget();
}

/** The same as it is stored now. */
export function readWishDesk(db: D1Database, event: number): Verb<WishDesk | null> {
  const rows = query<Omit<WishDesk, 'takes'> & { takes: number }>(
    db.prepare('SELECT * FROM wish_desk WHERE event = ?1').bind(event),
  );
  return {
    statements: rows.statements,
    read: (results) => {
      const [row] = rows.read(results);
      return row ? { ...row, takes: row.takes === 1 } : null;
    },
  };
}

/** Those who are named and still have a role in the edition, in the order in which they were named. */
export function readReaders(db: D1Database, event: number): Verb<WishReader[]> {
  return query<WishReader>(db.prepare(SELECT_READERS).bind(event));
}

/** Sets until when wishes are taken, with a key for them where there is none; noted if it changes. */
export async function setTerms(
  env: { readonly DB: D1Database; readonly SECRET_KEY: string },
  by: By,
  terms: WishTerms,
  now: number,
): Promise<void> {
  const { event } = by;
  const takes = terms.takes ? 1 : 0;
  const wish_key = await newWishKey(env.SECRET_KEY, event);
  const values = { ...terms, event, takes, wish_key };
  const changed = `FROM (SELECT 1) LEFT JOIN wish_desk d ON d.event = ?1 ->> 'event'
    WHERE d.event IS NULL OR d.wish_key IS NULL OR d.takes <> ?1 ->> 'takes'
      OR d.until <> ?1 ->> 'until' OR d.answer_days <> ?1 ->> 'answer_days'`;
  const state = (one: string) => `iif(${one}, 'taking', 'not_taking')`;
  await env.DB.batch([
    auditRow(
      env.DB,
      { by, at: now, verb: 'set_up_wishes', subject: `event ${event}` },
      {
        values,
        found: changed,
        before: { state: state('d.takes'), until: 'd.until', days: 'd.answer_days' },
        after: {
          state: state(`?1 ->> 'takes'`),
          until: `?1 ->> 'until'`,
          days: `?1 ->> 'answer_days'`,
        },
      },
    ),
    env.DB.prepare(SET_TERMS).bind(JSON.stringify(values)),
  ]);
  forgetWishDesks();
}

/** Names a member for wishes. Throws `not_found`. */
export async function nameReader(
  db: D1Database,
  by: By,
  member: string,
  now: number,
): Promise<void> {
  const values = { event: by.event, member, by: by.id, now };
  const [, , known] = await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'name_wish_reader', subject: `member ${member}` },
      { values, found: TO_BE_NAMED },
    ),
    db.prepare(NAME).bind(JSON.stringify(values)),
    db.prepare('SELECT 1 FROM member WHERE event = ?1 AND id = ?2').bind(by.event, member),
  ]);
  if (rowsOf(known).length === 0) throw new Problem('not_found');
}

/** Takes the name of a member off. That they are not named is no failure. */
export async function unnameReader(
  db: D1Database,
  by: By,
  member: string,
  now: number,
): Promise<void> {
  const values = { event: by.event, member };
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'unname_wish_reader', subject: `member ${member}` },
      { values, found: `FROM wish_reader WHERE ${OF_DESK}` },
    ),
    db.prepare(UNNAME).bind(JSON.stringify(values)),
  ]);
}

/** Whether the actor ?2 is named for the wishes of the edition ?1, and still has a role in it. */
export const isReader = (event: string, actor: string) => `EXISTS (
  SELECT 1 FROM wish_reader r JOIN member m ON m.id = r.member AND m.state = 'active'
  WHERE r.event = ${event} AND r.member = ${actor})`;

/** Whether the data of the edition was erased: its wishes are, though they are cleared after it. */
export const isOfErased = (event: string) => `EXISTS (
  SELECT 1 FROM event e WHERE e.number = ${event} AND e.data_key IS NULL)`;

const SELECT_READERS = `
SELECT r.member, m.name, m.role, n.name AS named_by, r.named_at
FROM wish_reader r JOIN member m ON m.id = r.member AND m.state = 'active'
LEFT JOIN member n ON n.id = r.named_by
WHERE r.event = ?1 ORDER BY r.named_at, r.member`;

const SET_TERMS = `
INSERT INTO wish_desk (event, takes, until, answer_days, wish_key)
SELECT ?1 ->> 'event', ?1 ->> 'takes', ?1 ->> 'until', ?1 ->> 'answer_days', ?1 ->> 'wish_key'
WHERE true ON CONFLICT (event) DO UPDATE SET takes = excluded.takes, until = excluded.until,
  answer_days = excluded.answer_days, wish_key = coalesce(wish_key, excluded.wish_key)`;

const OF_DESK = `event = ?1 ->> 'event' AND member = ?1 ->> 'member'`;

const TO_BE_NAMED = `FROM member m JOIN wish_desk d ON d.event = m.event
  WHERE m.event = ?1 ->> 'event' AND m.id = ?1 ->> 'member' AND m.state = 'active'
    AND NOT EXISTS (SELECT 1 FROM wish_reader WHERE ${OF_DESK})
    AND (SELECT count(*) FROM wish_reader r JOIN member o ON o.id = r.member AND o.state = 'active'
      WHERE r.event = ?1 ->> 'event') < ${READERS_MAX}`;

const NAME = `
INSERT INTO wish_reader (event, member, named_by, named_at)
SELECT m.event, m.id, ?1 ->> 'by', ?1 ->> 'now' ${TO_BE_NAMED}`;

const UNNAME = `DELETE FROM wish_reader WHERE ${OF_DESK}`;
