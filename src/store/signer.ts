import { and, desc, eq, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { unwrapSigningKey } from './keys.ts';
import { signing_key } from './schema.ts';

/** The key that signs an edition's new tickets. */
export interface Signer {
  readonly keyId: number;
  readonly key: CryptoKey;
}

/** The signing key in force: the newest that no later one has replaced. Null when there is none. */
export async function readSigner(
  db: D1Database,
  secretKey: string,
  event: number,
): Promise<Signer | null> {
  const row = await drizzle(db)
    .select({ id: signing_key.id, wrapped: signing_key.private_key })
    .from(signing_key)
    .where(and(eq(signing_key.event, event), isNull(signing_key.to_serial)))
    .orderBy(desc(signing_key.id))
    .get();
  if (!row) return null;
  return { keyId: row.id, key: await unwrapSigningKey(secretKey, event, row.wrapped) };
}
