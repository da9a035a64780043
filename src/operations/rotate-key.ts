import { askGatekeeper, askRegistrar } from '../actors/stubs.ts';
import type { Env } from '../env.ts';
import { forgetEditions } from '../store/editions/editions.ts';
import { type NextKey, rotateSigningKey } from '../store/keys/rotate.ts';

/**
 * Gives an edition its next signing key, and tells its writers: tickets are signed with it from
 * then on, and each phone has it by its next contact. Throws as `rotateSigningKey` does.
 */
export async function rotateKey(
  env: Env,
  event: number,
  order: { readonly by: string; readonly replaces?: number },
  now: number,
): Promise<NextKey & { readonly created: boolean }> {
  const next = await rotateSigningKey(env, event, order, now);
  forgetEditions();
  // First the phones: a ticket of a key that they have not heard of looks forged.
  await askGatekeeper(env, event, (gatekeeper) => gatekeeper.reload(event));
  await askRegistrar(env, event, (registrar) => registrar.reload(event));
  return next;
}
