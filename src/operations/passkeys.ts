import type { PasskeyAnswer, PasskeyMade } from '../contract/requests/passkey.ts';
import { PASSKEY_NAME_MAX } from '../domain/name.ts';
import { cleanText } from '../domain/text.ts';
import { challengeStands } from '../store/members/challenges.ts';
import {
  removePasskey as remove,
  renamePasskey as rename,
} from '../store/members/change-passkey.ts';
import {
  challengeIn,
  counterIn,
  passkeyIn,
  relyingParty,
  userHandleOf,
} from '../store/members/passkey-answers.ts';
import {
  addPasskey as add,
  enterByPasskey as enter,
  passkeyAt,
} from '../store/members/passkeys.ts';
import { endSession } from '../store/members/signed-in.ts';
import { allow, type InviteeContext, type MemberContext } from './context.ts';

/** The actor's own, by the hash of their session. */
export interface OwnSession {
  readonly person: string;
  readonly session: string;
  /** Whether it is at a computer that several people use. */
  readonly shared: boolean;
}

/**
 * Keeps a passkey that this browser has made for its person. False where it is none of this service,
 * made to no challenge of this session, or one too many, and on a computer that several people use:
 * who can unlock that would be let in as this person.
 */
export async function addPasskey(
  context: MemberContext,
  { own, made, name }: { own: OwnSession; made: PasskeyMade; name: string },
): Promise<boolean> {
  allow(context, 'manage_passkeys');
  const { env, by, now } = context;
  const party = relyingParty(env);
  const challenge = challengeIn(made.response.clientDataJSON);
  if (!party || challenge === null || own.shared) return false;
  const of = { purpose: 'create', browser: own.session } as const;
  if (!(await challengeStands(env.SECRET_KEY, challenge, of, now))) return false;
  const facts = await passkeyIn(party, made, challenge);
  if (!facts) return false;
  const { person } = own;
  const kept = {
    person,
    host: party.host,
    name: cleanText(name, PASSKEY_NAME_MAX) ?? '–',
    challenge,
  };
  return add(env.DB, by, { ...facts, ...kept }, now);
}

/** Gives a passkey of the actor's own another name. False for none, and for one that is too long. */
export async function renamePasskey(
  context: MemberContext,
  { name, ...own }: { readonly person: string; readonly id: string; readonly name: string },
): Promise<boolean> {
  allow(context, 'manage_passkeys');
  const { env, by, now } = context;
  const clean = cleanText(name, PASSKEY_NAME_MAX);
  if (clean === null) return false;
  await rename(env.DB, by, { ...own, name: clean }, now);
  return true;
}

/** Forgets a passkey of the actor's own. That it was forgotten before is no failure. */
export async function removePasskey(
  context: MemberContext,
  own: { readonly person: string; readonly id: string },
): Promise<void> {
  allow(context, 'manage_passkeys');
  await remove(context.env.DB, context.by, own, context.now);
}

/** Somebody whom their passkey has signed in. */
export interface EnteredByPasskey {
  readonly person: string;
  readonly sessionSecret: string;
  readonly expiresAt: number;
}

/**
 * Why a passkey opens nothing: its answer is to no request of this browser, or came too late, or
 * again; or it is of another site, was removed, or proves nobody.
 */
export type PasskeyFault = 'late' | 'unknown';

/**
 * Signs in the owner of a passkey at the browser that it answers for; the session that this browser
 * had before ends.
 */
export async function enterByPasskey(
  context: InviteeContext,
  input: {
    readonly answer: PasskeyAnswer;
    readonly browser: string;
    readonly kind: string | null;
    /** Whether several people use the browser's computer. */
    readonly shared: boolean;
    readonly before: string | undefined;
  },
): Promise<EnteredByPasskey | PasskeyFault> {
  allow(context, 'enter_by_passkey');
  const { env, now } = context;
  const { answer, browser, kind, shared, before } = input;
  const party = relyingParty(env);
  const challenge = challengeIn(answer.response.clientDataJSON);
  if (!party || challenge === null) return 'unknown';
  const of = { purpose: 'enter', browser } as const;
  if (!(await challengeStands(env.SECRET_KEY, challenge, of, now))) return 'late';
  const passkey = await passkeyAt(env.DB, party, answer.id);
  if (!passkey || answer.response.userHandle !== userHandleOf(passkey.person)) return 'unknown';
  const counter = await counterIn(party, answer, passkey, challenge);
  if (counter === null) return 'unknown';
  const entered = await enter(env, { id: passkey.id, challenge, counter, kind, shared }, now);
  if (!entered) return 'late';
  if (before && before !== entered.sessionSecret) await endSession(env, before, now);
  return { ...entered, person: passkey.person };
}
