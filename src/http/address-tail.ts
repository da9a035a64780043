import type { HonoRequest } from 'hono';

/**
 * Characters, percent-encoded or not, with which none of our addresses ends; or a query that was
 * encoded or lost its `?`.
 */
const TAIL = /(?:%3f|%23|%26|&).*$|(?:%[0-9a-f]{0,2}|[^a-z0-9%])+$/i;

/**
 * The right address of a page that was not found because slashes, or what a message added to the
 * link, are at the end of its address; `null` when there is nothing to remove, or the request would
 * change something, or comes from a program. On this host.
 */
export function withoutTail(request: HonoRequest): string | null {
  const { pathname, search } = new URL(request.url);
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads || pathname.startsWith('/api/')) return null;
  // One slash at the beginning: two would lead to another host.
  const path = `/${pathname.replace(TAIL, '').replace(/^\/+/, '')}`;
  return path === '/' || path === pathname ? null : path + search;
}

/**
 * A word after `?` in an address, without what a message added to it; `undefined` when there is
 * none. For words of letters and digits.
 */
export function wordInQuery(request: HonoRequest, name: string): string | undefined {
  return request.query(name)?.replace(/[^a-z0-9]+$/i, '');
}
