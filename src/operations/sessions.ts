import { Problem } from '../domain/problem.ts';
import { endSessionOf as endOne } from '../store/members/own-sessions.ts';
import {
  answerScreen as answer,
  askWithDigits as ask,
  type EnteredByScreen,
  enterByScreen as enter,
  type TypedDigits,
} from '../store/members/screen-asks.ts';
import { makeDigits as make } from '../store/members/screen-digits.ts';
import {
  endSession as end,
  renewSession as renew,
  type SignedIn,
  shareSession as share,
} from '../store/members/signed-in.ts';
import { allow, type InviteeContext, type MemberContext } from './context.ts';

/** A session by its hash, and whether it is at a computer that several people use. */
type Own = Pick<SignedIn, 'session' | 'shared'>;

/** Extends the actor's own session until `until` (ms) at least. */
export async function renewSession(
  context: MemberContext,
  { own, until }: { readonly own: Own; readonly until: number },
): Promise<void> {
  allow(context, 'renew_session');
  const { session: hash, shared } = own;
  await renew(context.env.DB, { hash, shared }, until, context.now);
}

/** Ends a session of the actor's own at another browser. That it ended before is no failure. */
export async function endOwnSession(
  context: MemberContext,
  { person, id }: { readonly person: string; readonly id: string },
): Promise<void> {
  allow(context, 'end_session');
  await endOne(context.env.DB, person, id, context.now);
}

/** Signs out: the session of this secret ends, also of somebody who has no role any more. */
export async function endSession(
  context: MemberContext | InviteeContext,
  { secret }: { readonly secret: string },
): Promise<void> {
  allow(context, 'end_session');
  await end(context.env, secret, context.now);
}

/** Marks the actor's computer as one that several people use, or no longer: see `sessionEnd`. */
export async function shareComputer(
  context: MemberContext,
  { own, shared }: { readonly own: Own; readonly shared: boolean },
): Promise<void> {
  allow(context, 'mark_shared');
  await share(context.env.DB, own.session, shared, context.now);
}

/**
 * Makes six digits with which another screen asks to be opened in the actor's name. Throws
 * `forbidden` on a computer that several people use: whoever sits there next would open more.
 */
export async function makeDigits(context: MemberContext, own: Own): Promise<void> {
  allow(context, 'open_screen');
  if (own.shared) throw new Problem('forbidden');
  await make(context.env, own.session, context.now);
}

/** Opens the screen that asks, by the two digits that it shows, or refuses it. */
export async function answerScreen(
  context: MemberContext,
  { own, sign, open }: { readonly own: Own; readonly sign: number; readonly open: boolean },
): Promise<void> {
  allow(context, 'open_screen');
  const { env, by, now } = context;
  await answer(env.DB, by, { session: own.session, sign, open }, now);
}

/**
 * Asks the phone that shows these digits to open a screen. Gives the secret that its browser has from
 * then on. Throws `invitation_invalid`.
 */
export async function askWithDigits(context: InviteeContext, typed: TypedDigits): Promise<string> {
  allow(context, 'ask_with_digits');
  const browser = await ask(context.env, typed, context.now);
  if (browser === null) throw new Problem('invitation_invalid');
  return browser;
}

/**
 * Signs in whoever has opened this screen from their phone, at the browser of this secret; the
 * session that it had before ends. Null where it was not opened.
 */
export async function enterByScreen(
  context: InviteeContext,
  { browser, before }: { readonly browser: string; readonly before: string | undefined },
): Promise<EnteredByScreen | null> {
  allow(context, 'ask_with_digits');
  const { env, now } = context;
  const entered = await enter(env, browser, now);
  if (entered && before && before !== entered.sessionSecret) await end(env, before, now);
  return entered;
}
