import type { PasskeyMade, PasskeyTouch } from '../../contract/requests/passkey.ts';

/** Where passkeys belong: WebAuthn's relying party. */
export interface RelyingParty {
  /** The host without its port. */
  readonly host: string;
  readonly origin: string;
}

/** Browsers keep no passkey for an address of numbers. */
const NUMBERS = /^(\d+\.\d+\.\d+\.\d+|\[.*\])$/;

/** The relying party of this service; null where browsers would make no passkey for its address. */
export function relyingParty(env: { readonly PUBLIC_URL: string }): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(env.PUBLIC_URL);
  const secure = protocol === 'https:' || hostname === 'localhost';
  return secure && !NUMBERS.test(hostname) ? { host: hostname, origin } : null;
}

/** A passkey as it is kept. */
export interface PasskeyFacts {
  readonly id: string;
  /** COSE, base64url. */
  readonly public_key: string;
  readonly counter: number;
  readonly transports: readonly string[];
}

/**
 * The passkey that a browser has made for this service, to this challenge, by somebody whom their
 * device knows; null for anything else.
 */
export async function passkeyIn(
  { host, origin }: RelyingParty,
  made: PasskeyMade,
  challenge: string,
): Promise<PasskeyFacts | null> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...made, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    const key = btoa(String.fromCharCode(...publicKey));
    const public_key = key.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    return { id, public_key, counter, transports: made.response.transports };
  } catch {
    // Whatever it is that it throws for, this is no passkey of ours.
    return null;
  }
}

/**
 * The counter of a passkey that has answered this challenge for this service, by somebody whom
 * their device knows; null for anything else, and for a counter that went back.
 */
export async function counterIn(
  { host, origin }: RelyingParty,
  answer: PasskeyTouch,
  passkey: PasskeyFacts,
  challenge: string,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const key = atob(passkey.public_key.replaceAll('-', '+').replaceAll('_', '/'));
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, response: withoutHandle(answer), clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      credential: {
        id: passkey.id,
        publicKey: Uint8Array.from(key, (letter) => letter.charCodeAt(0)),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // Signed by another key, for another site, without its owner, or an old answer.
    return null;
  }
}

/** Whose passkey it is, is known by its id; what it says of that itself is judged by who asks. */
function withoutHandle({ response }: PasskeyTouch) {
  const { userHandle, ...proved } = response;
  return proved;
}

/** The challenge that the browser says it has answered; it is proved with the rest of its answer. */
export function challengeIn(clientDataJSON: string): string | null {
  try {
    const written = atob(clientDataJSON.replaceAll('-', '+').replaceAll('_', '/'));
    const said: unknown = JSON.parse(written);
    const known = typeof said === 'object' && said !== null && 'challenge' in said;
    return known && typeof said.challenge === 'string' ? said.challenge : null;
  } catch {
    return null;
  }
}

/** The person as a passkey knows them (`user.id`): their id as bytes, base64url. */
export function userHandleOf(person: string): string {
  return btoa(person).replace(/=+$/, '');
}
