import type { Context } from 'hono';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import type { App } from '../../env.ts';
import { currentEdition } from '../../store/editions/editions.ts';
import type { WaysOut } from '../../ui/problem-page.tsx';
import { eventPath, findPath, noticePath } from './links.ts';

/**
 * Links of a page that belongs to no edition, so that a lost visitor keeps language and footer: to
 * the present edition, and to the same address in each language. Never fails, whatever cannot be
 * read.
 */
export async function waysOut(c: Context<App>, locale: Locale): Promise<WaysOut> {
  const edition = await currentEdition(c.env, c.get('now')).catch(() => null);
  const home = (one: Locale) => (edition ? eventPath(one, edition.slug) : `/${one}`);
  // What was sent has no page that could be opened in another language.
  const path = c.req.method === 'GET' ? c.req.path : null;
  return {
    inLocale: (one) => (path === null ? home(one) : pathIn(one, path)),
    home: home(locale),
    ...(edition && {
      noticeHref: noticePath(locale, edition.slug),
      findHref: findPath(locale, edition.slug),
    }),
  };
}

/** The same address in another language: in its path, or as a query. */
function pathIn(locale: Locale, path: string): string {
  const [, first] = path.split('/');
  return isLocale(first) ? `/${locale}${path.slice(first.length + 1)}` : `${path}?lang=${locale}`;
}
