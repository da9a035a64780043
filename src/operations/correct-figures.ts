import { askGatekeeper } from '../actors/stubs.ts';
import type { Correction } from '../store/gates/corrections.ts';
import { allow, type MemberContext } from './context.ts';

/**
 * States figures of a day anew, with the reason; the log stays as it is. Once by its id. Throws
 * `busy`.
 */
export async function correctFigures(context: MemberContext, stated: Correction): Promise<void> {
  allow(context, 'correct_figures');
  const { env, by, now } = context;
  const decision = { type: 'correct' as const, stated };
  await askGatekeeper(env, by.event, (one) => one.decide(by.event, decision, by.id, now));
}
