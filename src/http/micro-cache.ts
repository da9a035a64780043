import { isHost } from './host.ts';
import { countCached } from './request-counts.ts';

/**
 * Long enough that a crowd costs one read, short enough not to change the age that a page states.
 */
const CACHE_MS = 500;
/** Public pages of an edition in four languages are a few dozen, each some kilobytes. */
const CACHE_MAX = 200;
/** A larger answer, such as a file of figures, is made anew: two hundred of them would fill the isolate. */
const ANSWER_MAX = 200_000;
/** Request headers with which the answer may differ. */
const PERSONAL = ['Cookie', 'Authorization', 'Range', 'If-None-Match', 'If-Modified-Since'];

interface CachedAnswer {
  readonly body: ArrayBuffer;
  /** Copied whole by the runtime: from a record it would read name by name. */
  readonly headers: Headers;
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
  const kept = keptAnswer(request);
  if (kept) return kept;
  const { url } = request;
  if (url.includes('?') || !asksForPublic(request)) return serve();
  const until = Date.now() + CACHE_MS;
  const response = await serve();
  if (!isPublic(response)) return response;
  const body = await response.arrayBuffer();
  const answer = { body, headers: new Headers(response.headers), until };
  if (body.byteLength <= ANSWER_MAX) keep(url, answer);
  return copyOf(answer);
}

/** Drops everything that is kept, after this isolate changed what is public. */
export function forgetAnswers(): void {
  answers.clear();
}

/** What is kept under the address of a request, if it may have it; null where nothing is. */
export function keptAnswer(request: Request): Response | null {
  const found = answers.get(request.url);
  if (!found || !asksForPublic(request)) return null;
  const left = found.until - Date.now();
  // More than it was given: the clock was set back.
  if (left <= 0 || left > CACHE_MS) return null;
  // A host that is none can make the same address as another path under a right one.
  if (!isHost(request.headers.get('Host'))) return null;
  countCached();
  return copyOf(found);
}

function asksForPublic({ method, headers }: Request): boolean {
  return method === 'GET' && !PERSONAL.some((name) => headers.has(name));
}

function isPublic({ status, headers }: Response): boolean {
  const policy = headers.get('Cache-Control') ?? '';
  return status === 200 && policy.startsWith('public') && !headers.has('Vary');
}

function copyOf({ body, headers }: CachedAnswer): Response {
  const response = new Response(body, { headers });
  response.headers.set('X-Request-Id', crypto.randomUUID());
  return response;
}

function keep(url: string, answer: CachedAnswer): void {
  answers.delete(url);
  answers.set(url, answer);
  if (answers.size <= CACHE_MAX) return;
  const oldest = answers.keys().next();
  if (!oldest.done) answers.delete(oldest.value);
}
