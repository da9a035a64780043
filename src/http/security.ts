import { createMiddleware } from 'hono/factory';
import { Problem } from '../domain/problem.ts';
import type { App, Env } from '../env.ts';

/** Everything from our own address, nothing inline, nobody may frame us. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Headers of every answer; what a route has set itself stays. */
export const securityHeaders = createMiddleware<App>(async function setSecurityHeaders(c, next) {
  await next();
  const { res } = c;
  // Nothing can be added to an answer that carries a socket.
  if (res.status === 101) return;
  for (const [name, value] of fixedHeaders(originOf(c.req.url), isHttps(c.env))) {
    if (!res.headers.has(name)) res.headers.set(name, value);
  }
  res.headers.set('X-Request-Id', c.get('requestId'));
});

let fixed: { origin: string; https: boolean; headers: [string, string][] } | null = null;

/** What every answer to one origin carries; a Worker is hardly ever asked under two. */
function fixedHeaders(origin: string, https: boolean): [string, string][] {
  if (fixed?.origin !== origin || fixed.https !== https) {
    // Older Safari does not count the socket of our own host as 'self'.
    const sockets = origin.replace(/^http/, 'ws');
    const headers: [string, string][] = [
      ['Content-Security-Policy', [...POLICY, `connect-src 'self' ${sockets}`].join('; ')],
      ['X-Content-Type-Options', 'nosniff'],
      ['Referrer-Policy', 'same-origin'],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Cross-Origin-Resource-Policy', 'same-origin'],
      ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()'],
    ];
    if (https) headers.push(['Strict-Transport-Security', 'max-age=31536000']);
    fixed = { origin, https, headers };
  }
  return fixed.headers;
}

/** Scheme and host of a request's address, which is whole and normal already. */
function originOf(url: string): string {
  const path = url.indexOf('/', 'https://'.length);
  return path < 0 ? url : url.slice(0, path);
}

/** Methods that ask and change nothing; any other one, known or not, is a change. */
const ASKING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that another site's page asks for. Forms and scripts of our own say where they
 * come from; the programs that use the API carry a key of their own and no cookie.
 */
export const ownOrigin = createMiddleware<App>(async function requireOwnOrigin(c, next) {
  const { raw, method } = c.req;
  if (!ASKING.includes(method) && isForeign(raw, c.env)) throw new Problem('forbidden');
  await next();
});

/**
 * Refuses a change that does not say where it comes from. A page that sends no referrer sends
 * `null` with its forms: its address is then the only proof, good enough for a private link. The
 * console goes by a cookie and wants more.
 */
export const saidOrigin = createMiddleware<App>(async function requireSaidOrigin(c, next) {
  const { headers } = c.req.raw;
  const origin = headers.get('Origin');
  const silent = headers.get('Sec-Fetch-Site') === null && (origin === null || origin === 'null');
  if (silent && !ASKING.includes(c.req.method)) throw new Problem('forbidden');
  await next();
});

function isForeign(request: Request, env: Env): boolean {
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('Origin');
  if (origin === null || origin === 'null') return false;
  return origin !== originOf(request.url) && origin !== new URL(env.PUBLIC_URL).origin;
}

/** A deployed service without ceilings or secrets does not start: it says what is missing. */
export const configured = createMiddleware<App>(async function requireConfiguration(c, next) {
  const missing = missingFrom(c.env);
  if (missing) throw new Problem('not_configured', { detail: missing });
  await next();
});

function missingFrom(env: Env): string | null {
  if (!env.SECRET_KEY) return 'SECRET_KEY is missing: npx wrangler secret put SECRET_KEY';
  if (!env.OPERATOR_KEY) return 'OPERATOR_KEY is missing: npx wrangler secret put OPERATOR_KEY';
  if (env.RATE_LIMITS === 'off') {
    return isHttps(env) ? 'RATE_LIMITS is off: a public service needs its ceilings' : null;
  }
  const limits = env.LIMIT_CONTACT && env.LIMIT_ADDRESS && env.LIMIT_ENROL;
  return limits ? null : 'The [[ratelimits]] bindings of wrangler.toml are missing';
}

/** A ceiling on what one address may ask for, wide enough for a carrier's whole cell. */
export const addressCeiling = createMiddleware<App>(async function limitAddress(c, next) {
  const { LIMIT_ADDRESS, RATE_LIMITS } = c.env;
  if (c.req.method === 'POST' && LIMIT_ADDRESS && RATE_LIMITS !== 'off') {
    const key = networkOf(c.req.header('CF-Connecting-IP') ?? '');
    const { success } = await LIMIT_ADDRESS.limit({ key });
    if (!success) throw new Problem('rate_limited', { retryAfter: 60 });
  }
  await next();
});

/** One-time codes cannot be tried out; the address is what a guesser has one of. */
export async function limitCodes(c: {
  readonly env: Env;
  readonly req: { header(name: string): string | undefined };
}): Promise<void> {
  if (!c.env.LIMIT_ENROL || c.env.RATE_LIMITS === 'off') return;
  const key = networkOf(c.req.header('CF-Connecting-IP') ?? '');
  const { success } = await c.env.LIMIT_ENROL.limit({ key });
  if (!success) throw new Problem('rate_limited', { retryAfter: 60 });
}

/** What a subscriber has of addresses: one in IPv4, in IPv6 a whole /64, however it is written. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.groups?.v4;
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [before = [], after = []] = address.split('::').map((part) => part.split(':'));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before;
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':');
}

function isHttps(env: Env): boolean {
  return env.PUBLIC_URL.startsWith('https:');
}
