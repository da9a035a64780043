import type { Env } from '../../env.ts';
import type { By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { openContact } from './contact-box.ts';
import { noteOpenings } from './openings.ts';

/** Crews on one sheet of badges. */
const CREWS_SHOWN = 50;

/** A crew of the press that was approved, and the days for which it was. */
export interface ApprovedCrew {
  /** Of its first registration. */
  readonly id: string;
  readonly people: number;
  readonly days: readonly number[];
  /** The outlet, or whoever asked for none; null once it was erased. */
  readonly outlet: string | null;
}

/**
 * Crews of the press that are approved, in the order in which they asked, at most a sheet of them;
 * from the one named `after` on, if it is given. Decrypts only the outlet, and notes who was shown it.
 */
export async function approvedCrews(
  env: Env,
  edition: StoredEdition,
  by: By,
  { after, now }: { readonly after: string | null; readonly now: number },
): Promise<{ readonly crews: readonly ApprovedCrew[]; readonly more: boolean }> {
  const statement = env.DB.prepare(SELECT_CREWS).bind(edition.number, after, CREWS_SHOWN + 1);
  const rows = rowsOf<CrewRow>(await statement.all());
  const crews = await Promise.all(
    rows.slice(0, CREWS_SHOWN).map(async ({ contact, days, ...row }) => {
      const box = await openContact(env, edition, { id: row.id, contact, now });
      const all = [...new Set(JSON.parse(days) as number[])].sort((a, b) => a - b);
      return { ...row, days: all, outlet: box && (box.organisation || box.name) };
    }),
  );
  const named = crews.filter(({ outlet }) => outlet !== null).map(({ id }) => id);
  if (named.length > 0) await noteOpenings(env.DB, by, 'read_name', named, now).run();
  return { crews, more: rows.length > CREWS_SHOWN };
}

interface CrewRow extends Pick<ApprovedCrew, 'id' | 'people'> {
  readonly days: string;
  readonly contact: string | null;
}

const OF_REQUEST = 'FROM registration e WHERE e.event = r.event AND e.request = r.request';

// In the order of the index, so that a sheet reads only its own rows. A request stands at its first
// day that was approved.
const SELECT_CREWS = `
SELECT r.id, r.contact,
  iif(r.request IS NULL, r.adults + r.children,
    (SELECT max(e.adults + e.children) ${OF_REQUEST} AND e.state = 'confirmed')) AS people,
  iif(r.request IS NULL, json_array(r.day),
    (SELECT json_group_array(e.day) ${OF_REQUEST} AND e.state = 'confirmed')) AS days
FROM registration r INDEXED BY registration_media
WHERE r.event = ?1 AND r.kind = 'media' AND r.state = 'confirmed'
  AND (r.request IS NULL OR NOT EXISTS (
    SELECT 1 ${OF_REQUEST} AND e.state = 'confirmed' AND (e.day, e.id) < (r.day, r.id)))
  AND (r.created_at, r.id) > (coalesce(
    (SELECT p.created_at FROM registration p WHERE p.event = ?1 AND p.id = ?2), -1
  ), coalesce(?2, ''))
ORDER BY r.created_at, r.id LIMIT ?3`;
