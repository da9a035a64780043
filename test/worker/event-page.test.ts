import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { EventPage } from '../../src/visitor/event/event-page.tsx';
import { EDITION, HOUR, OPENING } from '../domain/open-day.ts';

const PLENTY = { 11: 100, 12: 100, 21: 100, 22: 100 };

/** The page of an edition of two days with so many places left in its windows. */
function pageAt(
  now: number,
  { left = PLENTY, locale = 'fr' }: { left?: Record<number, number>; locale?: Locale } = {},
): string {
  const places = new Map(Object.entries(left).map(([slot, n]) => [Number(slot), n]));
  return String(
    EventPage({
      locale,
      edition: EDITION,
      left: places,
      live: null,
      now,
      origin: 'https://abwab.example',
    }),
  );
}

/** The days that the page leads to, as often as it does. */
function daysLinked(html: string): number[] {
  return [...html.matchAll(/href="[^"]*\/days\/(\d+)[^"]*"/g)].map(([, day]) => Number(day));
}

describe('the days of an edition', () => {
  it('with places are links, and one touch from the head of the page', () => {
    expect(new Set(daysLinked(pageAt(OPENING)))).toEqual(new Set([1, 2]));
    const [head = ''] = pageAt(OPENING).split('<main');
    expect(daysLinked(head)).toEqual([1]);
  });

  it('that are over or full are shown, and lead nowhere', () => {
    const secondDay = OPENING + 24 * HOUR;
    expect(new Set(daysLinked(pageAt(secondDay)))).toEqual(new Set([2]));
    const full = pageAt(OPENING, { left: { ...PLENTY, 11: 0, 12: 0 } });
    expect(new Set(daysLinked(full))).toEqual(new Set([2]));
    expect(full).toContain(visitorWords.fr.event.days.full);
  });

  it.each(LOCALES)('ask nobody to choose in %s where nothing can be chosen', (locale) => {
    const { chooseDay, allDays, register } = visitorWords[locale].event;
    const none = {
      'not yet open': pageAt(EDITION.registration.opens_at - HOUR, { locale }),
      full: pageAt(OPENING, { left: {}, locale }),
      closed: pageAt(EDITION.registration.closes_at, { locale }),
      over: pageAt(OPENING + 40 * 24 * HOUR, { locale }),
    };
    for (const [when, html] of Object.entries(none)) {
      expect(daysLinked(html), when).toEqual([]);
      expect(html, when).toContain(`<h2 id="days">${allDays}</h2>`);
      expect(html, when).not.toContain(chooseDay);
      expect(html, when).not.toContain(`>${register}</a>`);
      expect(html, when).not.toContain('id="groups"');
    }
    expect(pageAt(OPENING, { locale })).toContain(`<h2 id="days">${chooseDay}</h2>`);
  });
});
