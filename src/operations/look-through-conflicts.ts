import { run } from '../store/d1/batch.ts';
import { noteLookedThrough } from '../store/editions/waiting.ts';
import { allow, type MemberContext } from './context.ts';

/**
 * Notes that somebody has looked through the double admissions of a day that had arrived by `seenTo`
 * (ms): until another comes, nobody is asked to. Sent twice, it is once.
 */
export async function lookThroughConflicts(
  context: MemberContext,
  seen: { readonly day: number; readonly seenTo: number },
): Promise<void> {
  allow(context, 'look_through_conflicts');
  const { env, by, now } = context;
  await run(env.DB, noteLookedThrough(env.DB, by, seen, now));
}
