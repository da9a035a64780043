import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/domain/kinds.ts';
import { chartWords } from '../../../src/i18n/charts.ts';
import { visitsChart, windowChart } from '../../../src/ui/charts/bar-charts.ts';
import type { Drawing } from '../../../src/ui/charts/drawing.ts';
import { Picture } from '../../../src/ui/charts/picture.tsx';

const window = (from: string, to: string, registered: number, came: number, begun = true) => ({
  from,
  to,
  registered,
  came,
  begun,
});

const named = ({ marks }: Drawing, name: string) => marks.filter((mark) => mark.class === name);

describe('expected and came', () => {
  const windows = [
    window('10:00', '12:00', 400, 310),
    window('12:00', '14:00', 500, 1),
    window('14:00', '16:00', 600, 0, false),
  ];

  it('tells of the window that is running', () => {
    expect(windowChart(windows, 'en', { running: true }).headline).toBe(
      '1 person has come with a ticket between 12:00 and 14:00; 500 registered',
    );
  });

  it('tells of the whole day once it is over, or has not begun', () => {
    expect(windowChart(windows, 'en', { running: false }).headline).toBe(
      '311 people came with a ticket; 1,500 registered',
    );
    const ahead = windows.map((one) => ({ ...one, came: 0, begun: false }));
    expect(windowChart(ahead, 'en', { running: true }).headline).toBe(
      '1,500 people are registered',
    );
    expect(windowChart([window('10:00', '12:00', 0, 0)], 'fr', { running: true }).headline).toBe(
      'Personne n’est inscrit pour ce jour',
    );
  });

  it('draws a hollow bar beside a full one, and none for what has not begun', () => {
    const { wide, table } = windowChart(windows, 'en', { running: true });
    expect(named(wide, 'bar-expected')).toHaveLength(3);
    expect(named(wide, 'bar-came')).toHaveLength(2);
    expect(table.rows.at(-1)).toEqual(['14:00', '600', '–']);
  });

  it('leaves room around the bars of a day with one window', () => {
    const { wide } = windowChart(windows.slice(0, 1), 'en', { running: false });
    const [expected, came] = ['bar-expected', 'bar-came'].map((name) => named(wide, name));
    for (const mark of [...(expected ?? []), ...(came ?? [])]) {
      expect(Number(mark.at.width)).toBeLessThanOrEqual(96);
    }
  });

  it.each([
    [0, 'لم يحضر أحد بعد بتذكرة ما بين'],
    [1, 'حضر شخص واحد بتذكرة ما بين'],
    [2, 'حضر شخصان بتذكرة ما بين'],
    [3, 'حضر 3 أشخاص بتذكرة ما بين'],
    [11, 'حضر 11 شخصا بتذكرة ما بين'],
    [100, 'حضر 100 شخص بتذكرة ما بين'],
  ])('says in Arabic of %i who came: %s', (n, form) => {
    expect(chartWords.ar.cameSoFar(n, '800', '14:00', '16:00')).toBe(
      `${form} 14:00 و16:00. المسجلون: 800`,
    );
  });
});

describe('visits', () => {
  it('by gate name the first in their title, one bar a line', () => {
    const bars = [7, 12_400, 90].map((n, gate) => ({ name: `Gate ${gate + 1}`, values: [n] }));
    const chart = visitsChart('gate', bars, 'en');
    expect(chart.headline).toBe('Gate 2 counted most, with 12,400 visits');
    expect(named(chart.wide, 'bar-name').map(({ text }) => text)).toEqual([
      'Gate 1',
      'Gate 2',
      'Gate 3',
    ]);
    expect(chart.table.columns).toEqual(['Gate', 'Visits']);
  });

  it('of gates, whose long names take lines of their own where letters are large', () => {
    const name = 'Northern gate of the school and of the hall';
    const { large, narrow } = visitsChart('gate', [{ name, values: [3] }], 'en');
    const lines = named(large, 'bar-name');
    expect(lines.map(({ text }) => text).join(' ')).toBe(name);
    expect(lines.length).toBeGreaterThan(1);
    const ys = [...lines, ...named(large, 'bar-value')].map(({ at }) => Number(at.y));
    for (const [n, y] of ys.slice(1).entries()) expect(y - (ys[n] ?? 0)).toBeGreaterThan(12);
    expect(Math.max(...ys)).toBeLessThan(large.height);
    expect(named(narrow, 'bar-name')).toHaveLength(1);
  });

  it('of no day, of days without a visit, of 31 of them, of millions', () => {
    const days = (count: number, value: number) =>
      Array.from({ length: count }, (_, n) => ({
        name: `Saturday ${n + 1} November`,
        short: String(n + 1),
        values: [value * n],
      }));
    expect(visitsChart('day', [], 'en').headline).toBe('No visit was counted');
    expect(visitsChart('day', days(3, 0), 'fr').headline).toBe('Aucune visite n’a été comptée');
    for (const locale of LOCALES) {
      for (const bars of [[], days(1, 1), days(31, 750_000), days(5, 0)]) {
        const { wide, narrow, large } = visitsChart('day', bars, locale);
        for (const drawing of [wide, narrow, large]) {
          const markup = String(Picture({ drawing: drawing, label: '', class: 'wide' }));
          expect(markup).not.toMatch(/NaN|Infinity|undefined/);
          expect(markup.length).toBeLessThan(15_000);
          expect(named(drawing, 'grid').length).toBeLessThanOrEqual(10);
          const names = named(drawing, 'scale middle').map(({ at }) => Number(at.x));
          for (const [n, x] of names.slice(1).entries())
            expect(x - (names[n] ?? 0)).toBeGreaterThan(9);
        }
      }
    }
  });
});
