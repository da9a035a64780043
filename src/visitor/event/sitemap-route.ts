import { Hono } from 'hono';
import { MINUTE_MS } from '../../domain/time.ts';
import type { App, Env } from '../../env.ts';
import { Memo } from '../../store/d1/memo.ts';
import { editionByNumber, shownEditions } from '../../store/editions/editions.ts';
import { sitemapOf } from './sitemap.ts';

/** Editions whose pages are listed, the newest first. */
const EDITIONS_MAX = 50;
/** An edition that was just published is found a minute later. */
const FRESH_MS = MINUTE_MS;
const maps = new Memo<string>(FRESH_MS);

/** `GET /sitemap.xml`: the public pages of what is published, as search engines want them. */
export const sitemap = new Hono<App>().get('/sitemap.xml', async (c) => {
  const { env } = c;
  const now = c.get('now');
  const map = await maps.get(env.PUBLIC_URL, now, async () => {
    const slugs = await slugsShown(env, now);
    return sitemapOf(slugs, new URL(env.PUBLIC_URL).origin);
  });
  c.header('Cache-Control', 'public, max-age=300');
  c.header('Content-Type', 'application/xml; charset=utf-8');
  return c.body(map);
});

async function slugsShown(env: Env, now: number): Promise<string[]> {
  const numbers = await shownEditions(env.DB, EDITIONS_MAX);
  const editions = await Promise.all(numbers.map((number) => editionByNumber(env, number, now)));
  return editions.flatMap((edition) => (edition ? [edition.slug] : []));
}
