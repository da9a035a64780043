import type { Context } from 'hono';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import type { App } from '../../env.ts';
import { currentEdition } from '../../store/editions/editions.ts';
import type { WaysOut } from '../../ui/problem-page.tsx';
import { eventPath, noticePath } from './links.ts';

/**
 * Where a page leads that belongs to no edition, so that who is lost keeps language and footer: to
 * the current edition, and to the same address in each language. Never fails, whatever is away.
 */
export async function waysOut(c: Context<App>, locale: Locale): Promise<WaysOut> {
  const edition = await currentEdition(c.env, c.get('now')).catch(() => null);
  const home = (one: Locale) => (edition ? eventPath(one, edition.slug) : `/${one}`);
  // What was sent has no page that could be opened in another language.
  const path = c.req.method === 'GET' ? c.req.path : null;
  return {
    inLocale: (one) => (path === null ? home(one) : pathIn(one, path)),
    home: home(locale),
    ...(edition ? { noticeHref: noticePath(locale, edition.slug) } : {}),
  };
}

/** The same address in another language: said in its path, or asked for beside it. */
function pathIn(locale: Locale, path: string): string {
  const [, first] = path.split('/');
  return isLocale(first) ? `/${locale}${path.slice(first.length + 1)}` : `${path}?lang=${locale}`;
}
