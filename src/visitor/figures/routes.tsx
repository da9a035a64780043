import { Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { Memo } from '../../store/d1/memo.ts';
import { latestSeals } from '../../store/seal/seals.ts';
import { NOTICES_CACHED } from '../notices/notices-shown.ts';
import { daysReleased } from '../shared/days-released.ts';
import { LOCALE_PART } from '../shared/links.ts';
import { openOrArchived } from '../shared/open-edition.ts';
import { FiguresPage } from './figures-page.tsx';

/** The page is the same for every reader: an isolate renders it once in this many ms. */
const pages = new Memo<string>(2_000);

/** Of the latest nights; each holds the hash of the one before. */
const SEALS_SHOWN = 4;

/** The released figures of an edition; they are recounted for years after it is archived. */
export const figureRoutes = new Hono<App>().get(`/${LOCALE_PART}/:slug/figures`, async (c) => {
  const { locale, edition, now } = await openOrArchived(c);
  const days = await daysReleased(c.env, edition.number, now);
  if (edition.status === 'archived' && days.length === 0) throw new Problem('not_found');
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
