import { Hono } from 'hono';
import { publicDays } from '../../domain/figures/release.ts';
import type { App } from '../../env.ts';
import { Memo } from '../../store/d1/memo.ts';
import { releasesNow } from '../../store/releases/releases.ts';
import { latestSeals } from '../../store/seal/seals.ts';
import { NOTICES_CACHED } from '../notices/notices-shown.ts';
import { LOCALE_PART } from '../shared/links.ts';
import { openEdition } from '../shared/open-edition.ts';
import { FiguresPage } from './figures-page.tsx';

/** The page is the same for every reader: an isolate renders it once in this many ms. */
const pages = new Memo<string>(2_000);

/** Of the latest nights; each holds the hash of the one before. */
const SEALS_SHOWN = 4;

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
  const page = await pages.get(key, now, async () => {
    const seals = await latestSeals(c.env.DB, edition.number, SEALS_SHOWN);
    return (<FiguresPage {...{ locale, edition, days, seals, origin }} />).toString();
  });
  c.header('Cache-Control', NOTICES_CACHED);
  return c.html(page);
});
