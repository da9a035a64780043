import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../domain/problem.ts';
import type { App, Env } from '../env.ts';
import { networkOfRequest } from './client-address.ts';

const MINUTE_S = 60;
/** No link, session or key that this service gave out is longer. */
const HOLDER_MAX = 300;

/** A ceiling on what one address may register, wide enough for a carrier's whole cell. */
export const addressCeiling = createMiddleware<App>(async function limitAddress(c, next) {
  const network = networkOfRequest(c.req.raw.headers, c.env);
  if (c.req.method === 'POST' && network !== null) {
    await demand(c.env, c.env.LIMIT_ADDRESS, network);
  }
  await next();
});

/** Where a registration comes from, whose people are counted; null where no ceilings are kept. */
export function countedNetwork(c: Context<App>): string | null {
  if (c.env.RATE_LIMITS === 'off') return null;
  return networkOfRequest(c.req.raw.headers, c.env) || null;
}

/**
 * A ceiling on what one private link, session or key may ask for: whoever holds it can neither be
 * shut out by others, nor take the time of others.
 */
export function holderCeiling(what: string, holderOf: (c: Context<App>) => string | undefined) {
  return createMiddleware<App>(async function limitHolder(c, next) {
    const holder = holderOf(c)?.slice(0, HOLDER_MAX);
    if (holder) await demand(c.env, c.env.LIMIT_HOLDER, `${what} ${await hashed(holder)}`);
    await next();
  });
}

/**
 * A ceiling on guesses, by the network that they come from: what a code, link or token opens is
 * never counted, so that nobody is shut out by a neighbour who guesses. `statuses`: those that a
 * wrong guess is answered with.
 */
export function guessCeiling(what: string, ...statuses: readonly number[]) {
  return createMiddleware<App>(async function limitGuesses(c, next) {
    await next();
    if (!statuses.includes(c.res.status) || asksForNonce(c.error)) return;
    const network = networkOfRequest(c.req.raw.headers, c.env) ?? 'anywhere';
    await demand(c.env, c.env.LIMIT_ENROL, `${what} ${network}`);
  });
}

/** A phone whose nonce is stale has guessed nothing. */
function asksForNonce(error: Error | undefined): boolean {
  return error instanceof Problem && error.code === 'use_dpop_nonce';
}

async function demand(env: Env, limit: RateLimit | undefined, key: string): Promise<void> {
  if (!limit || env.RATE_LIMITS === 'off') return;
  const { success } = await limit.limit({ key });
  if (!success) throw new Problem('rate_limited', { retryAfter: MINUTE_S });
}

/** A secret is no key of anything that is kept elsewhere. */
async function hashed(holder: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(holder));
  return Array.from(new Uint8Array(bytes, 0, 12), (byte) => byte.toString(16)).join('.');
}
