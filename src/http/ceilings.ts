import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../domain/problem.ts';
import type { App, CallCeiling, Env } from '../env.ts';
import { networkOfRequest } from './client-address.ts';

const MINUTE_S = 60;
/** No link, session or key that this service gave out is longer. */
const HOLDER_MAX = 300;

/** A limit on what one address may register, wide enough for a carrier's whole cell. */
export const addressCeiling = createMiddleware<App>(async function limitAddress(c, next) {
  if (c.req.method === 'POST') {
    const network = networkOfRequest(c.req.raw, c.env);
    if (network !== null) await demand(c.env, c.env.LIMIT_ADDRESS, network);
  }
  await next();
});

/** Where a registration comes from, whose people are counted; null where no limit applies. */
export function countedNetwork(c: Context<App>): string | null {
  if (c.env.RATE_LIMITS === 'off') return null;
  return networkOfRequest(c.req.raw, c.env) || null;
}

/**
 * A limit on the requests with one private link, session or key: its holder is neither shut out by
 * others, nor delays them.
 */
export function holderCeiling(what: string, holderOf: (c: Context<App>) => string | undefined) {
  return createMiddleware<App>(async function limitHolder(c, next) {
    const holder = holderOf(c)?.slice(0, HOLDER_MAX);
    if (holder) await demand(c.env, c.env.LIMIT_HOLDER, `${what} ${await hashed(holder)}`);
    await next();
  });
}

/**
 * A limit on guesses, by the network that they come from: a request with a valid code, link or
 * token is never counted, so that a neighbour's guesses shut no visitor out. `statuses`: those that
 * answer a wrong guess.
 */
export function guessCeiling(what: string, ...statuses: readonly number[]) {
  return createMiddleware<App>(async function limitGuesses(c, next) {
    await next();
    if (!statuses.includes(c.res.status) || asksForNonce(c.error)) return;
    const network = networkOfRequest(c.req.raw, c.env) ?? 'anywhere';
    await demand(c.env, c.env.LIMIT_ENROL, `${what} ${network}`);
  });
}

/**
 * A limit on tries that spend something of others, right ones as well: it is asked before one is judged.
 * Throws `rate_limited`.
 */
export async function demandTry(
  { env, req }: Pick<Context<App>, 'env' | 'req'>,
  what: string,
): Promise<void> {
  const network = networkOfRequest(req.raw, env) ?? 'anywhere';
  await demand(env, env.LIMIT_ENROL, `try of ${what} ${network}`);
}

/** A phone with a stale nonce has not guessed. */
function asksForNonce(error: Error | undefined): boolean {
  return error instanceof Problem && error.code === 'use_dpop_nonce';
}

async function demand(env: Env, limit: CallCeiling | undefined, key: string): Promise<void> {
  if (!limit || env.RATE_LIMITS === 'off') return;
  const { success } = await limit.limit({ key });
  if (!success) throw new Problem('rate_limited', { retryAfter: MINUTE_S });
}

/** The limiter must not store a secret: it gets a hash. */
async function hashed(holder: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(holder));
  return Array.from(new Uint8Array(bytes, 0, 12), (byte) => byte.toString(16)).join('.');
}
