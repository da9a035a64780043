import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LOCALES } from '../../domain/kinds.ts';
import { CODE_MS, FOUND_MS } from '../../domain/ticket-finding.ts';
import type { App } from '../../env.ts';
import { findPath } from '../shared/links.ts';

const SECRET = /^[a-z2-9]{51}$/;

/** The secret of a browser that looks for a ticket; null where it has none. */
export function finderOf(c: Context<App>): string | null {
  const secret = getCookie(c, nameOf(c)) ?? '';
  return SECRET.test(secret) ? secret : null;
}

/** Hands a browser its secret, for as long as its code, or what that has opened, lasts. */
export function keepFinder(c: Context<App>, slug: string, secret: string, what: 'code' | 'found') {
  put(c, slug, secret, (what === 'code' ? CODE_MS : FOUND_MS) / 1000);
}

/** Has a browser forget it. */
export function dropFinder(c: Context<App>, slug: string) {
  put(c, slug, '', 0);
}

/**
 * Sent to these pages alone, in each of their languages: with a cookie of the whole host every public
 * page would be another visitor's, and none could be kept for all of them.
 */
function put(c: Context<App>, slug: string, secret: string, maxAge: number) {
  for (const locale of LOCALES) {
    setCookie(c, nameOf(c), secret, {
      path: findPath(locale, slug),
      maxAge,
      httpOnly: true,
      sameSite: 'Lax',
      secure: isSecure(c),
    });
  }
}

/** `__Secure-` binds it to https, which a developer's machine does not have; `__Host-` allows no path. */
function nameOf(c: Context<App>): string {
  return isSecure(c) ? '__Secure-find' : 'find';
}

function isSecure({ env }: Context<App>): boolean {
  return env.PUBLIC_URL.startsWith('https:');
}
