import type { Context } from 'hono';
import { isLocale, type Locale } from '../domain/kinds.ts';
import type { App, Env } from '../env.ts';
import { visitorWords } from '../i18n/visitor.ts';
import { currentEdition } from '../store/editions.ts';
import { Page } from '../ui/layout.tsx';
import { preferredLocale } from './language.ts';
import { eventPath, noticePath } from './links.ts';

/** A link that opens nothing: said kindly, and that nobody needs it to come in. */
export async function showLost(c: Context<App>, what: 'ticket' | 'registration') {
  const asked = c.req.query('lang');
  const locale = isLocale(asked) ? asked : preferredLocale(c.req.header('Accept-Language'));
  c.header('Cache-Control', 'no-store');
  const slug = await slugOrNone(c.env, c.get('now'));
  // A form that was sent has no page to be opened in another language.
  const path = c.req.method === 'GET' ? c.req.path : null;
  return c.html(<LostPage locale={locale} what={what} slug={slug} path={path} />, 404);
}

/** The edition that a lost page leads to; it never fails for want of one. */
export async function slugOrNone(env: Env, now: number): Promise<string | null> {
  try {
    return (await currentEdition(env, now))?.slug ?? null;
  } catch {
    return null;
  }
}

/** Where a page that belongs to no edition leads, in a language. */
export function waysOut(
  locale: Locale,
  slug: string | null,
): { home?: string; noticeHref?: string } {
  return slug === null
    ? {}
    : { home: eventPath(locale, slug), noticeHref: noticePath(locale, slug) };
}

function LostPage({
  locale,
  what,
  slug,
  path,
}: {
  locale: Locale;
  what: 'ticket' | 'registration';
  slug: string | null;
  path: string | null;
}) {
  const { manage, ticket } = visitorWords[locale];
  const words = what === 'ticket' ? ticket : manage;
  return (
    <Page
      locale={locale}
      title={words.lostTitle}
      {...waysOut(locale, slug)}
      inLocale={(one) => (path === null ? (waysOut(one, slug).home ?? '/') : `${path}?lang=${one}`)}
      isPrivate
      face="lost"
      masthead={
        <div class="opening">
          <h1>{words.lostTitle}</h1>
        </div>
      }
    >
      <p class="lead">{words.lost}</p>
      <p>{ticket.lostAnyway}</p>
    </Page>
  );
}
