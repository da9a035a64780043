import type { HonoRequest } from 'hono';

/** Percent-encoded or not, nothing that an address of ours ends with; or a query that was encoded or lost its head. */
const TAIL = /(?:%3f|%23|%26|&).*$|(?:%[0-9a-f]{2}|[^\w%-])+$/i;

/**
 * Where a page is that was not found because slashes, or what a message has put behind a link,
 * stand at the end of its address; `null` when nothing does, or the request would change something,
 * or comes from a program. On this host.
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
 * A word that stands behind `?` in an address, without what a message has put behind it; `undefined`
 * when there is none. For words of letters and digits.
 */
export function wordInQuery(request: HonoRequest, name: string): string | undefined {
  return request.query(name)?.replace(/[^a-z0-9]+$/i, '');
}
