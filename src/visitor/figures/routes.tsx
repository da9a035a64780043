import { Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import type { Seal } from '../../domain/seal/chain.ts';
import type { App } from '../../env.ts';
import { Memo } from '../../store/d1/memo.ts';
import { latestSeals } from '../../store/seal/seals.ts';
import { NOTICES_CACHED } from '../notices/notices-shown.ts';
import { daysReleased } from '../shared/days-released.ts';
import { LOCALE_PART } from '../shared/links.ts';
import { openOrArchived } from '../shared/open-edition.ts';
import { FiguresPage } from './figures-page.tsx';

/** Pages are the same for every reader: an isolate renders each once in this many ms. */
const PAGE_MS = 2_000;
const pages = new Memo<string>(PAGE_MS, 150);
const seals = new Memo<readonly Seal[]>(PAGE_MS);

/** Of the latest nights; each holds the hash of the one before. */
const SEALS_SHOWN = 4;

/** The released figures of an edition; they are recounted for years after it is archived. */
export const figureRoutes = new Hono<App>().get(
  `/${LOCALE_PART}/:slug/figures/:day{[1-9][0-9]?}?`,
  async (c) => {
    const { locale, edition, now } = await openOrArchived(c);
    const days = await daysReleased(c.env, edition.number, now);
    const day = c.req.param('day');
    const asked = day === undefined ? undefined : Number(day);
    const isThere = days.some((one) => one.day === asked);
    if (asked === undefined ? edition.status === 'archived' && days.length === 0 : !isThere) {
      throw new Problem('not_found');
    }
    const latest = await seals.get(String(edition.number), now, () =>
      latestSeals(c.env.DB, edition.number, SEALS_SHOWN),
    );
    // Another release, the end of an embargo or the night's seal makes another page at once.
    const stamps = days.map(
      ({ day, current, until }) => `${day}.${current?.number ?? 0}.${until ?? 0}`,
    );
    const { number, version } = edition;
    const key = `${locale} ${number} ${version} ${asked} ${latest[0]?.number} ${stamps.join()}`;
    const { origin } = new URL(c.env.PUBLIC_URL);
    // Nothing is waited for while it is rendered: of all who ask at once, the first does it for the rest.
    const page = await pages.get(key, now, async () =>
      (<FiguresPage {...{ locale, edition, days, asked, seals: latest, origin }} />).toString(),
    );
    c.header('Cache-Control', NOTICES_CACHED);
    return c.html(page);
  },
);
