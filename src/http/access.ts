import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../domain/problem.ts';
import type { App } from '../env.ts';

/**
 * Where Cloudflare Access stands in front of the console, whoever has not come through it is refused:
 * by another address of the same Worker nobody gets around it. It opens nothing by itself, a session
 * is needed as well. Nothing is asked for where it is not set (`CLOUDFLARE_ACCESS`).
 */
export const behindAccess = createMiddleware<App>(async function requireAccess(c, next) {
  if (c.env.CLOUDFLARE_ACCESS === 'on' && !cameThrough(c)) {
    throw new Problem('forbidden', { detail: 'The console stands behind Cloudflare Access.' });
  }
  await next();
});

/** Whether Cloudflare Access has let this request in: the runtime says so, and no header. */
function cameThrough(c: Context<App>): boolean {
  try {
    const context: object = c.executionCtx;
    return 'access' in context && typeof context.access === 'object' && context.access !== null;
  } catch {
    // Without a context nobody can have said so.
    return false;
  }
}
