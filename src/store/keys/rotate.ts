import { Problem } from '../../domain/problem.ts';
import { generateTicketKeys } from '../../domain/token.ts';
import { auditRow } from '../d1/audit.ts';
import { rowsOf, run, type Verb } from '../d1/batch.ts';
import { wrapSigningKey } from './keys.ts';

/** A key is named by one byte of each token. */
const KEYS_MOST = 255;

/** The key that signs from a serial on. */
export interface NextKey {
  readonly id: number;
  readonly from_serial: number;
}

/** Which key is replaced, in the edition as the caller saw it. */
export interface RotationOrder {
  readonly by: string;
  readonly replaces?: number | undefined;
  readonly version?: number | undefined;
}

/** A fresh key pair for an edition, its private half wrapped. */
export async function newSigningKey(
  secretKey: string,
  event: number,
): Promise<{ jwk: JsonWebKey | ArrayBuffer; wrapped: string }> {
  const { publicKey, privateKey } = await generateTicketKeys();
  return {
    jwk: await crypto.subtle.exportKey('jwk', publicKey),
    wrapped: await wrapSigningKey(secretKey, event, privateKey),
  };
}

/**
 * Gives an edition its next signing key: it signs every serial that was not given out yet, and the
 * ones before it those that were, also when they are signed anew. Raises the edition's version, so
 * that no batch of an older one signs any more. `replaces`: the id of the key that is to be
 * replaced; if it was, the present key is returned, and none is made. Throws `invalid_request` when
 * there can be no more keys, `not_found` for an edition without any, `edition_changed` where it is
 * of another `version` than was seen.
 */
export async function rotateSigningKey(
  env: { readonly DB: D1Database; readonly SECRET_KEY: string },
  event: number,
  { by, replaces, version }: RotationOrder,
  now: number,
): Promise<NextKey & { readonly created: boolean }> {
  const [signing] = await run(env.DB, readNewest(env.DB, event));
  if (!signing) throw new Problem('not_found', { detail: 'The event has no key.' });
  const { id } = signing;
  if (replaces !== undefined && replaces !== id) return { ...keyOf(signing), created: false };
  if (version !== undefined && version !== signing.version) throw changedSince(signing.version);
  if (id >= KEYS_MOST) {
    throw new Problem('invalid_request', { detail: `An event has at most ${KEYS_MOST} keys.` });
  }
  const key = {
    ...(await newSigningKey(env.SECRET_KEY, event)),
    now,
    old: id,
    id: id + 1,
    version,
  };
  const bound = (sql: string) => env.DB.prepare(sql).bind(event, JSON.stringify(key));
  const [, made] = await env.DB.batch<NextKey>([
    ...[CLOSE_OLD, ADD_NEW, RAISE].map(bound),
    auditRow(
      env.DB,
      { by: { event, id: by }, at: now, verb: 'rotate', subject: `signing key ${key.id}` },
      {
        values: { event, old: key.old, id: key.id, wrapped: key.wrapped },
        found: `FROM signing_key WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id'
          AND private_key = ?1 ->> 'wrapped'`,
        before: { key: `?1 ->> 'old'` },
        after: { key: 'id', from_serial: 'from_serial' },
      },
    ),
  ]);
  const next = made?.results[0];
  if (next) return { ...next, created: true };
  // Another request was faster.
  const [newest] = await run(env.DB, readNewest(env.DB, event));
  if (!newest) throw new Problem('busy', { retryAfter: 1 });
  const changed = version !== undefined && version !== newest.version;
  if (changed) throw changedSince(newest.version);
  return { ...keyOf(newest), created: false };
}

/** The newest key, and the version of its edition. */
interface Newest extends NextKey {
  readonly version: number;
}

function keyOf({ id, from_serial }: Newest): NextKey {
  return { id, from_serial };
}

function changedSince(version: number): Problem {
  const detail = 'The edition was changed since it was read.';
  return new Problem('edition_changed', { detail, members: { version } });
}

function readNewest(db: D1Database, event: number): Verb<Newest | undefined> {
  const sql = `SELECT k.id, k.from_serial, e.version FROM signing_key k
    JOIN event e ON e.number = k.event
    WHERE k.event = ?1 AND k.to_serial IS NULL ORDER BY k.id DESC LIMIT 1`;
  return {
    statements: [db.prepare(sql).bind(event)],
    read: ([result]) => rowsOf<Newest>(result)[0],
  };
}

const LAST = `max((SELECT coalesce(max(serial), 0) FROM ticket WHERE event = ?1),
  (SELECT coalesce(max(last_serial), 0) FROM ledger_clock WHERE event = ?1))`;

/** Whether the edition has the expected version, where one is given. */
const AS_SEEN = `(?2 ->> 'version' IS NULL OR EXISTS (
  SELECT 1 FROM event e WHERE e.number = ?1 AND e.version = ?2 ->> 'version'))`;

const CLOSE_OLD = `
UPDATE signing_key SET to_serial = ${LAST}
WHERE event = ?1 AND id = ?2 ->> 'old' AND to_serial IS NULL AND ${AS_SEEN}`;

const ADD_NEW = `
INSERT INTO signing_key (event, id, public_jwk, private_key, from_serial, created_at)
SELECT ?1, ?2 ->> 'id', ?2 -> 'jwk', ?2 ->> 'wrapped', old.to_serial + 1, ?2 ->> 'now'
FROM signing_key old
WHERE old.event = ?1 AND old.id = ?2 ->> 'old' AND old.to_serial = ${LAST}
  AND NOT EXISTS (SELECT 1 FROM signing_key WHERE event = ?1 AND id = ?2 ->> 'id')
RETURNING id, from_serial`;

/** Whether the key that this batch writes is there. */
const MADE = `EXISTS (SELECT 1 FROM signing_key
  WHERE event = ?1 AND id = ?2 ->> 'id' AND private_key = ?2 ->> 'wrapped')`;

const RAISE = `UPDATE event SET version = version + 1 WHERE number = ?1 AND ${MADE}`;
