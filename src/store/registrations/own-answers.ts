import type { Env } from '../../env.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { type ContactBox, openContact } from './contact-box.ts';

/** What a registration keeps sealed, and the revision of which it was read. */
export interface OwnAnswers {
  readonly box: ContactBox;
  readonly revision: number;
}

/** What the holder of a registration answered; null once it was erased. */
export async function ownAnswers(
  env: Env,
  edition: StoredEdition,
  id: string,
  now: number,
): Promise<OwnAnswers | null> {
  const row = await env.DB.prepare(
    'SELECT contact, revision FROM registration WHERE event = ?1 AND id = ?2',
  )
    .bind(edition.number, id)
    .first<{ contact: string | null; revision: number }>();
  if (!row) return null;
  const box = await openContact(env, edition, { id, contact: row.contact, now });
  return box && { box, revision: row.revision };
}
