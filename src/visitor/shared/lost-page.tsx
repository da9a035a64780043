import type { Context } from 'hono';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import type { App } from '../../env.ts';
import { withoutTail, wordInQuery } from '../../http/address-tail.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Page } from '../../ui/layout.tsx';
import type { WaysOut } from '../../ui/problem-page.tsx';
import { preferredLocale } from './language.ts';
import { waysOut } from './ways-out.ts';

/**
 * A link that opens nothing: said kindly, and that nobody needs it to come in. What only has a tail
 * leads to the page without it.
 */
export async function showLost(c: Context<App>, what: 'ticket' | 'registration') {
  c.header('Cache-Control', 'no-store');
  const path = withoutTail(c.req);
  if (path !== null) return c.redirect(path, 301);
  const asked = wordInQuery(c.req, 'lang');
  const locale = isLocale(asked) ? asked : preferredLocale(c.req.header('Accept-Language'));
  const ways = await waysOut(c, locale);
  return c.html(<LostPage locale={locale} what={what} ways={ways} />, 404);
}

function LostPage({
  locale,
  what,
  ways,
}: {
  locale: Locale;
  what: 'ticket' | 'registration';
  ways: WaysOut;
}) {
  const { manage, ticket } = visitorWords[locale];
  const words = what === 'ticket' ? ticket : manage;
  return (
    <Page
      locale={locale}
      title={words.lostTitle}
      {...ways}
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
