import type { Context } from 'hono';
import { passkeyTouch } from '../../contract/requests/passkey.ts';
import type { Permission } from '../../domain/roles.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { proveTouch } from '../../operations/fresh-touch.ts';
import type { PasskeyFault } from '../../operations/passkeys.ts';
import { newChallenge } from '../../store/members/challenges.ts';
import { relyingParty } from '../../store/members/passkey-answers.ts';
import { passkeysOf } from '../../store/members/passkeys.ts';
import { isShared } from '../shell/browser-cookies.ts';
import { KEY } from '../shell/form.tsx';
import { type MemberApp, memberContext } from '../shell/session.ts';
import { readAnswer } from './passkey-form.ts';

/** How a form asks for the passkey of who sends it; or why it cannot. */
export type Touch =
  | {
      readonly kind: 'ask';
      /** Of the form. */
      readonly key: string;
      /** What the browser is asked for (`PublicKeyCredentialRequestOptionsJSON`). */
      readonly options: object;
    }
  | { readonly kind: 'none' | 'shared' | 'elsewhere' };

/**
 * What a form needs to ask for its sender's passkey, for one action: see `TouchForm`. Each page that
 * is written has a key and a challenge of its own.
 */
export async function touchFor(c: Context<MemberApp>, action: Permission): Promise<Touch> {
  const { member, now } = c.var;
  const party = relyingParty(c.env);
  if (!party) return { kind: 'elsewhere' };
  if (isSharedHere(c)) return { kind: 'shared' };
  const own = await passkeysOf(c.env.DB, member.person);
  const usable = own.filter(({ host }) => host === party.host);
  if (usable.length === 0) return { kind: 'none' };
  const key = crypto.randomUUID();
  const browser = member.session;
  const of = { purpose: 'touch', browser, member: member.id, action, key } as const;
  const options = {
    challenge: await newChallenge(c.env.SECRET_KEY, of, now),
    rpId: party.host,
    allowCredentials: usable.map(({ id }) => ({ type: 'public-key' as const, id })),
    userVerification: 'required' as const,
    timeout: MINUTE_MS,
  };
  return { kind: 'ask', key, options };
}

/**
 * Whether the form that was sent proves that its sender is there themselves: null where it does, else
 * why not. What the form asks for is done only after this, by an operation that asks the table itself.
 */
export async function touchFault(
  c: Context<MemberApp>,
  action: Permission,
): Promise<PasskeyFault | null> {
  const { answer: said, key } = await c.req.parseBody();
  const answer = readAnswer(passkeyTouch, said);
  if (!answer || typeof key !== 'string' || !KEY.test(key)) return 'unknown';
  const { person, session } = c.var.member;
  const own = { person, session, shared: isSharedHere(c) };
  return proveTouch(memberContext(c), { own, action, answer, key, form: c.var.form });
}

/** Whether several people use this computer. */
function isSharedHere(c: Context<MemberApp>): boolean {
  return c.var.member.shared || isShared(c);
}
