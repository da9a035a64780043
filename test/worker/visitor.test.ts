import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { PROBLEMS, Problem, type ProblemCode } from '../../src/domain/problem.ts';
import { directionOf } from '../../src/i18n/common.ts';
import { formatCalendarDate } from '../../src/i18n/format.ts';
import { problemWords } from '../../src/i18n/problems.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { problemPage } from '../../src/ui/problem-page.tsx';
import { open, registerByForm } from './forms.ts';
import { newWorld, ORIGIN, request, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const eventPath = (locale: string) => `/${locale}/${world.slug}`;

describe('the front door', () => {
  it.each([
    ['fr-FR,fr;q=0.9', 'fr'],
    ['de,fr', 'ar'],
    ['', 'ar'],
  ])('leads who asks for %j to the current edition in %s', async (wish, locale) => {
    const response = await request('/', { headers: { 'Accept-Language': wish } });
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toMatch(new RegExp(`^/${locale}/`));
    expect(response.headers.get('Vary')).toContain('Accept-Language');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('the page of an edition', () => {
  it.each(LOCALES)('speaks %s in its direction, and may be kept', async (locale) => {
    const { status, headers, html } = await open(eventPath(locale));
    expect(status).toBe(200);
    expect(html).toContain(`<html lang="${locale}" dir="${directionOf(locale)}">`);
    expect(headers.get('Cache-Control')).toBe(
      'public, max-age=1, stale-while-revalidate=2, stale-if-error=600',
    );
    expect(headers.get('Set-Cookie')).toBeNull();
  });

  it('is the same for everybody, so that it can be kept', async () => {
    const [one, other] = await Promise.all([open(eventPath('ar')), open(eventPath('ar'))]);
    const withoutLive = (html: string) => html.replace(/<section class="live".*?<\/section>/s, '');
    expect(withoutLive(one.html)).toBe(withoutLive(other.html));
  });

  it('leads to the form of each of its five days', async () => {
    const { html } = await open(eventPath('fr'));
    const links = [...html.matchAll(/href="([^"]*\/days\/\d)"/g)].map(([, href]) => href);
    expect(links).toEqual([1, 2, 3, 4, 5].map((day) => `${eventPath('fr')}/days/${day}`));
  });

  it.each(LOCALES)(
    'offers groups a form of their own in %s, and guests none: they are invited',
    async (locale) => {
      const { html } = await open(eventPath(locale));
      const [, groups = ''] = html.split('id="groups"');
      const kinds = [...groups.matchAll(/\?kind=(\w+)"/g)].map(([, kind]) => kind);
      expect(kinds).toEqual(['school', 'association', 'media']);
      expect(html).not.toContain('kind=guest');
      expect(html).not.toContain(visitorWords[locale].event.groupKinds.guest);
    },
  );

  it('is not there for an edition or a day that does not exist', async () => {
    expect((await open('/ar/nowhere')).status).toBe(404);
    expect((await open(`${eventPath('ar')}/days/6`)).status).toBe(404);
    expect((await open(`${eventPath('ar')}/days/1e0`)).status).toBe(404);
  });
});

describe('Amazigh', () => {
  it('has dates without a Latin letter, in this runtime too', async () => {
    const { html } = await open(eventPath('zgh'));
    const dates = [...html.matchAll(/class="day-date">([^<]*)</g)].map(([, date]) => date ?? '');
    expect(dates).toHaveLength(5);
    for (const date of dates) expect(date).toMatch(/^[\u2d30-\u2d7f]+ \d+ [\u2d30-\u2d7f]+$/);
    expect(formatCalendarDate('2026-05-16', 'zgh')).not.toMatch(/[a-z]/i);
  });

  it('says in Arabic and in French, before anything else, that nobody has reviewed it', async () => {
    const { html } = await open(eventPath('zgh'));
    expect(html.indexOf('class="unreviewed"')).toBeGreaterThan(0);
    expect(html.indexOf('class="unreviewed"')).toBeLessThan(html.indexOf('<header'));
    expect((await open(eventPath('ar'))).html).not.toContain('class="unreviewed"');
  });

  it('shows what the law asks for in Arabic', async () => {
    const form = await open(`${eventPath('zgh')}/days/2`);
    expect(form.html).toMatch(/<p[^>]*lang="ar" dir="rtl"[^>]*>[^<]*ملف للشرطة/);
    const notice = await open(`${eventPath('zgh')}/privacy`);
    expect(notice.html).toContain('<div lang="ar" dir="rtl">');
  });
});

/** Addresses that are names of vocabularies: nobody asks for them. */
const NAMES = ['http://www.w3.org/2000/svg', 'https://schema.org'];

describe('every page', () => {
  it('has nothing inline and asks no other host for anything', async () => {
    const welcome = await registerByForm(`${eventPath('ar')}/days/2`, { slot: '7' });
    const ticket = /\/t\/[a-z2-7]{127}/.exec((await open(welcome)).html)?.[0] ?? '';
    const manage = welcome.split('?')[0] ?? '';
    const paths = [
      ...LOCALES.flatMap((locale) => [
        eventPath(locale),
        `${eventPath(locale)}/privacy`,
        `${eventPath(locale)}/days/2`,
        `${eventPath(locale)}/days/3?kind=school`,
      ]),
      welcome,
      manage,
      `${manage}/cancel`,
      ticket,
      '/t/nothing',
      '/r/nothing',
    ];
    for (const path of paths) {
      const { html, headers } = await open(path);
      // A block of data runs nothing.
      const inline =
        /<style|<script(?! type="application\/ld\+json">|[^>]* src="\/)|\sstyle=|\son[a-z]+=/i;
      expect(html, path).not.toMatch(inline);
      const others = [...html.matchAll(/(?:https?:)?\/\/[^\s"'<]+/g)]
        .map(([url]) => url)
        .filter((url) => !url.startsWith(ORIGIN) && !NAMES.some((name) => url.startsWith(name)));
      expect(others, path).toEqual([]);
      expect(headers.get('Content-Security-Policy'), path).not.toContain('unsafe');
    }
  });
});

describe('a failure', () => {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];

  it.each(LOCALES)('says in %s what happened, what was kept and what to do', async (locale) => {
    for (const code of codes) {
      const words = problemWords[locale].codes[code];
      const html = String(await problemPage(locale, new Problem(code), 'request-1'));
      for (const sentence of [words.happened, words.kept, words.next]) {
        expect(html).toContain(sentence);
      }
      expect(html).toContain(`lang="${locale}"`);
      expect(html).toContain('request-1');
    }
  });

  it('keeps to the language of the address', async () => {
    const { status, html, headers } = await open('/fr/nowhere');
    expect(status).toBe(404);
    expect(html).toContain(problemWords.fr.codes.not_found.happened);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('search engines and chats', () => {
  const meta = (html: string, name: string) =>
    new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];

  it.each(LOCALES)('find whole addresses on public pages in %s', async (locale) => {
    for (const path of ['', '/privacy', '/days/2']) {
      const { html } = await open(`${eventPath(locale)}${path}?utm_source=x`);
      const at = (one: string) => `${ORIGIN}${eventPath(one)}${path}`;
      expect(html).toContain(`<link rel="canonical" href="${at(locale)}"/>`);
      const others = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)];
      expect(others.map(([, language, href]) => [language, href])).toEqual([
        ...LOCALES.map((one) => [one, at(one)]),
        ['x-default', at('ar')],
      ]);
      expect(meta(html, 'og:url')).toBe(at(locale));
      for (const name of ['og:title', 'og:description', 'og:site_name', 'og:type']) {
        expect(meta(html, name), name).toBeTruthy();
      }
      expect(meta(html, 'description')).toBe(meta(html, 'og:description'));
    }
  });

  it('are not led to forms that are passed on by hand, nor to one that is closed', async () => {
    const closed = await newWorld({ status: 'closed' });
    for (const path of [`${eventPath('fr')}/days/2?kind=school`, `/fr/${closed.slug}/days/2`]) {
      const { html } = await open(path);
      expect(html, path).toContain('noindex');
      expect(html, path).not.toContain('rel="canonical"');
    }
  });

  it('are told to leave private pages alone, and are kept from listing them', async () => {
    const { html, headers } = await open('/robots.txt');
    expect(headers.get('Content-Type')).toContain('text/plain');
    expect(html.split('\n')).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
    const left = [...html.matchAll(/^Disallow: (\S+)$/gm)].map(([, start]) => start ?? '-');
    const welcome = await registerByForm(`${eventPath('ar')}/days/2`, { slot: '7' });
    const ticket = /\/t\/[a-z2-7]{127}/.exec((await open(welcome)).html)?.[0] ?? '';
    for (const path of [
      welcome,
      `${welcome.split('?')[0]}/cancel`,
      ticket,
      `${ticket}.svg`,
      `${ticket}.ics`,
      ticket.toUpperCase(),
      '/t/nothing',
      '/r/nothing',
      '/gate',
      '/gate/nothing',
      '/console',
      '/console/nothing',
      '/console/join/nothing',
    ]) {
      expect(
        left.some((start) => path.startsWith(start)),
        path,
      ).toBe(true);
      const answer = await open(path);
      expect(answer.headers.get('X-Robots-Tag'), path).toContain('noindex');
      expect(answer.html, path).not.toMatch(/rel="(canonical|alternate)"/);
    }
    const front = await open(eventPath('ar'));
    expect(front.headers.get('X-Robots-Tag')).toBeNull();
    expect(left.some((start) => eventPath('ar').startsWith(start))).toBe(false);
  });
});

describe('the sitemap', () => {
  it('lists what is published, and no draft', async () => {
    const draft = await newWorld({ status: 'draft' });
    const { headers, html, status } = await open('/sitemap.xml');
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('application/xml; charset=utf-8');
    expect(headers.get('Cache-Control')).toBe('public, max-age=300');
    expect(html).toContain(`<loc>${ORIGIN}${eventPath('fr')}</loc>`);
    expect(html).not.toContain(draft.slug);
  });

  it('stands beside data on the edition that no text of it can break out of', async () => {
    const { html } = await open(eventPath('en'));
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'Event',
      url: `${ORIGIN}${eventPath('en')}`,
    });
  });
});
