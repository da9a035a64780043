import type { PartyKind } from '../../domain/kinds.ts';
import type { Env } from '../../env.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { Memo } from '../d1/memo.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { editionKeys, openText } from '../keys/keys.ts';

/** Requests on one page. */
export const REQUESTS_SHOWN = 50;

/** A registration that waits for approval. */
export interface PendingRequest {
  readonly id: string;
  readonly kind: PartyKind;
  readonly people: number;
  readonly day: number;
  readonly slot: number;
  /** Whether it holds its places meanwhile. */
  readonly holds: boolean;
  /** ms. */
  readonly created_at: number;
  /** Who asks: the organization, or the person where there is none; null once it was erased. */
  readonly asker: string | null;
}

export interface PendingRequests {
  /** Of all. */
  readonly total: number;
  readonly shown: readonly PendingRequest[];
}

/**
 * Requests that wait, the oldest first, at most a page of them; from the one named `after` on, if
 * it is given. Decrypts only the name of the applicant, and notes who was shown it.
 */
export async function pendingRequests(
  env: Env,
  edition: StoredEdition,
  by: By,
  after: string | null,
  now: number,
): Promise<PendingRequests> {
  const db = env.DB;
  const [counted, found] = await db.batch([
    db.prepare(COUNT_PENDING).bind(edition.number),
    db.prepare(SELECT_PENDING).bind(edition.number, after, REQUESTS_SHOWN),
  ]);
  const rows = rowsOf<PendingRow>(found);
  const shown = await Promise.all(
    rows.map(async ({ contact, held, ...row }) => ({
      ...row,
      holds: held >= row.people,
      asker: await askerOf(env, edition, row.id, contact, now),
    })),
  );
  const opened = shown.filter(({ asker }) => asker !== null).map(({ id }) => id);
  if (opened.length > 0) await readingOf(db, by, opened, now).run();
  return { total: rowsOf<{ n: number }>(counted)[0]?.n ?? 0, shown };
}

/** An open page asks for itself again every few seconds: within this, ms, it is one view. */
const ONE_LOOK_MS = 3_600_000;

/** Notes which member was shown which name, once an hour. */
function readingOf(
  db: D1Database,
  by: By,
  ids: readonly string[],
  now: number,
): D1PreparedStatement {
  const subject = "'registration ' || j.value";
  const deed = { by, at: now, verb: 'read_name', subject: { sql: subject } };
  const found = `FROM json_each(?1, '$.ids') j WHERE ${subject} NOT IN (
    SELECT subject FROM audit
    WHERE event = ?2 AND actor = ?4 AND verb = ?5 AND at > ?1 ->> 'since')`;
  return auditRow(db, deed, { values: { ids, since: now - ONE_LOOK_MS }, found });
}

/** Whether a registration waits for approval. */
export async function isPending(db: D1Database, event: number, id: string): Promise<boolean> {
  const sql = `SELECT 1 AS n FROM registration WHERE event = ?1 AND id = ?2 AND state = 'pending'`;
  return (await db.prepare(sql).bind(event, id).first()) !== null;
}

interface PendingRow extends Omit<PendingRequest, 'holds' | 'asker'> {
  readonly held: number;
  readonly contact: string | null;
}

/** The organization that asks, else the person; null once the edition's key was dropped. */
async function askerOf(
  env: Env,
  edition: StoredEdition,
  id: string,
  box: string | null,
  now: number,
): Promise<string | null> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys || box === null) return null;
  try {
    const opened = JSON.parse(await openText(keys.seal, `${edition.number} ${id}`, box)) as {
      readonly name: string;
      readonly organisation: string | null;
    };
    return opened.organisation || opened.name;
  } catch {
    // A name that cannot be decrypted must not keep members from deciding on the others.
    return null;
  }
}

// In the order of the index, so that a page reads only its own rows.
const SELECT_PENDING = `
SELECT r.id, r.kind, r.adults + r.children AS people, r.day, r.slot, r.held, r.created_at, r.contact
FROM registration r INDEXED BY registration_pending
WHERE r.event = ?1 AND r.state = 'pending' AND (?2 IS NULL OR (r.created_at, r.id) > (
  SELECT p.created_at, p.id FROM registration p WHERE p.event = ?1 AND p.id = ?2))
ORDER BY r.created_at, r.id LIMIT ?3`;

const COUNT_PENDING = `SELECT count(*) AS n FROM registration INDEXED BY registration_pending
WHERE event = ?1 AND state = 'pending'`;

/** Serials of an edition in all, and how often the rest is read, ms. */
const SERIALS = 9_999_999;
const SERIALS_FRESH_MS = 60_000;
const lastSerials = new Memo<number>(SERIALS_FRESH_MS);

/** The last serial given out, once more than half of them are; null before. */
export async function serialsRunningOut(
  db: D1Database,
  event: number,
  now: number,
): Promise<number | null> {
  const last = await lastSerials.get(String(event), now, async () => {
    const row = await db
      .prepare('SELECT last_serial FROM ledger_clock WHERE event = ?1')
      .bind(event)
      .first<{ last_serial: number }>();
    return row?.last_serial ?? 0;
  });
  return last > SERIALS / 2 ? last : null;
}
