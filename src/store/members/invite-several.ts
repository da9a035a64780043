import type { Role } from '../../domain/roles.ts';
import type { Env } from '../../env.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { derivedCode } from '../keys/codes.ts';
import { hashSecret } from '../keys/keys.ts';
import { INVITATION_MS, MAKER_STANDS } from './invite.ts';

/** Links of one sheet: more is a team of its own. */
export const INVITED_MOST = 40;
/**
 * Links to the console of an edition that are open at once. The team's page lists all of them: one that
 * it did not list could be kept behind many others, and be withdrawn by nobody.
 */
export const OPEN_MOST = 200;

/** Whom a link is for. */
export interface Invitee {
  /** The gate that it binds its supervisor to; null for every other role. */
  readonly gate: number | null;
  /** A few words, clean; null where nothing was written. */
  readonly label: string | null;
}

/** A link for one person. */
export interface SheetLink extends Invitee {
  readonly url: string;
}

/**
 * Invites several people in one role, each by a link of their own. The same form makes the same
 * links. Null where too many are open already.
 */
export async function inviteSeveral(
  env: Env,
  by: By,
  { role, invitees, form }: { role: Role; invitees: readonly Invitee[]; form: string },
  now: number,
): Promise<{ links: SheetLink[]; expires_at: number } | null> {
  const db = env.DB;
  const made = await Promise.all(
    invitees.slice(0, INVITED_MOST).map(async (invitee, at) => {
      const from = JSON.stringify([by.event, by.id, form, at]);
      const code = await derivedCode(env.SECRET_KEY, 'sheet', from, 24);
      return { code, invitee, hash: await hashSecret(code) };
    }),
  );
  const rows = made.map(({ hash, invitee }) => ({ hash, ...invitee }));
  const expires_at = now + INVITATION_MS;
  const results = await db.batch<{ hash: string; expires_at: number }>([
    auditRow(
      db,
      { by, at: now, verb: 'invite', subject: role },
      {
        values: {
          event: by.event,
          hash: rows[0]?.hash,
          role,
          people: rows.length,
          expires_at,
          now,
        },
        found: `WHERE NOT EXISTS (SELECT 1 FROM invitation WHERE hash = ?1 ->> 'hash')
          AND ${roomFor("?1 ->> 'event'", "?1 ->> 'now'", "?1 ->> 'people'")}`,
        after: {
          role: `?1 ->> 'role'`,
          people: `?1 ->> 'people'`,
          expires_at: `?1 ->> 'expires_at'`,
        },
      },
    ),
    db.prepare(INSERT_LINKS).bind(by.event, JSON.stringify(rows), role, by.id, now, expires_at),
    db.prepare(SELECT_LINKS).bind(JSON.stringify(rows)),
  ]);
  const written = results[2]?.results[0];
  if (!written) return null;
  const links = made.map(({ code, invitee }) => ({
    ...invitee,
    url: `${env.PUBLIC_URL}/console/join/${code}`,
  }));
  return { links, expires_at: written.expires_at };
}

/** Whether so many more links can be open in an edition; SQL of each. */
const roomFor = (event: string, now: string, links: string) => `(
  SELECT count(*) FROM invitation WHERE event = ${event} AND kind = 'organizer'
  AND used_at IS NULL AND expires_at > ${now} AND ${MAKER_STANDS}) + ${links} <= ${OPEN_MOST}`;

const INSERT_LINKS = `
INSERT INTO invitation
  (hash, event, kind, role, gate, key_required, made_by, created_at, expires_at, label)
SELECT j.value ->> 'hash', ?1, 'organizer', ?3, j.value ->> 'gate', 0, ?4, ?5, ?6,
  j.value ->> 'label'
FROM json_each(?2) j WHERE ${roomFor('?1', '?5', 'json_array_length(?2)')}
ON CONFLICT DO NOTHING`;

const SELECT_LINKS = `
SELECT i.hash, i.expires_at FROM json_each(?1) j JOIN invitation i ON i.hash = j.value ->> 'hash'`;
