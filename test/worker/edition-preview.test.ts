import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { publishingWords } from '../../src/i18n/publishing.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { newWorld, request, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
let base: string;
beforeAll(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'owner');
  base = `/console/${world.slug}/edition/preview`;
  await env.DB.prepare("UPDATE event SET status = 'draft' WHERE number = ?1")
    .bind(world.number)
    .run();
  forgetEditions();
});

const open = (path: string, as = cookie) => request(base + path, { headers: { Cookie: as } });

const PAGES = ['', '/days/1', '/days/1?kind=school', '/privacy'];

describe('the preview of an edition that is not published', () => {
  it.each(LOCALES)('is the visitors’ own pages in %s, in nobody’s cache', async (lang) => {
    expect((await request(`/${lang}/${world.slug}`)).status).toBe(404);
    for (const path of PAGES) {
      const page = await open(`/${lang}${path}`);
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.headers.get('Cache-Control')).toBe('no-store');
      expect(page.headers.get('X-Robots-Tag')).toContain('noindex');
      const html = await page.text();
      expect(html).toContain(`<html lang="${lang}"`);
      expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>');
      expect(html).toContain('class="masthead"');
      expect(html).toMatch(/href="\/assets\/preview/);
      expect(html).toContain(publishingWords.ar.preview.notPublic);
    }
    expect(await (await open(`/${lang}`)).text()).toMatch(/class="days"[\s\S]*class="tips"/);
    expect(await (await open(`/${lang}/days/1`)).text()).toContain('name="adults"');
  });

  it('has nothing that can be sent, and no script', async () => {
    for (const path of PAGES) {
      const html = await (await open(`/fr${path}`)).text();
      for (const part of ['<form', 'method=', 'action=', 'type="hidden"', '<script']) {
        expect([path, part, html.includes(part)]).toEqual([path, part, false]);
      }
    }
    const sent = await request(`${base}/fr/days/1`, {
      method: 'POST',
      headers: { Cookie: cookie },
    });
    expect([403, 404, 405]).toContain(sent.status);
  });

  it('leads from preview to preview, and to no address that does not answer', async () => {
    const seen = new Set<string>();
    for (const path of PAGES) {
      const html = await (await open(`/en${path}`)).text();
      for (const [, href = ''] of html.matchAll(/href="(\/[^"]*)"/g)) {
        seen.add(href.replaceAll('&amp;', '&'));
      }
      expect(html).not.toMatch(/rel="(canonical|alternate)"|property="og:/);
    }
    const pages = [...seen].filter((href) => !/^\/(assets|icons|fonts)\//.test(href));
    expect(pages.length).toBeGreaterThan(10);
    for (const href of pages.filter((one) => one !== '/licenses.txt')) {
      expect([href, href.startsWith(`/console/${world.slug}/edition`)]).toEqual([href, true]);
      const { status } = await request(href, { headers: { Cookie: cookie } });
      expect([href, status]).toEqual([href, 200]);
    }
  });

  it('is for those who set it up, and for this edition’s alone', async () => {
    const desk = await signIn(world, 'desk');
    const other = await signIn(await newWorld(), 'owner');
    for (const path of PAGES) {
      expect((await open(`/fr${path}`, desk)).status).toBe(403);
      expect((await open(`/fr${path}`, other)).status).toBe(404);
      expect((await open(`/fr${path}`, 'none=1')).status).toBe(401);
    }
  });

  it.each(['/de', '/fr/days/99', '/fr/days/0', '/fr/days/constructor', '/fr/notices'])(
    'has no page at %s',
    async (path) => expect((await open(path)).status).toBe(404),
  );
});
