import { askGatekeeper } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import type { Decision } from '../store/gates/decisions.ts';
import { uncounted } from '../store/gates/hand-in-decisions.ts';
import { allow, type MemberContext } from './context.ts';

/** Scans settled at once: a group of the Gatekeeper. */
const STEP = 500;

/**
 * Accepts what a revoked phone handed in, which counts from then on as its offline scans. The
 * decision is one step; if the counting is interrupted, it continues at the next request. Throws
 * `not_found`, `busy`.
 */
export async function acceptHandIn(
  context: MemberContext,
  { device }: { readonly device: string },
): Promise<void> {
  allow(context, 'decide_hand_in');
  const { env, by } = context;
  await decide(context, { type: 'accept', device });
  // In steps, because the Gatekeeper settles a group at a time: a revoked phone brings 40 of them
  // at most, and one step must be settled before the next one is read.
  for (;;) {
    const scans = await uncounted(env.DB, by.event, device, STEP);
    if (scans.length === 0) return;
    const settled = await askGatekeeper(env, by.event, (gatekeeper) =>
      gatekeeper.settleFor(by.event, device, scans, 'accepted'),
    );
    if (settled === null) throw new Problem('not_found');
    if (settled.outcome !== 'settled') throw new Problem('busy', { retryAfter: 5 });
  }
}

/** Declines what a revoked phone handed in: it is kept, and never counts. Throws `busy`. */
export async function declineHandIn(
  context: MemberContext,
  { device }: { readonly device: string },
): Promise<void> {
  allow(context, 'decide_hand_in');
  await decide(context, { type: 'decline', device });
}

function decide({ env, by, now }: MemberContext, decision: Decision): Promise<void> {
  return askGatekeeper(env, by.event, (one) => one.decide(by.event, decision, by.id, now));
}
