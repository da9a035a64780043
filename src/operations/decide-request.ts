import { askRegistrar } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import type { Env } from '../env.ts';
import type { By } from '../store/d1/audit.ts';
import { isPending } from '../store/registrations/requests.ts';

/** What became of a decision. `full`: it waits as before, and these windows have room for all of it. */
export type Decision =
  | { readonly outcome: 'decided' }
  | { readonly outcome: 'gone' }
  | {
      readonly outcome: 'full';
      readonly remaining: number;
      readonly alternatives: readonly number[];
    };

/**
 * Approves or declines a registration that waits, by a form's key. What waits no more is `gone`,
 * and stays as somebody else has decided. Throws `busy`.
 */
export async function decideRequest(
  env: Env,
  by: By,
  id: string,
  type: 'approve' | 'decline',
  key: string,
): Promise<Decision> {
  if (!(await isPending(env.DB, by.event, id))) return { outcome: 'gone' };
  const { outcome, remaining, alternatives } = await askRegistrar(env, by.event, (registrar) =>
    registrar.change(by.event, id, { type }, by.id, key),
  );
  switch (outcome) {
    case 'changed':
      return { outcome: 'decided' };
    case 'slot_full':
    case 'registration_closed':
    case 'invalid':
      return { outcome: 'full', remaining, alternatives };
    case 'busy':
      throw new Problem('busy', { retryAfter: 5 });
    default:
      return { outcome: 'gone' };
  }
}
