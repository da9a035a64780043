import type { Context } from 'hono';
import type { App } from '../env.ts';

/**
 * Where a page that was asked for with slashes at its end is, on this host; `null` when the path
 * has none, or the request would change something, or comes from a program.
 */
export function withoutSlash(c: Context<App>): string | null {
  const { pathname, search } = new URL(c.req.url);
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!reads || !pathname.endsWith('/') || pathname.startsWith('/api/')) return null;
  // One slash at the beginning: two would lead to another host.
  const path = `/${pathname.replace(/^\/+|\/+$/g, '')}`;
  return path === '/' ? null : path + search;
}
