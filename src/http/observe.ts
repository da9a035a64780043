import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { App } from '../env.ts';
import { type Circumstances, logFailure, logSlow } from './log.ts';
import { countRequest } from './request-counts.ts';

/**
 * A request slower than this, ms, is logged: a page takes some tens, a batch of a crowd some
 * hundreds.
 */
const SLOW_MS = 1_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const NO_ROUTE = 'none';
/** What a parameter may be, as `:secret{…}` says it. */
const OF_PARAMETER = /\{[^/]*?\}(?=\/|$)/g;

/** Counts each request, and logs those that failed or were slow. Wraps everything else. */
export const observe = createMiddleware<App>(async function observeRequest(c, next) {
  await next();
  const route = routeOf(c);
  const method = methodOf(c.req.method);
  const { status } = c.res;
  const ms = Date.now() - c.get('now');
  countRequest({ method, route, status, slow: ms >= SLOW_MS });
  const edition = c.get('editionNumber') ?? c.get('sender')?.event;
  const where: Circumstances = {
    request: c.get('requestId'),
    method,
    route,
    status,
    ms,
    ...(edition !== undefined && { edition }),
  };
  if (status >= 500) logFailure('request_failed', c.error, where);
  else if (ms >= SLOW_MS) logSlow(where);
});

/** A client can send any text as a method: those of the web are kept, all others become one. */
function methodOf(method: string): string {
  return METHODS.includes(method) ? method : 'other';
}

/**
 * The pattern of the route that answered, or that would have: a request refused by a middleware
 * belongs to the route behind it.
 */
function routeOf(c: Context<App>): string {
  const routes = matchedRoutes(c);
  const reached = routes[c.req.routeIndex];
  const answers =
    reached && reached.method !== 'ALL' ? reached : routes.find(({ method }) => method !== 'ALL');
  return answers?.path.replace(OF_PARAMETER, '') ?? NO_ROUTE;
}
