import type { HonoRequest } from 'hono';

/** Where a query begins that was encoded or lost its `?`. */
const LOST_QUERY = /%3f|%23|%26|&/i;
/** A character, percent-encoded, half of one or none, with which none of our addresses ends. */
const STRAY = /(?:%[0-9a-f]{0,2}|[^a-z0-9%])$/i;
const NO_LETTER = /[^a-z0-9]$/i;

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
  const [own = ''] = pathname.split(LOST_QUERY, 1);
  const path = `/${own.slice(0, endOf(own, STRAY)).replace(/^\/+/, '')}`;
  return path === '/' || path === pathname ? null : path + search;
}

/**
 * A word after `?` in an address, without what a message added to it; `undefined` when there is
 * none. For words of letters and digits.
 */
export function wordInQuery(request: HonoRequest, name: string): string | undefined {
  const word = request.query(name);
  return word?.slice(0, endOf(word, NO_LETTER));
}

/** Of the longest tail: an encoded character. */
const TAIL_UNIT = 3;

/**
 * Where a text ends without what `tail` finds at its end, once and again. From the end, one after the
 * other: an expression for all of them looks for the end from each of them anew, and who sends sixty
 * thousand would hold up everybody for seconds.
 */
function endOf(text: string, tail: RegExp): number {
  let end = text.length;
  for (;;) {
    const [found] = tail.exec(text.slice(Math.max(0, end - TAIL_UNIT), end)) ?? [];
    if (!found) return end;
    end -= found.length;
  }
}
