import { Hono } from 'hono';
import { toLatinDigits } from '../../domain/digits.ts';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { NEWEST, noticesBelow, noticesNow, versionsOf } from '../../store/notices/notices.ts';
import { LOCALE_PART, noticePagePath } from '../shared/links.ts';
import { openEdition } from '../shared/open-edition.ts';
import { atomFeed } from './atom.ts';
import { CurrentNotices } from './current-notices.tsx';
import { NoticesPage } from './notices-page.tsx';
import { NOTICES_CACHED, noticesShown } from './notices-shown.ts';
import { OneNoticePage, UnknownNoticePage } from './one-notice-page.tsx';

const NOTICES_PATH = `/${LOCALE_PART}/:slug/notices` as const;

/** The list of notices, one of them, and the feed. */
export const noticeRoutes = new Hono<App>()
  .get(NOTICES_PATH, async (c) => {
    const { locale, edition, now } = await openEdition(c);
    const number = c.req.query('number');
    if (number !== undefined) {
      // What is no number leads to the page that says so.
      const typed = numberIn(number) ?? 0;
      c.header('Cache-Control', 'no-store');
      return c.redirect(noticePagePath(locale, edition.slug, typed), 303);
    }
    const from = numberIn(c.req.query('below') ?? '');
    const notices =
      from === null
        ? (await noticesNow(c.env, edition.number, now)).list
        : await noticesBelow(c.env, edition.number, from, now);
    // Pinned ones may be older than the rest of the page.
    const lowest = notices[Math.min(notices.length, NEWEST) - 1]?.number ?? 1;
    const below = lowest > 1 ? lowest : null;
    const origin = new URL(c.env.PUBLIC_URL).origin;
    c.header('Cache-Control', NOTICES_CACHED);
    return c.html(<NoticesPage {...{ locale, edition, notices, below, now, origin }} />);
  })
  .get(`/${LOCALE_PART}/:slug/notices.atom`, async (c) => {
    const { locale, edition, now } = await openEdition(c);
    const { list } = await noticesNow(c.env, edition.number, now);
    c.header('Cache-Control', NOTICES_CACHED);
    c.header('Content-Type', 'application/atom+xml; charset=utf-8');
    const origin = new URL(c.env.PUBLIC_URL).origin;
    return c.body(atomFeed({ locale, edition, notices: list.slice(0, NEWEST), origin, now }));
  })
  .get(`${NOTICES_PATH}/current/:gate?`, async (c) => {
    const { locale, edition, now } = await openEdition(c);
    const asked = c.req.param('gate');
    const gate = edition.gates.find((one) => String(one.number) === asked)?.number;
    if (asked !== undefined && gate === undefined) throw new Problem('not_found');
    const notices = await noticesShown(c.env, edition, gate ?? 'any', now);
    c.header('Cache-Control', NOTICES_CACHED);
    return c.html(<CurrentNotices {...{ locale, edition, notices, gate }} />);
  })
  .get(`${NOTICES_PATH}/:number/:revision?`, async (c) => {
    const { locale, edition, now } = await openEdition(c);
    const number = numberIn(c.req.param('number'));
    const revision = c.req.param('revision');
    const versions = number === null ? [] : await versionsOf(c.env, edition.number, number, now);
    const notice =
      revision === undefined
        ? versions.at(-1)
        : versions.find((one) => one.revision === numberIn(revision));
    c.header('Cache-Control', NOTICES_CACHED);
    if (!notice) {
      // A number that is unknown now may be published in a second: kept longer, it would deny it.
      c.header('Cache-Control', 'public, max-age=1');
      return c.html(<UnknownNoticePage {...{ locale, edition }} />, 404);
    }
    const origin = new URL(c.env.PUBLIC_URL).origin;
    return c.html(<OneNoticePage {...{ locale, edition, versions, notice, now, origin }} />);
  });

/** A number as people type it, with what was pasted after it; null for what is none. */
function numberIn(text: string): number | null {
  const [, digits] = /^\s*(\d{1,5})(?!\d|[a-z])[\s\p{P}]*$/iu.exec(toLatinDigits(text)) ?? [];
  return digits === undefined ? null : Number(digits);
}
