import type { Context } from 'hono';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import type { App } from '../../env.ts';
import { withoutTail, wordInQuery } from '../../http/address-tail.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Page } from '../../ui/layout.tsx';
import type { WaysOut } from '../../ui/problem-page.tsx';
import { FindLink } from './find-link.tsx';
import { preferredLocale } from './language.ts';
import { waysOut } from './ways-out.ts';

/**
 * The page of a link that is not valid: in friendly words, and with the note that no ticket is
 * needed to come in. A page below a link that only has added text is redirected to; a secret is
 * read without that text already.
 */
export async function showLost(c: Context<App>, what: 'ticket' | 'registration') {
  c.header('Cache-Control', 'no-store');
  const path = withoutTail(c.req);
  if (path !== null && BELOW_A_LINK.test(path)) return c.redirect(path, 301);
  const lang = wordInQuery(c.req, 'lang');
  const locale = isLocale(lang) ? lang : preferredLocale(c.req.header('Accept-Language'));
  const ways = await waysOut(c, locale);
  return c.html(<LostPage locale={locale} what={what} ways={ways} />, 404);
}

/** An address of a page below a private one, such as its cancellation. */
const BELOW_A_LINK = /^\/[a-z]\/[^/]+\/[^/]/i;

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
      page="lost"
      locale={locale}
      title={words.lostTitle}
      {...ways}
      scripts={['visitor.js']}
      isPrivate
      face="lost"
      masthead={
        <div class="opening">
          <h1>{words.lostTitle}</h1>
        </div>
      }
    >
      <p class="lead">{words.lost}</p>
      {ways.findHref && <FindLink locale={locale} href={ways.findHref} />}
      <p>{ticket.lostAnyway}</p>
    </Page>
  );
}
