import { askRegistrar } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import { isPending } from '../store/registrations/requests.ts';
import { allow, type MemberContext } from './context.ts';

/** A decision on the registration of an id, by the key of the form in which it was made. */
export interface RequestDecision {
  readonly id: string;
  readonly type: 'approve' | 'decline';
  readonly key: string;
}

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
 * Approves or declines a registration that waits, by a form's key. One that waits no more is
 * `gone`, and keeps the decision that it has. Throws `busy`.
 */
export async function decideRequest(
  context: MemberContext,
  { id, type, key }: RequestDecision,
): Promise<Decision> {
  allow(context, 'decide_request');
  const { env, by } = context;
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
