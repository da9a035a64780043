import { asc, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { isInRange, type SerialRange } from '../../domain/ticket-key.ts';
import { signing_key } from '../d1/schema/editions.ts';
import { unwrapSigningKey } from './keys.ts';

/** A key that signs tickets, with the serials that it signs. */
export interface Signer extends SerialRange {
  readonly keyId: number;
  readonly key: CryptoKey;
}

/** Every signing key of an edition. None where it has none. */
export async function readSigners(
  db: D1Database,
  secretKey: string,
  event: number,
): Promise<Signer[]> {
  const rows = await drizzle(db)
    .select({
      keyId: signing_key.id,
      wrapped: signing_key.private_key,
      from_serial: signing_key.from_serial,
      to_serial: signing_key.to_serial,
    })
    .from(signing_key)
    .where(eq(signing_key.event, event))
    .orderBy(asc(signing_key.id));
  return Promise.all(
    rows.map(async ({ wrapped, ...row }) => ({
      ...row,
      key: await unwrapSigningKey(secretKey, event, wrapped),
    })),
  );
}

/** The one that signs a serial; undefined where none does. */
export function signerOf(signers: readonly Signer[], serial: number): Signer | undefined {
  return signers.find((signer) => isInRange(signer, serial));
}
