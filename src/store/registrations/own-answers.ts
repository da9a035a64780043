import type { Env } from '../../env.ts';
import { rowsOf } from '../d1/batch.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { type ContactBox, openContact } from './contact-box.ts';

/** What a registration keeps sealed, its window, and the revision of which both were read. */
export interface OwnAnswers {
  readonly id: string;
  readonly slot: number;
  readonly revision: number;
  /** Null once it was erased. */
  readonly box: ContactBox | null;
}

/**
 * What the holder of a request answered that was declined for missing details: of the registration
 * that the link is for, then of its other days. Empty where it was not declined for that.
 */
export async function declinedAnswers(
  env: Env,
  edition: StoredEdition,
  id: string,
  now: number,
): Promise<OwnAnswers[]> {
  const statement = env.DB.prepare(SELECT_DECLINED).bind(edition.number, id);
  const rows = rowsOf<Omit<OwnAnswers, 'box'> & { contact: string | null }>(await statement.all());
  return Promise.all(
    rows.map(async ({ contact, ...row }) => ({
      ...row,
      box: await openContact(env, edition, { id: row.id, contact, now }),
    })),
  );
}

/** What a registration answered, for its holder; null for an unknown id. */
export async function ownAnswers(
  env: Env,
  edition: StoredEdition,
  id: string,
  now: number,
): Promise<OwnAnswers | null> {
  const row = await env.DB.prepare(SELECT_OWN)
    .bind(edition.number, id)
    .first<Omit<OwnAnswers, 'box'> & { contact: string | null }>();
  if (!row) return null;
  const { contact, ...own } = row;
  return { ...own, box: await openContact(env, edition, { id, contact, now }) };
}

const SELECT_OWN = `
SELECT r.id, r.slot, r.revision, r.contact FROM registration r WHERE r.event = ?1 AND r.id = ?2`;

const DECLINED = `r.id, r.slot, r.revision, r.contact`;

const SELECT_DECLINED = `
SELECT ${DECLINED}, 0 AS other FROM registration r
WHERE r.event = ?1 AND r.id = ?2 AND r.decline_reason = 'incomplete'
UNION ALL
SELECT ${DECLINED}, r.day AS other FROM registration one
CROSS JOIN registration r ON r.event = ?1 AND r.request = one.request AND r.id <> one.id
WHERE one.event = ?1 AND one.id = ?2 AND one.decline_reason = 'incomplete'
  AND r.decline_reason = 'incomplete'
ORDER BY other`;
