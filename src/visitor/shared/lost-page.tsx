import type { Context } from 'hono';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { secretInPath } from '../../domain/link-text.ts';
import type { App } from '../../env.ts';
import { withoutTail, wordInQuery } from '../../http/address-tail.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatDate } from '../../i18n/format.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { trustWords } from '../../i18n/trust.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { wishWords } from '../../i18n/wish.ts';
import { editionByNumber, type StoredEdition } from '../../store/editions/editions.ts';
import { MANAGE_SECRET_LENGTH, readManageSecret } from '../../store/registrations/manage-link.ts';
import { Page } from '../../ui/layout.tsx';
import type { WaysOut } from '../../ui/problem-page.tsx';
import { Written } from '../../ui/written.tsx';
import { FiguresLink } from '../figures/figures-link.tsx';
import { daysReleased } from './days-released.ts';
import { FindLink } from './find-link.tsx';
import { preferredLocale } from './language.ts';
import { waysOut } from './ways-out.ts';

/** What a private link leads to. */
type LostLink = 'ticket' | 'registration' | 'wish';

/**
 * The page of a link that is not valid: in friendly words, and with the note that no ticket is
 * needed to come in. A page below a link that only has added text is redirected to; a secret is
 * read without that text already.
 */
export async function showLost(c: Context<App>, what: LostLink) {
  c.header('Cache-Control', 'no-store');
  const path = withoutTail(c.req);
  if (path !== null && BELOW_A_LINK.test(path)) return c.redirect(path, 301);
  const lang = wordInQuery(c.req, 'lang');
  const locale = isLocale(lang) ? lang : preferredLocale(c.req.header('Accept-Language'));
  const ways = await waysOut(c, locale);
  const erased = what === 'ticket' ? null : await erasedEdition(c);
  if (erased) {
    const days = await daysReleased(c.env, erased.number, c.get('now'));
    const hasFigures = days.length > 0;
    return c.html(<ErasedEditionPage {...{ locale, ways, erased, hasFigures }} />, GONE);
  }
  return c.html(<LostPage locale={locale} what={what} ways={ways} />, 404);
}

/** What was there, and is not any more (RFC 9110). */
const GONE = 410;

/** The edition that a private link names, where all of its data is erased: nothing can check the link. */
async function erasedEdition(c: Context<App>): Promise<StoredEdition | null> {
  const named = secretInPath(c.req.param('secret') ?? '', MANAGE_SECRET_LENGTH);
  const link = readManageSecret(named?.secret.toLowerCase() ?? '');
  const edition = link && (await editionByNumber(c.env, link.event, c.get('now')));
  return edition?.erased_at ? edition : null;
}

/** What a private link leads to once all data of its edition is gone, whoever had it. */
function ErasedEditionPage(props: {
  locale: Locale;
  ways: WaysOut;
  erased: StoredEdition;
  hasFigures: boolean;
}) {
  const { locale, ways, erased, hasFigures } = props;
  const said = legalLocale(locale, 'trust');
  const { editionErased, erased: words } = trustWords[locale];
  const other = said === locale ? {} : { lang: said, dir: directionOf(said) };
  const day = formatDate(erased.erased_at ?? 0, said, erased.timezone);
  return (
    <Page
      page="lost"
      locale={locale}
      title={editionErased.title}
      {...ways}
      scripts={['visitor.js']}
      isPrivate
      face="lost"
      masthead={
        <div class="opening">
          <p class="eyebrow">
            <Written text={erased.name} locale={locale} />
          </p>
          <h1 {...other}>{editionErased.title}</h1>
        </div>
      }
    >
      <p class="lead" data-erased="" {...other}>
        {editionErased.text(day)} {words.kept}
      </p>
      {hasFigures && <FiguresLink locale={locale} slug={erased.slug} />}
    </Page>
  );
}

/** An address of a page below a private one, such as its cancellation. */
const BELOW_A_LINK = /^\/[a-z]\/[^/]+\/[^/]/i;

function LostPage({ locale, what, ways }: { locale: Locale; what: LostLink; ways: WaysOut }) {
  const { manage, ticket } = visitorWords[locale];
  const words = { ticket, registration: manage, wish: wishWords[locale] }[what];
  const said = what === 'wish' ? legalLocale(locale, 'wish') : locale;
  const other = said === locale ? {} : { lang: said, dir: directionOf(said) };
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
          <h1 {...other}>{words.lostTitle}</h1>
        </div>
      }
    >
      <p class="lead" {...other}>
        {words.lost}
      </p>
      {what !== 'wish' && ways.findHref && <FindLink locale={locale} href={ways.findHref} />}
      <p>{ticket.lostAnyway}</p>
    </Page>
  );
}
