import { askGatekeeper } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import { acceptAll, declineAll, noteCounted, uncounted } from '../store/gates/hand-in-decisions.ts';
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
  const { env, by, now } = context;
  await acceptAll(env.DB, by, device, now);
  // In steps, because the Gatekeeper settles a group at a time: a revoked phone brings 40 of them
  // at most, and one step's answer must be noted before the next one is asked for.
  for (;;) {
    const scans = await uncounted(env.DB, by.event, device, STEP);
    if (scans.length === 0) return;
    const settled = await askGatekeeper(env, by.event, (gatekeeper) =>
      gatekeeper.settleFor(by.event, device, scans),
    );
    if (settled === null) throw new Problem('not_found');
    if (settled.outcome !== 'settled') throw new Problem('busy', { retryAfter: 5 });
    const ids = scans.map((scan) => scan.id);
    await noteCounted(env.DB, by.event, device, ids, now);
  }
}

/** Declines what a revoked phone handed in: it is kept, and never counts. */
export async function declineHandIn(
  context: MemberContext,
  { device }: { readonly device: string },
): Promise<void> {
  allow(context, 'decide_hand_in');
  await declineAll(context.env.DB, context.by, device, context.now);
}
