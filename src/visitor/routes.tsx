import { type Context, Hono } from 'hono';
import { isLocale } from '../domain/kinds.ts';
import { Problem } from '../domain/problem.ts';
import { takesWishes } from '../domain/wish.ts';
import type { App, Env } from '../env.ts';
import { Memo } from '../store/d1/memo.ts';
import { currentEdition } from '../store/editions/editions.ts';
import { placesLeft, placesTaken } from '../store/editions/places.ts';
import { wishDeskNow } from '../store/wishes/desk.ts';
import { EventPage } from './event/event-page.tsx';
import { NoEditionPage } from './event/no-edition-page.tsx';
import { NoticePage } from './event/notice-page.tsx';
import { sharedPicture, sharePicture } from './event/share-picture.ts';
import { sitemap } from './event/sitemap-route.ts';
import { figureRoutes } from './figures/routes.tsx';
import { findRoutes } from './find/find-routes.tsx';
import { groupRoutes } from './group/group-routes.tsx';
import { manageRoutes } from './manage/manage-routes.tsx';
import { NOTICES_CACHED, noticesShown, stampOf } from './notices/notices-shown.ts';
import { noticeRoutes } from './notices/routes.tsx';
import { registerRoutes } from './register/register-routes.tsx';
import { daysReleased } from './shared/days-released.ts';
import { icon } from './shared/favicon.ts';
import { preferredLocale } from './shared/language.ts';
import { eventPath, figuresPath, LOCALE_PART } from './shared/links.ts';
import { figuresNow, gatesNow } from './shared/live-now.ts';
import { type Named, openEdition, openOrArchived } from './shared/open-edition.ts';
import { pageBytes, sendPage } from './shared/page-bytes.ts';
import { ticketRoutes } from './ticket/ticket-routes.tsx';
import { trustRoutes } from './trust/trust-routes.tsx';
import { joinRoutes } from './waiting/join-routes.tsx';
import { waitRoutes } from './waiting/wait-routes.tsx';
import { wishRoutes } from './wish/wish-routes.tsx';

/** What changes once in an edition: kept for half a minute, and an old one while it is renewed. */
const CACHED = 'public, max-age=30, stale-while-revalidate=600';

/** The page is the same for every reader: an isolate renders it once in this many ms. */
const pages = new Memo<Uint8Array<ArrayBuffer>>(2_000);

/** Every page for visitors: an edition's page, the form of a day, tickets and private links. */
export const visitor = new Hono<App>()
  .get('/', (c) => {
    c.header('Vary', 'Accept-Language');
    return leadToEdition(c, preferredLocale(c.req.header('Accept-Language')));
  })
  .get(`/${LOCALE_PART}`, (c) => leadToEdition(c, c.req.param('locale')))
  .get(`/${LOCALE_PART}/:slug`, async (c) => {
    const { locale, edition, now } = await openOrArchived(c);
    if (edition.status === 'archived') return leadToFigures(c, { locale, edition, now });
    const notices = await noticesShown(c.env, edition, 'any', now);
    // A new notice, or an edit, makes another page at once.
    const key = `${locale} ${edition.number} ${edition.version} ${stampOf(notices)}`;
    const page = await pages.get(key, now, async () => {
      const left = await placesLeft(c.env, edition.number, now);
      const taken = await placesTaken(c.env, edition.number, now);
      const live = await figuresNow(c.env, edition, now);
      const gates = await gatesNow(c.env, edition, now);
      const desk = await wishDeskNow(c.env.DB, edition.number, now);
      const takes = takesWishes(edition, desk, now);
      const released = await daysReleased(c.env, edition.number, now);
      const origin = originOf(c.env);
      const picture = await sharedPicture(c.env, edition, locale, now);
      const known = {
        ...{ locale, edition, left, taken, live, gates },
        ...{ notices, picture, now, origin },
        hasFigures: released.length > 0,
      };
      return pageBytes(<EventPage {...known} takesWishes={takes} />);
    });
    c.header('Cache-Control', NOTICES_CACHED);
    return sendPage(c, page);
  })
  .get(`/${LOCALE_PART}/:slug/privacy`, async (c) => {
    const { locale, edition } = await openEdition(c);
    c.header('Cache-Control', CACHED);
    return c.html(<NoticePage locale={locale} edition={edition} origin={originOf(c.env)} />);
  })
  .route('/', icon)
  .route('/', sitemap)
  .route('/', sharePicture)
  .route('/', noticeRoutes)
  .route('/', figureRoutes)
  .route('/', findRoutes)
  .route('/', joinRoutes)
  .route('/', registerRoutes)
  .route('/', ticketRoutes)
  .route('/', waitRoutes)
  .route('/', wishRoutes)
  .route('/', groupRoutes)
  .route('/', trustRoutes)
  .route('/', manageRoutes);

/** Scheme and host of the service, as visitors see it. */
function originOf(env: Env): string {
  return new URL(env.PUBLIC_URL).origin;
}

/** Of an edition that is archived, what was released is left; it may be opened again. */
async function leadToFigures(c: Context<App>, { locale, edition, now }: Named) {
  const released = await daysReleased(c.env, edition.number, now);
  if (released.length === 0) throw new Problem('not_found');
  c.header('Cache-Control', 'no-store');
  return c.redirect(figuresPath(locale, edition.slug), 302);
}

/** To the page of the present edition, which may be another one tomorrow. */
async function leadToEdition(c: Context<App>, locale: string) {
  if (!isLocale(locale)) throw new Problem('not_found');
  c.header('Cache-Control', 'no-store');
  const edition = await currentEdition(c.env, c.get('now'));
  if (!edition) return c.html(<NoEditionPage locale={locale} origin={originOf(c.env)} />);
  return c.redirect(eventPath(locale, edition.slug), 302);
}
