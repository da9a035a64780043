import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/domain/kinds.ts';
import { chartWords } from '../../../src/i18n/charts.ts';
import { isolated } from '../../../src/i18n/isolated.ts';
import { ChartFigure } from '../../../src/ui/charts/chart-figure.tsx';
import { curveChart } from '../../../src/ui/charts/curve.ts';
import type { Drawing, Mark } from '../../../src/ui/charts/drawing.ts';
import { gateCurves } from '../../../src/ui/charts/gate-curves.ts';
import { Picture } from '../../../src/ui/charts/picture.tsx';
import { brought, dayOf, minute, steadily } from './days.ts';

const en = brought('en');

/** Two gates whose entries rise at 16:20: 410 a minute before, 655 after. */
const RISING = [
  ...steadily('1', '10:00', '16:20', 210, 5),
  ...steadily('3', '10:00', '16:20', 200, 5),
  ...steadily('1', '16:20', '16:25', 235, 5),
  ...steadily('3', '16:20', '16:25', 420, 5),
];

describe('the headline of a running day', () => {
  const headline = (minutes: typeof RISING, now: string, locale = en) =>
    curveChart(dayOf(minutes, now), locale).headline;

  it('says how entries moved in twenty minutes, and at which gate most', () => {
    expect(headline(RISING, '16:25')).toBe(
      'Entries rose from 410 to 655 a minute between 16:00 and 16:20; gate 3 most',
    );
  });

  it('says that they fell, and where most', () => {
    const falling = [
      ...steadily('1', '10:00', '12:00', 30),
      ...steadily('2', '10:00', '12:00', 90),
      ...steadily('1', '12:00', '12:20', 30),
      ...steadily('2', '12:00', '12:20', 10),
    ];
    expect(headline(falling, '12:20')).toBe(
      'Entries fell from 120 to 40 a minute between 11:55 and 12:15; gate 2 most',
    );
  });

  it('calls no change what nobody would see, and names no gate that is hardly ahead', () => {
    const steady = [
      ...steadily('1', '10:00', '12:20', 50),
      ...steadily('2', '10:00', '12:00', 50),
      ...steadily('2', '12:00', '12:20', 53),
    ];
    expect(headline(steady, '12:20')).toBe(
      'Entries held steady at 103 a minute between 11:55 and 12:15',
    );
  });

  it('tells what comes in while there is nothing to compare it with', () => {
    expect(headline(steadily('1', '10:00', '10:07', 8), '10:07')).toBe(
      '8 people a minute came in at 10:05; gate 1 most',
    );
  });

  it('tells of the first who come in, and not of the quiet span before them', () => {
    // As the line ends: the mean of five minutes, two of them empty.
    expect(headline(steadily('1', '12:20', '12:23', 10), '12:23')).toBe(
      '6 people a minute came in at 12:20; gate 1 most',
    );
  });

  it('is not made of the minutes that are still coming in', () => {
    expect(headline(steadily('1', '10:00', '12:20', 50), '12:24')).toBe(
      'Entries held steady at 50 a minute between 11:55 and 12:15; gate 1 most',
    );
  });
});

describe('the headline of a day', () => {
  it('that is over names its peak', () => {
    const day = [...steadily('1', '10:00', '12:00', 5), ...steadily('2', '14:00', '14:05', 90)];
    expect(curveChart(dayOf(day, null), en).headline).toBe(
      'Entries peaked at 14:00, with 90 people a minute; gate 2 most',
    );
  });

  it('without an entry says so', () => {
    const said = (now: string | null) => curveChart(dayOf([], now), en);
    expect(said('11:00').headline).toBe('No entry has been counted yet');
    expect(said(null).headline).toBe('No entry was counted');
    expect(curveChart(dayOf(steadily('1', '10:00', '10:05', 0), null), en).headline).toBe(
      'No entry was counted',
    );
  });

  it('before its opening has no point, and says so', () => {
    const { wide, headline } = curveChart(dayOf([], '09:00'), en);
    expect(headline).toBe('No entry has been counted yet');
    expect(wide.marks.filter(({ class: name }) => name.startsWith('line-'))).toEqual([]);
  });
});

describe('the sentence of a curve', () => {
  it('adds exits and holds to the headline', () => {
    const holds = [
      { gate: '2', from: minute('15:10'), to: minute('15:25') },
      { gate: null, from: minute('16:15'), to: null },
    ];
    expect(curveChart(dayOf(RISING, '16:25', { holds }), en).sentence).toBe(
      'Entries rose from 410 to 655 a minute between 16:00 and 16:20; gate 3 most. ' +
        '10 people a minute left the site at 16:25. ' +
        'Entry held since 16:15: whole site. Entry held from 15:10 to 15:25: gate 2.',
    );
  });
});

describe('what nobody did', () => {
  const quiet = [
    ...steadily('1', '10:00', '11:00', 12, 4),
    ...steadily('1', '11:00', '11:30', 0),
    ...steadily('2', '10:00', '10:01', 1),
  ];

  it.each(LOCALES)('is said of nobody, and no 0 people are counted: %s', (locale) => {
    const words = brought(locale);
    const own = chartWords[locale];
    const day = dayOf(quiet, '11:30');
    const chart = curveChart(day, words);
    expect(chart.sentence).toBe(`${own.nobodyCame('11:25')}. ${own.nobodyLeft('11:30')}`);
    expect(gateCurves(day, words).map(({ sentence }) => sentence)).toEqual([
      `${own.gateNobody(isolated('gate 1', locale), '11:30')}.`,
      `${own.gateNobody(isolated('gate 2', locale), '11:30')}.`,
      `${own.gateNone(isolated('gate 3', locale))}.`,
    ]);
    const said = [own.cameSoFar(0, '7', '16:00', '17:00'), own.cameInAll(0, '7')];
    for (const sentence of [...said, own.registeredAhead(0), chart.headline]) {
      expect(sentence).not.toMatch(/(?<![\d:])0(?![\d:])/);
    }
  });

  it('is not said of a few in some minutes, nor written beside their line', () => {
    const few = [...steadily('1', '10:00', '10:01', 1, 1), ...steadily('1', '10:01', '10:05', 0)];
    const { headline, sentence, wide } = curveChart(dayOf(few, '10:05'), en);
    expect(headline).toBe('1 person a minute came in at 10:05');
    expect(sentence).toContain('1 person a minute left the site');
    expect(named(wide, 'value-entries').map(({ text }) => text)).toEqual(['1']);
    expect(curveChart(dayOf(few, null), en).headline).toBe(
      'Entries peaked at 10:00, with 1 person a minute; gate 1 most',
    );
  });
});

describe('the table behind a curve', () => {
  it('has the people of each hour, of the last day too, and who was held', () => {
    const holds = [{ gate: '2', from: minute('11:50'), to: minute('12:10') }];
    const minutes = [
      ...steadily('1', '10:00', '12:00', 2, 1),
      ...steadily('2', '12:00', '12:30', 4),
    ];
    const { flow } = dayOf(minutes, null);
    const last = { name: 'Sun 22', entries: Array.from({ length: flow.spans }, () => 10) };
    const { table } = curveChart(dayOf(minutes, '12:29', { holds, last }), en);
    expect(table.columns).toEqual(['Hour', 'Entries', 'Exits', 'Sun 22', 'Held']);
    expect(table.rows).toEqual([
      ['10:00', '120', '60', '120', '–'],
      ['11:00', '120', '60', '120', 'gate 2'],
      ['12:00', '120', '0', '120', 'gate 2'],
    ]);
  });

  it('begins with the part of an hour in which a day opens', () => {
    const day = dayOf(steadily('1', '09:30', '11:00', 1), null, { hours: ['09:30', '20:00'] });
    const rows = curveChart(day, en).table.rows.slice(0, 3);
    expect(rows.map(([clock, entries]) => [clock, entries])).toEqual([
      ['09:30', '30'],
      ['10:00', '60'],
      ['11:00', '0'],
    ]);
  });
});

const textsOf = ({ marks }: Drawing) => marks.flatMap(({ text }) => text ?? []);
const named = ({ marks }: Drawing, ...names: string[]) =>
  marks.filter((mark) => names.includes(mark.class));
const number = (mark: Mark | undefined, name: string) => Number(mark?.at[name]);

const LONGEST = dayOf(
  [...steadily('1', '00:00', '24:00', 1_000_000, 750_000), ...steadily('2', '00:00', '24:00', 7)],
  null,
  {
    hours: ['00:00', '24:00'],
    holds: [{ gate: null, from: minute('00:00'), to: minute('24:00') }],
    last: { name: 'Sun 22', entries: Array.from({ length: 144 }, (_, n) => 5_000_000 + n * 7_919) },
  },
);

const DAYS = {
  empty: dayOf([], '11:00'),
  'of one span': dayOf(steadily('1', '10:00', '10:01', 9), '10:02'),
  'of zeros': dayOf(steadily('1', '10:00', '20:00', 0), null),
  rising: dayOf(RISING, '16:25', { holds: [{ gate: '1', from: minute('10:00'), to: null }] }),
  'with equal ends': dayOf(steadily('1', '10:00', '20:00', 50, 50), null),
  'over midnight': dayOf(steadily('1', '18:00', '26:00', 12, 3), null, {
    hours: ['18:00', '26:00'],
  }),
  'of fifteen hours': dayOf(steadily('1', '08:00', '23:00', 99), null, {
    hours: ['08:00', '23:00'],
  }),
  longest: LONGEST,
};

describe.each(Object.entries(DAYS))('the drawing of a day %s', (_, day) => {
  const chart = curveChart(day, en);

  it.each([chart.wide, chart.narrow, chart.large])(
    'is small, and within its edges: %#',
    (drawing) => {
      const markup = String(Picture({ drawing: drawing, label: '', class: 'wide' }));
      expect(markup.length).toBeLessThan(15_000);
      expect(markup).not.toMatch(/NaN|Infinity|undefined|style=|\bhref=/);
      for (const { at } of drawing.marks) {
        for (const name of ['x', 'x1', 'x2', 'cx']) {
          if (at[name] === undefined) continue;
          expect(Number(at[name])).toBeGreaterThanOrEqual(0);
          expect(Number(at[name])).toBeLessThanOrEqual(drawing.width);
        }
        for (const name of ['y', 'y1', 'y2', 'cy']) {
          if (at[name] === undefined) continue;
          expect(Number(at[name])).toBeGreaterThanOrEqual(0);
          expect(Number(at[name])).toBeLessThanOrEqual(drawing.height);
        }
      }
    },
  );

  it.each([chart.wide, chart.narrow, chart.large])(
    'has at most ten lines of a scale: %#',
    (drawing) => {
      expect(named(drawing, 'grid').length).toBeGreaterThan(0);
      expect(named(drawing, 'grid').length).toBeLessThanOrEqual(10);
    },
  );

  it.each([chart.wide, chart.narrow, chart.large])(
    'has no name or value over another one: %#',
    (drawing) => {
      const values = named(drawing, 'value-entries', 'value-exits').map((mark) =>
        number(mark, 'y'),
      );
      const [upper, lower] = values.sort((a, b) => a - b);
      if (upper !== undefined && lower !== undefined) {
        expect(lower - upper).toBeGreaterThanOrEqual(19);
      }
      const names = named(drawing, 'name-entries', 'name-exits').map((mark) => number(mark, 'y'));
      const [first, second] = names.sort((a, b) => a - b);
      if (first !== undefined && second !== undefined) {
        expect(second - first).toBeGreaterThanOrEqual(29);
      }
      const hours = named(drawing, 'scale middle').map((mark) => number(mark, 'x'));
      for (const [n, x] of hours.slice(1).entries())
        expect(x - (hours[n] ?? 0)).toBeGreaterThan(42);
    },
  );
});

describe('a curve', () => {
  it('has values at the ends of its lines, each told apart by more than a colour', () => {
    const { wide } = curveChart(DAYS.rising, en);
    expect(textsOf(wide)).toEqual(expect.arrayContaining(['Entries', '655', 'Exits', '10']));
    expect(named(wide, 'dot-entries').map(({ tag }) => tag)).toEqual(['circle']);
    expect(named(wide, 'dot-exits').map(({ tag }) => tag)).toEqual(['rect']);
    expect(named(wide, 'held-lines')).toHaveLength(1);
    expect(textsOf(wide)).toContain('Held');
  });

  it('names its lines in the key where letters are large, and has room for itself', () => {
    const { large } = curveChart(DAYS.rising, en);
    expect(named(large, 'name-entries', 'name-exits')).toEqual([]);
    expect(textsOf(large)).toEqual(expect.arrayContaining(['655', '10']));
    const [base] = named(large, 'base');
    expect(number(base, 'x2') - number(base, 'x1')).toBeGreaterThan(large.width / 2);
    expect(named(large, 'scale middle').length).toBeGreaterThan(1);
  });

  it('shows the hours of its place, past midnight too', () => {
    expect(textsOf(curveChart(DAYS['over midnight'], en).wide)).toEqual(
      expect.arrayContaining(['18:00', '20:00', '22:00', '00:00', '02:00']),
    );
    const ahead = { ...DAYS.rising, zone: [{ from: 0, minutes: 60 }] };
    expect(curveChart(ahead, en).headline).toContain('between 17:00 and 17:20');
  });

  it('draws holds that overlap once', () => {
    const holds = [
      { gate: '1', from: minute('12:00'), to: minute('12:30') },
      { gate: '2', from: minute('12:10'), to: minute('12:50') },
      { gate: '3', from: minute('14:00'), to: minute('14:01') },
    ];
    const { wide } = curveChart(dayOf([], null, { holds }), en);
    expect(named(wide, 'held')).toHaveLength(2);
  });

  it('ends, while a span is running, at the mean of the minutes before', () => {
    const value = (now: string) => {
      const { wide } = curveChart(dayOf(steadily('1', '10:00', now, 60), now), en);
      return named(wide, 'value-entries').map(({ text }) => text);
    };
    for (const now of ['11:00', '11:01', '11:03', '11:05']) expect(value(now), now).toEqual(['60']);
  });
});

describe('every language', () => {
  it.each(LOCALES)('draws from left to right: %s', (locale) => {
    const drawn = curveChart(DAYS.rising, brought(locale)).wide;
    const paths = (drawing: Drawing) => named(drawing, 'line-entries').map(({ at }) => at);
    const [line] = paths(drawn);
    const xs = [...String(line?.d).matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x));
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(String(Picture({ drawing: drawn, label: '', class: 'wide' }))).toContain(
      'direction="ltr"',
    );
    const base = named(drawn, 'base')[0];
    expect(number(base, 'x1')).toBeLessThan(number(base, 'x2'));
    // Each name stands behind the end of its line, never before it.
    const dot = named(drawn, 'dot-entries')[0];
    const name = named(drawn, 'name-entries')[0];
    expect(number(name, 'x')).toBeGreaterThan(number(dot, 'cx'));
  });

  it.each(LOCALES)('says the same in picture and page: %s', (locale) => {
    const words = brought(locale);
    const chart = curveChart(DAYS.rising, words);
    const page = String(ChartFigure({ chart, behind: words.behind }));
    expect(page.match(/role="img"/g)).toHaveLength(3);
    expect(page).toContain(`aria-label="${chart.sentence}"`);
    expect(page).toContain(chart.headline);
    expect(page).toContain('<details class="behind">');
    expect(page).not.toContain('style=');
  });
});

describe('a board that is opened before its day begins', () => {
  it('has a place for the table that it will have, and shows none yet', () => {
    const chart = { ...curveChart(DAYS.rising, en), table: { columns: [], rows: [] } };
    const place = '<details class="behind" hidden';
    expect(String(ChartFigure({ chart, behind: en.behind, isLive: true }))).toContain(place);
    expect(String(ChartFigure({ chart, behind: en.behind }))).not.toContain('behind');
  });
});

describe('small curves of gates', () => {
  it('share one scale, have no letters, and each says its own', () => {
    const curves = gateCurves(DAYS.rising, en);
    expect(curves.map(({ name, value }) => [name, value])).toEqual([
      ['gate 1', '235'],
      ['gate 2', '0'],
      ['gate 3', '420'],
    ]);
    expect(curves.map(({ sentence }) => sentence)).toEqual([
      'gate 1: 235 people a minute came in at 16:25.',
      'gate 2: no entry was counted.',
      'gate 3: 420 people a minute came in at 16:25.',
    ]);
    expect(curves.flatMap(({ drawing }) => textsOf(drawing))).toEqual([]);
    const top = (n: number) =>
      Math.min(
        ...[
          ...String(named(curves[n]?.drawing ?? DRAWN, 'line-entries')[0]?.at.d).matchAll(
            / ([\d.]+)/g,
          ),
        ].map(([, y]) => Number(y)),
      );
    expect(top(2)).toBeLessThan(top(0));
    expect(named(curves[0]?.drawing ?? DRAWN, 'held-lines')).toHaveLength(1);
    expect(named(curves[2]?.drawing ?? DRAWN, 'held-lines')).toHaveLength(0);
  });

  it('name the peak of a day that is over', () => {
    const [first] = gateCurves(dayOf(steadily('1', '12:00', '12:05', 7), null), en);
    expect(first?.sentence).toBe('gate 1: busiest at 12:00, with 7 people a minute.');
  });
});

const DRAWN: Drawing = { width: 0, height: 0, marks: [] };
