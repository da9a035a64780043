import { countCached } from './request-counts.ts';

/**
 * Long enough that a crowd costs one read, short enough not to change the age that a page states.
 */
const CACHE_MS = 500;
/** Public pages of an edition in four languages are a few dozen, each some kilobytes. */
const CACHE_MAX = 200;
/** Request headers with which the answer may differ. */
const PERSONAL = ['Cookie', 'Authorization', 'Range', 'If-None-Match', 'If-Modified-Since'];

interface CachedAnswer {
  readonly body: ArrayBuffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly until: number;
}

/** By whole address: scheme and host are in the headers. */
const answers = new Map<string, CachedAnswer>();

/**
 * Answers that are public by their own `Cache-Control` are kept finished for half a second, headers
 * included, and sent to every request in that time before a route is looked for. Each gets a
 * request id of its own. Addresses with a query are not kept: their number has no limit.
 */
export async function serveCached(
  request: Request,
  serve: () => Response | Promise<Response>,
): Promise<Response> {
  const { url, method, headers } = request;
  if (method !== 'GET' || url.includes('?')) return serve();
  if (PERSONAL.some((name) => headers.has(name))) return serve();
  const now = Date.now();
  const found = answers.get(url);
  if (found && now < found.until) {
    countCached();
    return copyOf(found);
  }
  const response = await serve();
  if (!isPublic(response)) return response;
  const body = await response.arrayBuffer();
  const answer = { body, headers: Object.fromEntries(response.headers), until: now + CACHE_MS };
  keep(url, answer);
  return copyOf(answer);
}

/** Drops everything that is kept, after this isolate changed what is public. */
export function forgetAnswers(): void {
  answers.clear();
}

function isPublic({ status, headers }: Response): boolean {
  const policy = headers.get('Cache-Control') ?? '';
  return status === 200 && policy.startsWith('public') && !headers.has('Vary');
}

function copyOf({ body, headers }: CachedAnswer): Response {
  // Names of headers read are in lower case.
  return new Response(body, { headers: { ...headers, 'x-request-id': crypto.randomUUID() } });
}

function keep(url: string, answer: CachedAnswer): void {
  answers.delete(url);
  answers.set(url, answer);
  if (answers.size <= CACHE_MAX) return;
  const oldest = answers.keys().next();
  if (!oldest.done) answers.delete(oldest.value);
}
