import { reloadWriters } from '../actors/reload-writers.ts';
import { askGatekeeper, askRegistrar } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import {
  archiveEdition as archive,
  type EditionPlan,
  setUpEdition as setUp,
} from '../store/editions/create-edition.ts';
import { forgetEditions, type StoredEdition } from '../store/editions/editions.ts';
import { type NextKey, rotateSigningKey } from '../store/keys/rotate.ts';
import { actingOn, allow, type OperatorContext } from './context.ts';

/**
 * Sets up an edition with fresh keys, once however often it is asked for; `fingerprint`
 * distinguishes the files. Throws `already_used` where another one has its slug.
 */
export async function setUpEdition(
  context: OperatorContext,
  { plan, fingerprint }: { readonly plan: EditionPlan; readonly fingerprint: string },
): Promise<{ number: number; created: boolean }> {
  allow(context, 'create_edition');
  const by = { by: 'operator', fingerprint };
  const { number, created, same } = await setUp(context.env, plan, by, context.now);
  if (!same)
    throw new Problem('already_used', { detail: 'Another edition has this slug already.' });
  return { number, created };
}

/** Moves an edition to another slug, with all its data, and closes it. */
export async function archiveEdition(
  context: OperatorContext,
  { number, slug }: Pick<StoredEdition, 'number' | 'slug'>,
): Promise<void> {
  allow(context, 'archive_edition');
  await archive(context.env.DB, actingOn(context, number), slug, context.now);
  await reloadWriters(context.env, number);
}

/** Which key is to be replaced, in which version of the edition. */
export interface KeyRotation {
  readonly event: number;
  /** The id of the key that is to be replaced; if it was already, the present key is answered. */
  readonly replaces?: number | undefined;
  /**
   * The version of the edition that the operator saw. Where it was changed since, nothing is done.
   */
  readonly version?: number | undefined;
}

/**
 * Gives an edition its next signing key, and notifies its writers: tickets are signed with it from
 * then on, and each phone has it by its next contact. Throws as `rotateSigningKey` does.
 */
export async function rotateKey(
  context: OperatorContext,
  { event, replaces, version }: KeyRotation,
): Promise<NextKey & { readonly created: boolean }> {
  allow(context, 'rotate_signing_key');
  const { env, now } = context;
  const { id: by } = actingOn(context, event);
  const next = await rotateSigningKey(env, event, { by, replaces, version }, now);
  forgetEditions();
  // First the phones: a ticket of a key that they do not have yet looks forged.
  await askGatekeeper(env, event, (gatekeeper) => gatekeeper.reload(event));
  await askRegistrar(env, event, (registrar) => registrar.reload(event));
  return next;
}
