import { describe, expect, it } from 'vitest';
import type { Live } from '../../src/contract/answers/live.ts';
import type { Edition } from '../../src/domain/edition.ts';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { eventPageWords } from '../../src/i18n/event-page.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { EventPage } from '../../src/visitor/event/event-page.tsx';
import { calledOff, EDITION, GATES, HOUR, OPENING } from '../domain/open-day.ts';

const PLENTY = { 11: 100, 12: 100, 21: 100, 22: 100 };

/** The page of an edition of two days with so many places left in its windows. */
function pageAt(
  now: number,
  {
    left = PLENTY,
    locale = 'fr',
    live = null,
    ...more
  }: {
    left?: Record<number, number>;
    locale?: Locale;
    live?: Live | null;
    gates?: Pick<Live, 'gates' | 'as_of' | 'today'>;
    taken?: ReadonlyMap<number, { taken: number }>;
    edition?: Edition;
  } = {},
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
      ...more,
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

describe('the gates on the page of an edition', () => {
  const none = { entries: 0, exits: 0, inside: 0, re_entries: 0, walk_ins: 0, parties: 0 };
  const at = '2026-05-13T11:06:40+01:00';
  const live = (change: Record<number, Partial<Live['gates'][number]>> = {}, inside = 0) => ({
    as_of: at,
    today: { ...none, inside, date: '2026-05-13' },
    gates: GATES.map(({ number, name }) => ({
      ...{ id: String(number), name, state: 'open' as const },
      ...change[number],
    })),
  });
  const words = eventPageWords.en.gates;
  const shown = (gates: ReturnType<typeof live>, now = OPENING + HOUR, edition = EDITION) =>
    /<section class="gates-now".*?<\/section>/s.exec(
      pageAt(now, { gates, edition, locale: 'en' }),
    )?.[0] ?? '';

  it('are one sentence while they are alike, with the hour, and each one in a fold', () => {
    const html = shown(live());
    expect(html).toContain(words.all.open);
    expect(html).toContain(words.asOf('11:06'));
    expect(html).toMatch(/<details class="more">.*Schools.*<\/details>/s);
    const site = { capacity: 900, busy: 500, hold: 900, alert: 1_000, emergency: 1_100 };
    expect(shown(live({}, 500), OPENING, { ...EDITION, site })).toContain(words.all.busy);
    expect(shown(live({}, 900), OPENING, { ...EDITION, site })).toContain(words.all.full);
  });

  it('are each said by itself where they differ', () => {
    const html = shown(live({ 2: { state: 'held' }, 3: { state: 'closed' } }));
    for (const state of ['open', 'held', 'closed'] as const) {
      expect(html).toMatch(new RegExp(`crowd ${state}.*${words.states[state]}`, 's'));
    }
    expect(html).not.toContain('<details');
    expect(html).toContain(words.stepFree);
  });

  it('that only let people out are none of them', () => {
    const gates = GATES.map((gate) =>
      gate.number === 2 ? { ...gate, direction: 'out' as const } : gate,
    );
    const html = shown(live({ 2: { state: 'closed' } }), OPENING, { ...EDITION, gates });
    expect(html).toContain(words.all.open);
    expect(html).not.toContain('>Two<');
  });

  it('are not said to be open on a day that is called off', () => {
    expect(shown(live(), OPENING + HOUR, calledOff(2))).not.toBe('');
    expect(shown(live(), OPENING + HOUR, calledOff(1))).toBe('');
  });

  it('are not said to be open before the opening, at night, or where nothing is known', () => {
    expect(shown(live(), OPENING - 1)).toBe('');
    expect(shown(live(), OPENING + 10 * HOUR)).toBe('');
    expect(pageAt(OPENING)).not.toContain('gates-now');
  });
});

describe('the quietest hour on the page of an edition', () => {
  const taken = new Map([11, 12, 21, 22].map((slot, i) => [slot, { taken: 100 + 400 * i }]));

  it.each(LOCALES)('is said in %s, with what it is reckoned from', (locale) => {
    const { quiet } = eventPageWords[locale];
    const html = pageAt(OPENING - HOUR, { taken, locale });
    const [said, reckoned] = [quiet.today('§'), quiet.reckoned('§')].map((one) => one.split('§'));
    for (const part of [...(said ?? []), ...(reckoned ?? [])]) expect(html).toContain(part);
    const other = pageAt(OPENING - 20 * HOUR, { taken, locale });
    expect(other).toContain(quiet.onDay('§', '').split('§')[0]);
  });

  it('is not said while too little is known', () => {
    for (const html of [pageAt(OPENING), pageAt(OPENING, { taken: new Map() })]) {
      expect(html).not.toContain('quiet-time');
    }
  });
});

describe('the programme on the page of an edition', () => {
  const text = (said: string) => ({ ar: said, zgh: said, fr: said, en: said });
  const show = (day: number, from: string, to: string, arena: string) => ({
    ...{ day, from, to },
    ...{ name: text(`Show ${from}`), arena: text(arena) },
  });
  const programme = [
    show(1, '11:00', '12:00', 'Ring'),
    show(1, '10:00', '11:00', 'Hall'),
    show(1, '12:00', '13:00', 'Hall'),
    show(2, '10:00', '11:00', ''),
  ];
  const edition = { ...EDITION, programme };
  const { now: on, next } = eventPageWords.en.programme;
  const at = (now: number) => pageAt(now, { edition, locale: 'en' });

  it('says what goes on and what is next, and at which hour that is so', () => {
    const html = at(OPENING + 30 * 60_000);
    const marks = [...html.matchAll(/<b dir="auto">([^<]*)<\/b> <span class="mark \w+">([^<]*)/g)];
    expect(marks.map(([, name, mark]) => [name, mark])).toEqual([
      ['Show 10:00', on],
      ['Show 11:00', next],
    ]);
    expect(html).toMatch(/data-programme-at="">As of <span>10:30</);
    expect(html).toContain(`data-programme="${OPENING + 30 * 60_000}"`);
  });

  it('is by day and place, with the day that goes on unfolded', () => {
    const open = (html: string) =>
      [...html.matchAll(/<details id="programme-(\d)"([^>]*)>/g)].map(([, n, rest]) => [
        n,
        rest?.includes('open'),
      ]);
    expect(open(at(OPENING - 400 * HOUR))).toEqual([
      ['1', true],
      ['2', false],
    ]);
    expect(open(at(OPENING + 24 * HOUR))).toEqual([
      ['1', false],
      ['2', true],
    ]);
    const places = [...at(OPENING).matchAll(/<h4><bdi>([^<]*)/g)].map(([, place]) => place);
    expect(places).toEqual(['Hall', 'Ring']);
  });

  it('is a plain table of hours days before, and nothing where there is no show', () => {
    const html = at(OPENING - 400 * HOUR);
    expect(html).toMatch(/data-programme-at="" hidden/);
    expect(html).not.toContain('class="mark');
    expect(html).toContain('from 10:00 to 11:00');
    expect(pageAt(OPENING)).not.toContain('id="programme"');
  });
});

describe('the way to what stands further down on the page of an edition', () => {
  const text = { ar: 'نص', zgh: 'ⴰⵙⵓⵎⵔ', fr: 'Texte', en: 'Text' };
  const full = { programme: [{ day: 1, from: '11:00', to: '12:00', name: text, arena: text }] };

  it.each([
    ['as it takes place', EDITION],
    ['with all that it can say', { ...EDITION, ...full, texts: { directions: text } }],
    ['called off whole', calledOff(1, 2)],
    ['called off whole, with its programme', { ...calledOff(1, 2), ...full }],
  ])('leads to parts that are there: %s', (_, edition) => {
    const html = pageAt(OPENING, { edition });
    const [, nav = ''] = html.split('<nav class="page-sections"');
    const led = [...(nav.split('</nav>')[0] ?? '').matchAll(/href="#([^"]+)"/g)].map(
      ([, to]) => to,
    );
    for (const to of led) expect(html).toContain(`id="${to}"`);
    expect(html.includes('class="page-sections"')).toBe(led.length > 0);
  });
});
