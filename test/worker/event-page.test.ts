import { describe, expect, it } from 'vitest';
import type { Live } from '../../src/contract/answers/live.ts';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { EventPage } from '../../src/visitor/event/event-page.tsx';
import { EDITION, HOUR, OPENING } from '../domain/open-day.ts';

const PLENTY = { 11: 100, 12: 100, 21: 100, 22: 100 };

/** The page of an edition of two days with so many places left in its windows. */
function pageAt(
  now: number,
  {
    left = PLENTY,
    locale = 'fr',
    live = null,
  }: { left?: Record<number, number>; locale?: Locale; live?: Live | null } = {},
): string {
  const places = new Map(Object.entries(left).map(([slot, n]) => [Number(slot), n]));
  return String(
    EventPage({
      locale,
      edition: EDITION,
      left: places,
      live,
      now,
      origin: 'https://abwab.example',
    }),
  );
}

/** The days that the page leads to, as often as it does. */
function daysLinked(html: string): number[] {
  return [...html.matchAll(/href="[^"]*\/days\/(\d+)(?!\/wait)(?:[?#][^"]*)?"/g)].map(([, day]) =>
    Number(day),
  );
}

/** The days to whose wait lists it leads. */
function listsLinked(html: string): number[] {
  return [...html.matchAll(/href="[^"]*\/days\/(\d+)\/wait"/g)].map(([, day]) => Number(day));
}

describe('the days of an edition', () => {
  it('with places are links, and one touch from the head of the page', () => {
    expect(new Set(daysLinked(pageAt(OPENING)))).toEqual(new Set([1, 2]));
    const [head = ''] = pageAt(OPENING).split('<main');
    expect(daysLinked(head)).toEqual([1]);
  });

  it('that are over are shown, and lead nowhere; those that are full lead to their wait list', () => {
    const secondDay = OPENING + 24 * HOUR;
    expect(new Set(daysLinked(pageAt(secondDay)))).toEqual(new Set([2]));
    const full = pageAt(OPENING, { left: { ...PLENTY, 11: 0, 12: 0 } });
    expect(new Set(daysLinked(full))).toEqual(new Set([2]));
    expect(full).toContain(visitorWords.fr.event.days.full);
    expect(listsLinked(full)).toEqual([1]);
    expect(listsLinked(pageAt(secondDay))).toEqual([]);
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
      expect(listsLinked(html), when).toEqual(when === 'full' ? [1, 2] : []);
      expect(html, when).toContain(`<h2 id="days">${allDays}</h2>`);
      expect(html, when).not.toContain(chooseDay);
      expect(html, when).not.toContain(`>${register}</a>`);
      expect(html, when).not.toContain('id="groups"');
    }
    expect(pageAt(OPENING, { locale })).toContain(`<h2 id="days">${chooseDay}</h2>`);
  });
});

describe('the figures on the page of an edition', () => {
  const none = { entries: 0, exits: 0, inside: 0, re_entries: 0, walk_ins: 0, parties: 0 };
  const figures = (entries: number): Live => {
    const totals = { ...none, entries, inside: entries };
    const at = '2026-05-14T08:00:00+01:00';
    const today = { ...totals, date: '2026-05-14' };
    return { ...totals, as_of: at, complete_to: at, today, gates: [] };
  };
  const secondDay = OPENING + 24 * HOUR;

  it.each(LOCALES)(
    'are no zeros in %s before the gates of a day open, but when they do',
    (locale) => {
      const words = visitorWords[locale].event.live;
      for (const [now, live] of [
        [secondDay - 5 * HOUR, figures(0)],
        [secondDay - 1, figures(0)],
        [OPENING - HOUR, null],
      ] as const) {
        const html = pageAt(now, { locale, live });
        expect(html).toContain(words.opening('10:00'));
        expect(html).not.toContain('data-live-figure');
      }
    },
  );

  it('are shown from the opening on, and earlier where people are let in earlier', () => {
    const opening = visitorWords.fr.event.live.opening('10:00');
    for (const [now, entries] of [
      [secondDay, 0],
      [secondDay - HOUR, 3],
      [secondDay + 12 * HOUR, 70],
    ] as const) {
      const html = pageAt(now, { live: figures(entries) });
      expect(html).toContain(`data-live-figure="entries">${entries}<`);
      expect(html).not.toContain(opening);
    }
  });

  it('are none between two days, and on a day without gates', () => {
    const later = { ...figures(0), today: { ...none, date: null } };
    const html = pageAt(secondDay + 30 * HOUR, { live: later });
    expect(html).not.toContain('id="live"');
  });
});
