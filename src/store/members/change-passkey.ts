import { auditedUpdate, auditRow, type By } from '../d1/audit.ts';
import { passkey } from '../d1/schema/members.ts';

/** Gives a passkey of this person another name, which is clean. */
export async function renamePasskey(
  db: D1Database,
  by: By,
  { person, id, name }: { person: string; id: string; name: string },
  now: number,
): Promise<void> {
  await db.batch(
    auditedUpdate(
      db,
      { by, at: now, verb: 'rename_passkey', subject: `member ${by.id}` },
      {
        table: passkey,
        set: { name: `?1 ->> 'name'` },
        where: `id = ?1 ->> 'id' AND person = ?1 ->> 'person'`,
        values: { person, id, name },
        noted: [],
        unnoted: ['name'],
      },
    ),
  );
}

/** Forgets a passkey of this person: it signs in no more. */
export async function removePasskey(
  db: D1Database,
  by: By,
  { person, id }: { person: string; id: string },
  now: number,
): Promise<void> {
  const values = { person, id };
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'remove_passkey', subject: `member ${by.id}` },
      { values, found: `FROM passkey ${OWN}`, before: { host: 'host' } },
    ),
    db.prepare(`DELETE FROM passkey ${OWN}`).bind(JSON.stringify(values)),
  ]);
}

const OWN = `WHERE id = ?1 ->> 'id' AND person = ?1 ->> 'person'`;
