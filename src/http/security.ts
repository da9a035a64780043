import { createMiddleware } from 'hono/factory';
import { BACKUP_DAYS_FAULT, isBackupDays } from '../domain/erasure.ts';
import { Problem } from '../domain/problem.ts';
import type { App, Env } from '../env.ts';
import { addressSettings, isOwnServer } from './address-settings.ts';
import { ceilingsFault } from './memory-ceilings.ts';

/** Everything from our own address, nothing inline, no framing by other sites. */
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

/** Pages that read codes with a camera; every other one is refused it. */
const READS_CODES = /^\/(gate|console\/[^/]+\/(desk|visitors))$/;

/** What a page may ask its browser for. */
const permissions = (camera: 'self' | '') =>
  `camera=(${camera}), microphone=(), geolocation=(), payment=(), usb=()`;

/** Headers of every answer; what a route has set itself stays. */
export const securityHeaders = createMiddleware<App>(async function setSecurityHeaders(c, next) {
  await next();
  const { res } = c;
  // No header can be added to an answer that carries a socket.
  if (res.status === 101) return;
  for (const [name, value] of fixedHeaders(originOf(c.req.url), isHttps(c.env))) {
    if (!res.headers.has(name)) res.headers.set(name, value);
  }
  if (READS_CODES.test(c.req.path)) res.headers.set('Permissions-Policy', permissions('self'));
  res.headers.set('X-Request-Id', c.get('requestId'));
});

let fixed: { origin: string; https: boolean; headers: [string, string][] } | null = null;

/** What every answer to one origin carries; a Worker rarely has a second one. */
function fixedHeaders(origin: string, https: boolean): [string, string][] {
  if (fixed?.origin !== origin || fixed.https !== https) {
    // Older Safari does not count the socket of our own host as 'self'. A proxy that speaks TLS asks
    // in plain HTTP: the page's own scheme is that of PUBLIC_URL.
    const sockets = origin.replace(/^https?/, https ? 'wss' : 'ws');
    const headers: [string, string][] = [
      ['Content-Security-Policy', [...POLICY, `connect-src 'self' ${sockets}`].join('; ')],
      ['X-Content-Type-Options', 'nosniff'],
      ['Referrer-Policy', 'same-origin'],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Cross-Origin-Resource-Policy', 'same-origin'],
      ['Permissions-Policy', permissions('')],
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

/** Methods that change nothing; every other one, known or not, is a change. */
const ASKING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change requested by another site's page. Forms and scripts of our own send their
 * origin; programs that use the API carry a key of their own and no cookie.
 */
export const ownOrigin = createMiddleware<App>(async function requireOwnOrigin(c, next) {
  const { raw, method } = c.req;
  if (!ASKING.includes(method) && isForeign(raw, c.env)) throw new Problem('forbidden');
  await next();
});

/**
 * Refuses a change without its origin. A page that sends no referrer sends `null` with its forms:
 * its address is then the only proof, good enough for a private link. The console uses a cookie and
 * requires more.
 */
export const statedOrigin = createMiddleware<App>(async function requireStatedOrigin(c, next) {
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

/**
 * Refuses a host that is not the service's own: under another name cookies, links and the origin of
 * forms would mean something else. A developer's machine answers under every name that it has for
 * itself.
 */
export const ownHost = createMiddleware<App>(async function requireOwnHost(c, next) {
  if (!isOwnOrigin(originOf(c.req.url), c.env.PUBLIC_URL)) {
    throw new Problem('forbidden', { detail: 'The service has another address.' });
  }
  await next();
});

/** The last that was judged: a Worker rarely has a second one. */
let judged: { readonly origin: string; readonly publicUrl: string; readonly own: boolean } | null =
  null;

function isOwnOrigin(origin: string, publicUrl: string): boolean {
  if (judged?.origin !== origin || judged.publicUrl !== publicUrl) {
    judged = { origin, publicUrl, own: isOwnHost(new URL(origin), new URL(publicUrl)) };
  }
  return judged.own;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** An IPv4 address, or an IPv6 one in brackets: no certificate of the public web names one of these. */
const LITERAL = /^(\d+\.\d+\.\d+\.\d+|\[.*\])$/;

function isOwnHost(requested: URL, own: URL): boolean {
  // A proxy that speaks TLS asks in plain HTTP, where 443 is a port like any other.
  if (
    requested.host === own.host ||
    (own.protocol === 'https:' && requested.host === `${own.host}:443`)
  )
    return true;
  const local = LOOPBACK.includes(own.hostname) || LITERAL.test(own.hostname);
  return local && LOOPBACK.includes(requested.hostname);
}

/** Base64 of 32 bytes, as RFC 4648 writes it; while keys are wrapped anew, behind a space the key before. */
const SECRET_KEY = /^[A-Za-z0-9+/]{43}=(?: [A-Za-z0-9+/]{43}=)?$/;

/** A deployed service without limits or secrets does not start: it says what is missing. */
export const configured = createMiddleware<App>(async function requireConfiguration(c, next) {
  const missing = missingFrom(c.env);
  if (missing) throw new Problem('not_configured', { detail: missing });
  await next();
});

function missingFrom(env: Env): string | null {
  if (!env.SECRET_KEY) return missingSecret('SECRET_KEY', env);
  if (!SECRET_KEY.test(env.SECRET_KEY)) {
    return 'SECRET_KEY must be base64 of exactly 32 bytes, such as openssl rand -base64 32 prints';
  }
  if (!env.OPERATOR_KEY) return missingSecret('OPERATOR_KEY', env);
  if (!isBackupDays(env.BACKUP_DAYS)) return BACKUP_DAYS_FAULT;
  const address = addressSettings(env);
  return typeof address === 'string' ? address : ceilingsFault(env, isHttps(env));
}

/** Says where the secret is put by the way the service runs: at Cloudflare, or on a machine of one's own. */
function missingSecret(name: string, env: Env): string {
  const isDeployed = !isOwnServer(env) && env.RATE_LIMITS !== 'off';
  return isDeployed
    ? `${name} is missing: npx wrangler secret put ${name}`
    : `${name} is missing: put it into secrets.env in STATE_DIR, or into the environment, and start the service again`;
}

function isHttps(env: Env): boolean {
  return env.PUBLIC_URL.startsWith('https:');
}
