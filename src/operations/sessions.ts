import { endSessionOf as endOne } from '../store/members/own-sessions.ts';
import { endSession as end, renewSession as renew } from '../store/members/signed-in.ts';
import { allow, type MemberContext } from './context.ts';

/** Extends the actor's own session, given by its hash, until `until` (ms) at least. */
export async function renewSession(
  context: MemberContext,
  { session, until }: { readonly session: string; readonly until: number },
): Promise<void> {
  allow(context, 'renew_session');
  await renew(context.env.DB, session, until, context.now);
}

/** Ends a session of the actor's own at another browser. That it ended before is no failure. */
export async function endOwnSession(
  context: MemberContext,
  { person, id }: { readonly person: string; readonly id: string },
): Promise<void> {
  allow(context, 'end_session');
  await endOne(context.env.DB, person, id, context.now);
}

/** Signs out: the session of this secret ends. */
export async function endSession(
  context: MemberContext,
  { secret }: { readonly secret: string },
): Promise<void> {
  allow(context, 'end_session');
  await end(context.env, secret, context.now);
}
