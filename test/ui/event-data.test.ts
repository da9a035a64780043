import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { readableEdition } from '../../src/domain/other-language.ts';
import { eventData, inScript } from '../../src/visitor/event/event-data.ts';
import { sitemapOf } from '../../src/visitor/event/sitemap.ts';
import { StructuredData } from '../../src/visitor/event/structured-data.tsx';
import { EDITION, HOUR, OPENING } from '../domain/open-day.ts';

const ORIGIN = 'https://abwab.example';
const PLENTY = new Map([11, 12, 21, 22].map((slot) => [slot, 100]));
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

function facts(change: Partial<Parameters<typeof eventData>[0]> = {}) {
  const locale: Locale = 'fr';
  return { locale, edition: EDITION, left: PLENTY, now: OPENING, origin: ORIGIN, ...change };
}

/** What a search engine reads: the text of the element, which ends where HTML says. */
function readIn(html: string): unknown {
  const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script/s.exec(html) ?? [];
  return JSON.parse(text);
}

describe('an edition as search engines read it', () => {
  it.each(LOCALES)('is an event with its days, hours and place in %s', (locale) => {
    const data = eventData(facts({ locale }));
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Event',
      url: `${ORIGIN}/${locale}/fes`,
      name: 'Open days',
      startDate: '2026-05-13T10:00:00+01:00',
      endDate: '2026-05-14T20:00:00+01:00',
      isAccessibleForFree: true,
      inLanguage: locale,
      location: {
        '@type': 'Place',
        name: 'Bab Makina',
        address: { addressLocality: 'Fès', addressCountry: 'MA' },
      },
    });
    for (const { startDate, endDate, name } of data?.subEvent ?? []) {
      expect([startDate, endDate].every((at) => ISO.test(at))).toBe(true);
      expect(name).toContain('2026');
    }
    expect(data?.subEvent).toHaveLength(2);
  });

  it('says of a day that is called off, and of an edition without any other, that it is cancelled', () => {
    const shut = (numbers: number[], called: number[]) => ({
      ...EDITION,
      days: EDITION.days.map((day) => ({
        ...day,
        called_off: called.includes(day.number),
        slots: day.slots.map((slot) => ({ ...slot, closed: numbers.includes(day.number) })),
      })),
    });
    const statuses = (change: Parameters<typeof facts>[0]) => {
      const data = eventData(facts(change));
      const all = [data, ...(data?.subEvent ?? [])].map((one) =>
        one?.eventStatus.split('/').at(-1),
      );
      return { all, offers: data?.offers?.length };
    };
    expect(statuses({ edition: shut([1], [1]) })).toEqual({
      all: ['EventScheduled', 'EventCancelled', 'EventScheduled'],
      offers: 1,
    });
    expect(statuses({ edition: shut([1, 2], [1, 2]) }).all).toEqual([
      'EventCancelled',
      'EventCancelled',
      'EventCancelled',
    ]);
    // Closed by hand, and opened again after it was called off.
    for (const change of [{ edition: shut([1], []) }, { edition: shut([], [1]) }]) {
      expect(statuses(change)).toEqual({ all: Array(3).fill('EventScheduled'), offers: 2 });
    }
  });

  it('offers a free place on each day while one can be had', () => {
    const offers = (change: Parameters<typeof facts>[0]) =>
      eventData(facts(change))?.offers?.map(({ price, availability, url }) => [
        price,
        availability.split('/').at(-1),
        url.split('/').at(-1),
      ]);
    expect(offers({})).toEqual([
      [0, 'InStock', '1'],
      [0, 'InStock', '2'],
    ]);
    const full = new Map(PLENTY).set(11, 0).set(12, 0);
    expect(offers({ left: full })?.[0]).toEqual([0, 'SoldOut', '1']);
    expect(offers({ now: OPENING + 24 * HOUR })).toEqual([[0, 'InStock', '2']]);
    expect(offers({ now: EDITION.registration.closes_at })).toBeUndefined();
    expect(offers({ now: EDITION.registration.opens_at - HOUR })).toBeUndefined();
  });

  it('says no country of a zone that is not of one, and nothing of an edition without days', () => {
    const elsewhere = eventData(facts({ edition: { ...EDITION, timezone: 'Europe/Paris' } }));
    expect(elsewhere?.location.address).not.toHaveProperty('addressCountry');
    expect(eventData(facts({ edition: { ...EDITION, days: [] } }))).toBeNull();
  });

  it('has a name in a language in which none is written', () => {
    const name = { ar: 'أيام', zgh: '', fr: 'Journées', en: '' };
    const edition = readableEdition({ ...EDITION, name });
    expect(eventData(facts({ edition, locale: 'en' }))?.name).toBe('Journées');
  });

  it.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    ']]>&lt;/script&gt;',
    'line\u2028and\u2029line',
    '"\\"\\u003c/script',
  ])('stays data whatever is written in it: %j', (typed) => {
    const name = { ar: typed, zgh: typed, fr: typed, en: typed };
    const html = String(StructuredData(facts({ edition: { ...EDITION, name } })));
    expect(html.match(/<\/?script/g)).toEqual(['<script', '</script']);
    expect(html).not.toMatch(/[\u2028\u2029]|<!--/);
    expect(readIn(html)).toMatchObject({ name: typed });
  });

  it('is escaped within keys as well', () => {
    expect(inScript({ '<a>': 1 })).toBe('{"\\u003ca\\u003e":1}');
  });
});

describe('the sitemap', () => {
  it('lists each public page in each language, each with all the others', () => {
    const map = sitemapOf(['fes', 'agadir'], ORIGIN);
    const places = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => place);
    expect(new Set(places).size).toBe(2 * 4 * LOCALES.length);
    expect(places).toContain(`${ORIGIN}/zgh/agadir/notices`);
    expect(places.some((place) => /\/(t|r|days|console)\//.test(place ?? ''))).toBe(false);
    for (const url of map.match(/<url>.*?<\/url>/g) ?? []) {
      const languages = [...url.matchAll(/hreflang="([^"]+)"/g)].map(([, one]) => one);
      expect(languages).toEqual([...LOCALES, 'x-default']);
    }
  });

  it('leads to the page that says so where nothing is published', () => {
    const places = [...sitemapOf([], ORIGIN).matchAll(/<loc>([^<]+)/g)].map(([, place]) => place);
    expect(places).toEqual(LOCALES.map((one) => `${ORIGIN}/${one}`));
  });

  it('writes addresses as XML', () => {
    expect(sitemapOf(['a&b"<'], ORIGIN)).not.toMatch(/a&b|"</);
  });
});
