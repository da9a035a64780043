import { askRegistrar } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import { judgeAnswers, type LossAnswers, REISSUE_TRIES } from '../domain/reissue-proof.ts';
import { may } from '../domain/roles.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { keepWrongAnswer, readReissueTries } from '../store/registrations/reissue-tries.ts';
import { readLoss } from '../store/registrations/sealed-contact.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** A loss that somebody reports, by the form's key. */
export interface Loss {
  readonly edition: StoredEdition;
  readonly id: string;
  /** The tickets that were lost. */
  readonly serials: readonly number[];
  readonly answers: LossAnswers;
  readonly key: string;
}

/** `wrong`: so many more answers are listened to. `invalid`: none of its tickets can be given out. */
export type Reissue =
  | { readonly outcome: 'reissued' }
  | { readonly outcome: 'wrong'; readonly left: number }
  | { readonly outcome: 'too_few' | 'needs_organizer' | 'invalid' };

/**
 * Gives lost tickets out anew, for two right answers about the registration; without any where an
 * organizer answers for it. After three wrong ones only an organizer can. Throws `not_found`,
 * `too_many_changes`, `busy`.
 */
export async function reissueTicket(
  context: MemberContext,
  { edition, id, serials, answers, key }: Loss,
): Promise<Reissue> {
  allow(context, 'reissue_ticket');
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const known = await readLoss(env, edition, id, now);
  if (!known) throw new Problem('not_found');
  const judged = judgeAnswers(known, answers);
  // An answer that an organizer has asked for all the same must be right.
  const unproven = may(context.actor, 'reissue_unproven');
  if (judged !== 'right' && !(unproven && judged === 'none')) {
    const [tries] = await run(env.DB, readReissueTries(env.DB, by.event, id));
    if (tries >= REISSUE_TRIES && !unproven) return { outcome: 'needs_organizer' };
    if (judged !== 'wrong') return { outcome: 'too_few' };
    const wrong = await keepWrongAnswer(env.DB, by, { ...known, id, key }, now);
    return { outcome: 'wrong', left: Math.max(0, REISSUE_TRIES - wrong) };
  }
  const order = { type: 'reissue', serials, unproven } as const;
  const { outcome } = await askRegistrar(env, by.event, (registrar) =>
    registrar.change(by.event, id, order, by.id, key),
  );
  switch (outcome) {
    case 'changed':
      return { outcome: 'reissued' };
    case 'needs_organizer':
    case 'invalid':
      return { outcome };
    case 'busy':
      throw new Problem('busy', { retryAfter: 5 });
    case 'too_many_changes':
      throw new Problem('too_many_changes');
    default:
      throw new Problem('not_found');
  }
}
