import type { PasskeyTouch } from '../contract/requests/passkey.ts';
import type { Permission } from '../domain/roles.ts';
import { challengeStands } from '../store/members/challenges.ts';
import {
  challengeIn,
  counterIn,
  relyingParty,
  userHandleOf,
} from '../store/members/passkey-answers.ts';
import { passkeyAt } from '../store/members/passkeys.ts';
import { spendTouch, wasTouched } from '../store/members/touches.ts';
import { allow, type MemberContext } from './context.ts';
import type { OwnSession, PasskeyFault } from './passkeys.ts';

/**
 * Proves that the actor is there themselves and asks for one thing now: by a passkey of their own that
 * has answered a challenge of their session, made for this action and this form within two minutes.
 * It holds for this form alone, however often that is sent. Null where it is proved; else why not. On a
 * computer that several people use it proves nothing: whoever can unlock that could touch it.
 */
export async function proveTouch(
  context: MemberContext,
  asked: {
    readonly own: OwnSession;
    /** By the permission that it needs, which whoever does it asks the table for as well. */
    readonly action: Permission;
    readonly answer: PasskeyTouch;
    /** The key of the form, and its name with all that it says. */
    readonly key: string;
    readonly form: string;
  },
): Promise<PasskeyFault | null> {
  allow(context, 'touch_passkey');
  const { env, by, now } = context;
  const { own, action, answer, key, form } = asked;
  const { person, session: browser } = own;
  const party = relyingParty(env);
  const challenge = challengeIn(answer.response.clientDataJSON);
  if (!party || challenge === null || own.shared) return 'unknown';
  const of = { purpose: 'touch', browser, member: by.id, action, key } as const;
  if (!(await challengeStands(env.SECRET_KEY, challenge, of, now))) return 'late';
  if (await wasTouched(env.DB, { challenge, form })) return null;
  const passkey = await passkeyAt(env.DB, party, answer.id);
  const said = answer.response.userHandle ?? userHandleOf(person);
  if (passkey?.person !== person || said !== userHandleOf(person)) return 'unknown';
  const counter = await counterIn(party, answer, passkey, challenge);
  if (counter === null) return 'unknown';
  const touch = { person, id: passkey.id, challenge, counter, form };
  return (await spendTouch(env.DB, touch, now)) ? null : 'late';
}
