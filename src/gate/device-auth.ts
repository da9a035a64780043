import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Credential } from '../actors/device-book.ts';
import type { Refusal } from '../actors/gate-answers.ts';
import { Problem } from '../domain/problem.ts';
import type { App, Env } from '../env.ts';
import { type DeviceToken, parseDeviceToken } from '../store/device-token.ts';
import { editionByNumber, type StoredEdition } from '../store/editions.ts';
import { hashSecret } from '../store/keys.ts';
import { type CheckedProof, checkProof, newNonce } from './dpop.ts';

/** The device that speaks, as far as can be told without the writer that knows its token. */
export interface Speaker {
  readonly event: number;
  readonly who: Credential;
}

/**
 * Gives the device that speaks, or was enrolled just now, its next nonce with every answer,
 * refusals too, so that no upload is sent twice.
 */
export const freshNonce = createMiddleware<App>(async function giveNonce(c, next) {
  await next();
  const device = c.get('enrolled') ?? spoken(c)?.device;
  c.header('DPoP-Nonce', await newNonce(c.env.SECRET_KEY, c.get('now'), device));
});

/**
 * Reads `Authorization: Bearer <token>`, or `DPoP <token>` with the proof beside it. Throws
 * `unauthenticated`, `use_dpop_nonce`.
 */
export async function readSpeaker(c: Context<App>): Promise<Speaker> {
  c.header('Cache-Control', 'no-store');
  const said = spoken(c);
  if (!said) throw new Problem('unauthenticated', { detail: 'A device token is needed.' });
  const { token, device, event } = said;
  const proof = said.bound ? await prove(c, said) : null;
  return {
    event,
    who: {
      device,
      token_hash: await hashSecret(token),
      key_thumbprint: proof?.thumbprint ?? null,
      once: proof && !proof.covers ? { proof: proof.id, request: c.get('requestId') } : null,
    },
  };
}

/** The same where people ask too: what they get may be kept by others, and carries no nonce. */
export const nonceForDevice = createMiddleware<App>(async function giveDeviceNonce(c, next) {
  return spoken(c) ? freshNonce(c, next) : next();
});

/**
 * Reads the phone that asks where people and phones ask alike. Throws `unauthenticated`,
 * `use_dpop_nonce` for a proof that does not hold.
 */
export const mayBeDevice = createMiddleware<App>(async function readDevice(c, next) {
  if (spoken(c)) {
    const { event, who } = await readSpeaker(c);
    c.set('speaker', { event, ...who });
  }
  await next();
});

interface Spoken extends DeviceToken {
  readonly token: string;
  /** Whether a proof must come with it. */
  readonly bound: boolean;
}

/** What a request says of its device, before anything is proved; null when it says nothing. */
function spoken(c: Context<App>): Spoken | null {
  const header = c.req.header('Authorization') ?? '';
  const [, scheme, token] = /^(Bearer|DPoP) ([\w.-]{1,256})$/i.exec(header) ?? [];
  const named = token ? parseDeviceToken(token) : null;
  return token && named ? { ...named, token, bound: scheme?.toLowerCase() === 'dpop' } : null;
}

/** The edition that a device belongs to. Throws `unauthenticated` when there is none. */
export async function speakersEdition(
  env: Env,
  event: number,
  now: number,
): Promise<StoredEdition> {
  const edition = await editionByNumber(env, event, now);
  if (!edition) throw new Problem('unauthenticated');
  return edition;
}

/** What a device is told that is not listened to now. */
export function refusal(answer: Refusal): Problem {
  if (answer.outcome === 'device_revoked') {
    return new Problem('device_revoked', { members: { hand_in: answer.hand_in } });
  }
  return new Problem(answer.outcome, answer.outcome === 'busy' ? { retryAfter: 5 } : {});
}

async function prove(
  c: Context<App>,
  { token, device }: DeviceToken & { readonly token: string },
): Promise<CheckedProof> {
  const { pathname, origin } = new URL(c.req.url);
  return checkProof(c.req.header('DPoP') ?? '', c.env.SECRET_KEY, {
    method: c.req.method,
    urls: [`${origin}${pathname}`, `${c.env.PUBLIC_URL}${pathname}`],
    token,
    device,
    body: await c.req.text(),
    now: c.get('now'),
  });
}
