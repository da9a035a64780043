import type { AnnouncedEdition } from '../domain/figures/announced.ts';
import { run } from '../store/d1/batch.ts';
import { writeAnnounced } from '../store/reports/announced.ts';
import { allow, type MemberContext } from './context.ts';

/**
 * States what was announced of editions before this service counted any, each with its source. The report
 * shows them beside its own, behind a break. The same again changes nothing.
 */
export async function stateAnnounced(
  context: MemberContext,
  { list }: { readonly list: readonly AnnouncedEdition[] },
): Promise<void> {
  allow(context, 'state_announced');
  const { env, by, now } = context;
  await run(env.DB, writeAnnounced(env.DB, by, list, now));
}
