import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { App } from '../env.ts';

/**
 * The beginnings of addresses that are for one holder or for staff alone. A ticket's address is
 * printed in upper case and shared in lower.
 */
const PRIVATE = ['/t/', '/T/', '/r/', '/w/', '/console', '/gate'] as const;

/**
 * Keeps private pages out of search engines, whatever they answer. Beside robots.txt, since an
 * engine that may not read an address can still list it from another page.
 */
export const unlisted = createMiddleware<App>(async function keepUnlisted(c, next) {
  await next();
  if (c.res.status !== 101 && PRIVATE.some((start) => c.req.path.startsWith(start))) {
    c.res.headers.set('X-Robots-Tag', 'noindex, nofollow');
  }
});

/** What search engines are asked to leave alone, and where they find the rest. */
export const robots = new Hono<App>().get('/robots.txt', (c) => {
  c.header('Cache-Control', 'public, max-age=3600');
  const left = PRIVATE.map((start) => `Disallow: ${start}`);
  // Answered by a service that is not set up yet as well.
  const { PUBLIC_URL: base } = c.env;
  const map = URL.canParse(base) ? ['', `Sitemap: ${new URL('/sitemap.xml', base)}`] : [];
  return c.text(['User-agent: *', ...left, ...map, ''].join('\n'));
});
