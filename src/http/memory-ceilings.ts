import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { App, CallCeiling, Env } from '../env.ts';
import { CALL_LIMITS, type CallLimit } from './call-limits.ts';
import { SlidingWindow } from './sliding-window.ts';

type Ceilings = Record<keyof typeof CALL_LIMITS, CallCeiling>;

/**
 * Gives the service its ceilings where RATE_LIMITS is `memory`: kept by this isolate, behind the
 * interface of the bindings. `clock` gives ms since 1970. The moment of the request would not do: a
 * client can draw out a request, and its call would count for long ago.
 */
export function memoryCeilings(clock: () => number): MiddlewareHandler<App> {
  let kept: Ceilings | null = null;
  let known: { readonly plain: Env; readonly full: Env } | null = null;
  return createMiddleware<App>(async function keepCeilings(c, next) {
    if (c.env.RATE_LIMITS === 'memory') {
      // Not before the first request: an isolate that starts has no random numbers yet.
      kept ??= newCeilings(clock);
      if (known?.plain !== c.env) known = { plain: c.env, full: { ...kept, ...c.env } };
      c.env = known.full;
    }
    await next();
  });
}

function newCeilings(clock: () => number): Ceilings {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  const window = (limit: CallLimit) => new SlidingWindow(limit, { clock, seed });
  return {
    LIMIT_CONTACT: window(CALL_LIMITS.LIMIT_CONTACT),
    LIMIT_ADDRESS: window(CALL_LIMITS.LIMIT_ADDRESS),
    LIMIT_ENROL: window(CALL_LIMITS.LIMIT_ENROL),
    LIMIT_HOLDER: window(CALL_LIMITS.LIMIT_HOLDER),
  };
}

/**
 * What is wrong with RATE_LIMITS and the bindings beside it; null when they are right. A binding
 * that was forgotten is never replaced by memory: at Cloudflare each of many isolates would count
 * for itself.
 */
export function ceilingsFault(env: Env, isPublic: boolean): string | null {
  const { LIMIT_CONTACT, LIMIT_ADDRESS, LIMIT_ENROL, LIMIT_HOLDER } = env;
  const bindings = [LIMIT_CONTACT, LIMIT_ADDRESS, LIMIT_ENROL, LIMIT_HOLDER];
  switch (env.RATE_LIMITS ?? 'on') {
    case 'on':
      return bindings.every(Boolean)
        ? null
        : 'The [[ratelimits]] bindings of wrangler.toml are missing: on a server of your own RATE_LIMITS is memory';
    case 'memory':
      return bindings.some(Boolean)
        ? 'RATE_LIMITS is memory, and there are [[ratelimits]] bindings: at Cloudflare it is on'
        : null;
    case 'off':
      return isPublic ? 'RATE_LIMITS is off: a public service needs its ceilings' : null;
    default:
      return 'RATE_LIMITS is on, memory or off';
  }
}
