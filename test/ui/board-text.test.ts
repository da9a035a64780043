import { describe, expect, it } from 'vitest';
import { ageText, freshness, STALE_MS } from '../../src/client/console/freshness.ts';
import type { Live, LiveDay } from '../../src/contract/answers/live.ts';
import type { LivePhones } from '../../src/domain/attendance.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { holdWords } from '../../src/i18n/holds.ts';
import { watchWords } from '../../src/i18n/watch.ts';
import { alertText, alertTime } from '../../src/ui/alert-text.ts';
import { boardTexts, completeness, flowShares, ringShare } from '../../src/ui/board-text.ts';
import { boardWords } from '../../src/ui/board-words.ts';
import { knownLive } from '../../src/ui/known-live.ts';

const name = { ar: 'الباب', zgh: 'ⵜⴰⵡⵡⵓⵔⵜ', fr: 'Porte', en: 'Gate' };
const counts = {
  entries: 1200,
  exits: 300,
  inside: 900,
  re_entries: 40,
  walk_ins: 700,
  parties: 90,
};

function day(id: string, date: string, uncounted_exits: number): LiveDay {
  return { id, date, ...counts, uncounted_exits };
}

function live(devices: Partial<LivePhones> = {}, change: Partial<Live> = {}): Live {
  return {
    as_of: '2026-11-23T14:32:10+00:00',
    complete_to: '2026-11-23T14:20:05+00:00',
    ...counts,
    today: { date: '2026-11-23', ...counts },
    gates: [
      { id: '1', name, state: 'open', entries: 900, exits: 300, per_minute: 40, last_seen: null },
      { id: '2', name, state: 'held', entries: 300, exits: 0, per_minute: 10, last_seen: null },
    ],
    days: [
      day('1', '2026-11-22', 12),
      day('2', '2026-11-23', 0),
      { ...day('3', '2026-11-24', 0), entries: 0 },
    ],
    devices: { on_duty: 4, waiting: 0, unsent: 0, silent: 0, ...devices },
    ...change,
  };
}

describe('the completeness of the figures', () => {
  it.each([
    [
      'waits for phones that hold scans',
      live({ unsent: 2 }),
      'waiting',
      /^هاتفان لم يرسلا .*، وأقدمه منذ 14:20$/,
    ],
    [
      'waits for phones that fell silent, of which the first did so long ago',
      live({ silent: 3 }),
      'waiting',
      /^3 هواتف بلا اتصال، أولها منذ 14:20$/,
    ],
    ['waits for one phone', live({ silent: 1 }), 'waiting', /^هاتف واحد بلا اتصال منذ 14:20$/],
    ['waits when something else is late', live(), 'waiting', /14:20/],
    ['has nobody to wait for', live({ on_duty: 0 }), 'unattended', /لا هاتف/],
    [
      'is there when all phones have just spoken',
      live({}, { complete_to: '2026-11-23T14:32:04+00:00' }),
      'complete',
      /^كل الهواتف/,
    ],
  ])('%s', (_, figures, state, text) => {
    const said = completeness(figures, boardWords('ar'));
    expect(said.state).toBe(state);
    expect(said.text).toMatch(text);
  });
});

describe('phones of which some hold scans and others are silent', () => {
  it.each(LOCALES)(
    'are both told of, and no minute is said to be that of all of them: %s',
    (locale) => {
      const said = (devices: Partial<LivePhones>) =>
        completeness(live(devices), boardWords(locale)).text;
      const both = said({ unsent: 2, silent: 5 });
      expect(both).toMatch(/2|هاتفان/);
      expect(both).toContain('5');
      expect(both).not.toContain('14:20');
      expect(said({ silent: 5 })).not.toBe(said({ silent: 1 }).replace('1', '5'));
    },
  );
});

describe('how full the site is', () => {
  const full = (inside: number) => live({}, { inside, crowd: { state: 'busy', capacity: 36_000 } });

  it('has a word and what the site holds, and nothing where nobody said it', () => {
    const texts = boardTexts(full(900), boardWords('fr'));
    expect(texts.get('crowd')).toBe('Affluence');
    expect(texts.get('capacity')).toBe('capacité\u00a0: 36\u202f000');
    expect([...boardTexts(live(), boardWords('fr')).keys()]).not.toContain('crowd');
    for (const locale of LOCALES) {
      expect(new Set(Object.values(boardWords(locale).crowd)).size, locale).toBe(5);
    }
  });

  it.each([
    [0, 0],
    [900, 3],
    [18_000, 50],
    [36_000, 100],
    [750_000, 100],
  ])('of %i people fills the ring to %i of 100', (inside, share) => {
    expect(ringShare(full(inside))).toBe(share);
    expect(ringShare(live({}, { inside }))).toBe(0);
  });
});

describe('the texts of the board', () => {
  it('write the hour and the minute of a time, and no second', () => {
    const [gate] = live().gates;
    if (!gate) throw new Error('no gate');
    const seen = { ...gate, last_seen: '2026-11-23T14:30:59+00:00' };
    const alert = {
      id: 'a',
      kind: 'pressure',
      gate: '1',
      device: 'd',
      at: seen.last_seen,
    } as const;
    for (const locale of LOCALES) {
      const figures = live({ silent: 2 }, { gates: [seen], alerts: [alert] });
      const texts = [...boardTexts(figures, boardWords(locale)).values()];
      const all = [
        ...texts,
        completeness(figures, boardWords(locale)).text,
        alertTime(alert, figures),
      ];
      expect(all.filter((text) => /\d:\d\d:\d\d/.test(text))).toEqual([]);
    }
  });

  it('are the event’s clock and the language’s digits', () => {
    const texts = boardTexts(live(), boardWords('fr'));
    expect(texts.get('as_of')).toBe('14:32');
    expect(texts.get('today.entries')).toBe('1\u202f200');
    expect(texts.get('gate.2.state')).toBe('suspendue');
  });

  it('state no figure of a day that has not come, and no uncounted exits before a day is over', () => {
    const texts = boardTexts(live(), boardWords('ar'));
    expect(texts.get('day.1.uncounted_exits')).toBe('12');
    expect(texts.get('day.2.entries')).toBe('1.200');
    expect(texts.get('day.2.uncounted_exits')).toBe('–');
    expect(texts.get('day.3.entries')).toBe('–');
    expect(texts.get('edition.uncounted_exits')).toBe('12');
  });

  it('date a contact that was not today', () => {
    const [gate] = live().gates;
    if (!gate) throw new Error('no gate');
    const seen = (last_seen: string) =>
      boardTexts(live({}, { gates: [{ ...gate, last_seen }] }), boardWords('ar')).get(
        'gate.1.last_seen',
      );
    expect(seen('2026-11-23T09:00:01+00:00')).toBe('09:00');
    expect(seen('2026-11-22T19:58:30+00:00')).toBe('22/11 19:58');
  });

  it('date the hour until which a gate is held where it is of another day', () => {
    const [gate] = live().gates;
    if (!gate) throw new Error('no gate');
    const heldUntil = (until: string) => {
      const gates = [{ ...gate, state: 'held' as const, until }];
      return boardTexts(live({}, { gates }), boardWords('en')).get('gate.1.detail');
    };
    const said = holdWords.en.said;
    expect(heldUntil('2026-11-23T23:50:00+00:00')).toContain(said.until('23:50'));
    expect(heldUntil('2026-11-24T00:29:00+00:00')).toContain(said.until('24/11 00:29'));
    expect(heldUntil('2026-11-22T19:00:00+00:00')).toContain(said.overdue('22/11 19:00'));
  });

  it('fill the same places in every language', () => {
    const [first, ...others] = LOCALES.map((locale) => [
      ...boardTexts(live(), boardWords(locale)).keys(),
    ]);
    for (const places of others) expect(places).toEqual(first);
  });

  it('hold no Latin word in Amazigh', () => {
    const texts = boardTexts(live(), boardWords('zgh'));
    const said = completeness(live({ unsent: 2 }), boardWords('zgh'));
    expect([...texts.values(), said.text].join(' ')).not.toMatch(/[A-Za-z]/);
  });
});

describe('a call for help', () => {
  it('is told as what it is, and a kind that is newer than the page as a call', () => {
    const [gate] = live().gates;
    const call = { id: 'a', kind: 'pressure', gate: gate?.id ?? '', device: 'd', at: '' } as const;
    const newer = JSON.parse(JSON.stringify({ ...call, kind: 'constructor' }));
    for (const locale of LOCALES) {
      const words = boardWords(locale);
      const told = [call, newer].map((one) => alertText(one, live(), words));
      const { spoken } = watchWords[locale].alerts;
      expect(told).toEqual([spoken.pressure(name[locale]), spoken.other(name[locale])]);
      expect(new Set(told).size).toBe(2);
    }
  });
});

describe('a gate in a state that is newer than the page', () => {
  it.each(['under_repair', 'constructor', 7, null])('is shown as held: %s', (state) => {
    const newer = live();
    const said = { ...newer, gates: newer.gates.map((gate) => ({ ...gate, state })) };
    const known = knownLive(JSON.parse(JSON.stringify(said)));
    expect(known.gates.map((gate) => gate.state)).toEqual(['held', 'held']);
    expect(boardTexts(known, boardWords('en')).get('gate.1.state')).toBe('held');
    expect(knownLive(live())).toEqual(live());
  });
});

describe('the flow of a gate', () => {
  it('is measured by the busiest, and a trickle fills no bar', () => {
    expect([...flowShares(live()).values()]).toEqual([100, 25]);
    const [gate] = live().gates;
    if (!gate) throw new Error('no gate');
    const quiet = live({}, { gates: [{ ...gate, per_minute: 1 }] });
    expect([...flowShares(quiet).values()]).toEqual([10]);
  });
});

describe('a screen', () => {
  it('calls figures old once nobody vouched for them for a while, whatever the socket says', () => {
    expect(freshness('live', 0)).toBe('live');
    expect(freshness('reconnecting', STALE_MS)).toBe('reconnecting');
    expect(freshness('live', STALE_MS + 1)).toBe('stale');
    expect(freshness('connecting', STALE_MS + 1)).toBe('stale');
    expect(freshness('signed_out', 0)).toBe('signed_out');
  });

  it('counts their age up in minutes and seconds', () => {
    expect([0, 999, 65_000, 3_725_000].map(ageText)).toEqual(['00:00', '00:00', '01:05', '62:05']);
  });
});
