import type { KnownLoss } from '../../domain/reissue-proof.ts';
import type { Env } from '../../env.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { openContact } from './contact-box.ts';

/**
 * What the answers about a lost ticket are held against, and is shown to nobody; null for an unknown
 * id.
 */
export async function readLoss(
  env: Env,
  edition: StoredEdition,
  id: string,
  now: number,
): Promise<(KnownLoss & { readonly first_serial: number }) | null> {
  const row = await env.DB.prepare(SELECT_LOSS).bind(edition.number, id).first<LossRow>();
  if (!row) return null;
  const { contact, ...known } = row;
  return { ...known, contact: await openContact(env, edition, { id, contact, now }) };
}

interface LossRow extends Omit<KnownLoss, 'contact'> {
  readonly contact: string | null;
  readonly first_serial: number;
}

const SELECT_LOSS = `SELECT contact, day, adults, children, first_serial
FROM registration WHERE event = ?1 AND id = ?2`;
