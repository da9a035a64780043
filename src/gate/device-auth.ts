import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../domain/problem.ts';
import type { App, DeviceCredentials, Env } from '../env.ts';
import type { PhoneContext } from '../operations/context.ts';
import { editionByNumber, type StoredEdition } from '../store/editions/editions.ts';
import { type DeviceToken, hashOfIssued, parseDeviceToken } from '../store/gates/device-token.ts';
import { type CheckedProof, checkProof, newNonce } from './dpop.ts';

/**
 * Gives the device that sends, or was just enrolled, its next nonce with every answer, refusals
 * too, so that no upload is sent twice.
 */
export const freshNonce = createMiddleware<App>(async function giveNonce(c, next) {
  await next();
  const device = c.get('enrolled') ?? spoken(c)?.device;
  // By the present clock: a writer that began meanwhile accepts no nonce from before.
  c.header('DPoP-Nonce', await newNonce(c.env.SECRET_KEY, Date.now(), device));
});

/**
 * The same for routes that people read too: their answers may be cached by others, and carry no
 * nonce.
 */
export const nonceForDevice = createMiddleware<App>(async function giveDeviceNonce(c, next) {
  return spoken(c) ? freshNonce(c, next) : next();
});

/**
 * Admits only devices that this service has enrolled, before their body is read: `Authorization:
 * Bearer <token>`, or `DPoP <token>` with the proof beside it. Throws `unauthenticated`,
 * `use_dpop_nonce`.
 */
export const asDevice = createMiddleware<App>(async function requireDevice(c, next) {
  c.header('Cache-Control', 'no-store');
  const sender = await identified(c);
  if (!sender) throw new Problem('unauthenticated', { detail: 'A device token is needed.' });
  c.set('sender', sender);
  await next();
});

/** Reads the phone's credentials on routes that people read too. Throws for an invalid proof. */
export const mayBeDevice = createMiddleware<App>(async function readDevice(c, next) {
  const sender = await identified(c);
  if (sender) c.set('sender', sender);
  await next();
});

/**
 * The device that `asDevice` admitted, as an actor. Throws `unauthenticated` where no route
 * required one.
 */
export function phoneContext(c: Context<App>): PhoneContext {
  const sender = c.get('sender');
  if (!sender) throw new Problem('unauthenticated');
  const { event, ...who } = sender;
  const { env } = c;
  return { actor: 'phone', event, who, env, now: c.get('now'), request: c.get('requestId') };
}

/**
 * The cheapest check first: form, then MAC, then the proof. Null for a request without a token of
 * ours.
 */
async function identified(c: Context<App>): Promise<DeviceCredentials | null> {
  const spokenToken = spoken(c);
  const now = c.get('now');
  const edition = spokenToken && (await editionByNumber(c.env, spokenToken.event, now));
  if (!spokenToken || !edition) return null;
  const { token, device, event } = spokenToken;
  const token_hash = await hashOfIssued(token, c.env.SECRET_KEY, edition, now);
  if (token_hash === null) return null;
  const proof = spokenToken.bound ? await prove(c, spokenToken) : null;
  return {
    event,
    device,
    token_hash,
    key_thumbprint: proof?.thumbprint ?? null,
    once: proof && !proof.covers ? onceOf(proof, c.get('requestId')) : null,
  };
}

function onceOf({ id, issued }: CheckedProof, request: string): DeviceCredentials['once'] {
  return { proof: id, request, issued };
}

interface Spoken extends DeviceToken {
  readonly token: string;
  /** Whether a proof is required. */
  readonly bound: boolean;
}

/** What a request says of its device, before it is verified; null when it says nothing. */
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
