import type { Enrolled } from '../actors/calls.ts';
import { askGatekeeper } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import { cleanText } from '../domain/text.ts';
import { editionByNumber, type StoredEdition } from '../store/editions/editions.ts';
import { formatDeviceToken } from '../store/gates/device-token.ts';
import { derivedCode } from '../store/keys/codes.ts';
import { hashSecret, tokenKey } from '../store/keys/keys.ts';
import { gateInvitation, invitationStands } from '../store/members/invite.ts';
import { allow, allowIn, type InviteeContext } from './context.ts';

/** Characters of a phone's name. */
const NAME_MAX = 80;
/** Characters of its id. */
const ID_LENGTH = 13;

/** A phone that asks to be enrolled. */
export interface NewPhone {
  readonly code: string;
  readonly name: string;
  /** Of the key that it will prove to hold; null for a program without one. */
  readonly key_thumbprint: string | null;
  /** How it is recognized, if the answer is lost. */
  readonly known_by: readonly string[];
}

/** A phone in service, with the one copy of its token. */
export interface EnrolledPhone extends Enrolled {
  readonly edition: StoredEdition;
  readonly token: string;
}

/**
 * Spends a gate invitation on a phone. If the answer was lost, the phone asks again and is the same
 * phone. Throws `invitation_invalid`; `invalid_request` where a key is required.
 */
export async function enrolPhone(
  context: InviteeContext,
  { code, name, key_thumbprint, known_by }: NewPhone,
): Promise<EnrolledPhone> {
  allow(context, 'enrol_phone');
  const { env, now } = context;
  const invitation = await gateInvitation(env, code);
  const edition = invitation ? await editionByNumber(env, invitation.event, now) : null;
  if (!invitation || !edition) throw new Problem('invitation_invalid');
  allowIn(edition, context, 'enrol_phone');
  if (invitation.keyRequired && key_thumbprint === null) {
    const stands = await invitationStands(env, code, 'gate', now);
    if (!stands) throw new Problem('invitation_invalid');
    throw new Problem('invalid_request', { errors: [{ path: 'public_key', message: 'required' }] });
  }
  const origin = JSON.stringify([code, ...known_by]);
  const device = await derivedCode(env.SECRET_KEY, 'device', origin, ID_LENGTH);
  const secret = await derivedCode(env.SECRET_KEY, 'token', origin);
  const key = await tokenKey(env.SECRET_KEY, edition, now);
  const token = await formatDeviceToken({ event: edition.number, device }, secret, key);
  const enrolment = {
    invitation_hash: invitation.hash,
    device,
    name: cleanText(name, NAME_MAX) ?? device,
    token_hash: await hashSecret(token),
    key_thumbprint,
    now,
  };
  const enrolled = await askGatekeeper(env, edition.number, (gatekeeper) =>
    gatekeeper.enrol(edition.number, enrolment),
  );
  if (!enrolled) throw new Problem('invitation_invalid');
  return { ...enrolled, edition, token };
}
