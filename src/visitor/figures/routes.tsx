import { Hono } from 'hono';
import { publicDays } from '../../domain/figures/release.ts';
import type { App } from '../../env.ts';
import { Memo } from '../../store/d1/memo.ts';
import { releasesNow } from '../../store/releases/releases.ts';
import { NOTICES_CACHED } from '../notices/notices-shown.ts';
import { LOCALE_PART } from '../shared/links.ts';
import { openEdition } from '../shared/open-edition.ts';
import { FiguresPage } from './figures-page.tsx';

/** The page is the same for every reader: an isolate renders it once in this many ms. */
const pages = new Memo<string>(2_000);

/** The released figures of an edition. */
export const figureRoutes = new Hono<App>().get(`/${LOCALE_PART}/:slug/figures`, async (c) => {
  const { locale, edition, now } = await openEdition(c);
  const days = publicDays(await releasesNow(c.env, edition.number, now), now);
  // Another release, or the end of an embargo, makes another page at once.
  const shown = days.map(
    ({ day, current, until }) => `${day}.${current?.number ?? 0}.${until ?? 0}`,
  );
  const key = `${locale} ${edition.number} ${edition.version} ${shown.join()}`;
  const { origin } = new URL(c.env.PUBLIC_URL);
  const page = await pages.get(key, now, async () =>
    (<FiguresPage {...{ locale, edition, days, origin }} />).toString(),
  );
  c.header('Cache-Control', NOTICES_CACHED);
  return c.html(page);
});
