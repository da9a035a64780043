import { type Context, Hono } from 'hono';
import type { PublicDay } from '../../domain/figures/release.ts';
import { Problem } from '../../domain/problem.ts';
import type { Seal } from '../../domain/seal/chain.ts';
import type { App } from '../../env.ts';
import { Memo } from '../../store/d1/memo.ts';
import { latestSeals } from '../../store/seal/seals.ts';
import { NOTICES_CACHED } from '../notices/notices-shown.ts';
import { daysReleased } from '../shared/days-released.ts';
import { LOCALE_PART } from '../shared/links.ts';
import { openOrArchived } from '../shared/open-edition.ts';
import { pageBytes, sendPage } from '../shared/page-bytes.ts';
import { FiguresPage } from './figures-page.tsx';

/** Pages are the same for every reader: an isolate renders each once in this many ms. */
const PAGE_MS = 2_000;
const pages = new Memo<Uint8Array<ArrayBuffer>>(PAGE_MS, 150);
const seals = new Memo<readonly Seal[]>(PAGE_MS);

/** Of the latest nights; each holds the hash of the one before. */
const SEALS_SHOWN = 4;

const DAY = `/${LOCALE_PART}/:slug/figures/:day{[1-9][0-9]?}`;

/** The released figures of an edition; they are recounted for years after it is archived. */
export const figureRoutes = new Hono<App>()
  .get(`${DAY}?`, figures)
  .get(`${DAY}/:before{[1-9][0-9]{0,2}}`, figures);

async function figures(c: Context<App>) {
  const { locale, edition, now } = await openOrArchived(c);
  const days = await daysReleased(c.env, edition.number, now);
  const [asked, before] = ['day', 'before'].map((name) => numberOf(c.req.param(name)));
  if (!isThere(days, asked, before) || (edition.status === 'archived' && days.length === 0)) {
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
  const which = `${asked}/${before}`;
  const key = `${locale} ${number} ${version} ${which} ${latest[0]?.number} ${stamps.join()}`;
  const { origin } = new URL(c.env.PUBLIC_URL);
  // Nothing is waited for while it is rendered: of all who ask at once, the first does it for the rest.
  const page = await pages.get(key, now, async () =>
    pageBytes(<FiguresPage {...{ locale, edition, days, asked, before, seals: latest, origin }} />),
  );
  c.header('Cache-Control', NOTICES_CACHED);
  return sendPage(c, page);
}

function numberOf(part: string | undefined): number | undefined {
  return part === undefined ? undefined : Number(part);
}

/** Whether there is such a page: before a release that is none, each number would say the same. */
function isThere(days: readonly PublicDay[], asked?: number, before?: number): boolean {
  const versions = days.find(({ day }) => day === asked)?.versions;
  if (before === undefined) return asked === undefined || versions !== undefined;
  return versions?.slice(0, -1).some(({ number }) => number === before) ?? false;
}
