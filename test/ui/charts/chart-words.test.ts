import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/domain/kinds.ts';
import { chartWords } from '../../../src/i18n/charts.ts';
import { formatNumber } from '../../../src/i18n/format.ts';
import { said, written } from '../../../src/ui/charts/chart-words.ts';
import { brought } from './days.ts';

const NUMBERS = [...Array(320).keys(), 410, 655, 1_000, 10_003, 750_000, 1_000_000];

describe.each(LOCALES)('the words that a chart brings along in %s', (locale) => {
  const words = brought(locale);
  const own = chartWords[locale];
  const gate = 'Bab {at} 7';

  it('say of every number from 0 what the catalogue says', () => {
    for (const n of NUMBERS) {
      expect(written(n, words)).toBe(formatNumber(n, locale));
      const moved = { from: '410', start: '16:00', end: '16:20', gate };
      for (const kind of ['rose', 'fell'] as const) {
        expect(said(n, words[kind].plain, words, moved)).toBe(
          own[kind].plain(n, '410', '16:00', '16:20'),
        );
        expect(said(n, words[kind].gate, words, moved)).toBe(
          own[kind].gate(n, '410', '16:00', '16:20', gate),
        );
      }
      expect(said(n, words.steady.plain, words, moved)).toBe(own.steady.plain(n, '16:00', '16:20'));
      expect(said(n, words.steady.gate, words, moved)).toBe(
        own.steady.gate(n, '16:00', '16:20', gate),
      );
      for (const kind of ['now', 'peak'] as const) {
        const values = { at: '16:20', gate };
        expect(said(n, words[kind].plain, words, values)).toBe(own[kind].plain(n, '16:20'));
        expect(said(n, words[kind].gate, words, values)).toBe(own[kind].gate(n, '16:20', gate));
      }
      expect(said(n, words.left, words, { at: '16:20' })).toBe(own.left(n, '16:20'));
      expect(said(n, words.gateNow, words, { gate, at: '16:20' })).toBe(
        own.gateNow(n, gate, '16:20'),
      );
      expect(said(n, words.gatePeak, words, { gate, at: '16:20' })).toBe(
        own.gatePeak(n, gate, '16:20'),
      );
      expect(said(n, words.unit, words)).toBe(own.unit(n));
    }
  });
});

describe('a rise', () => {
  it.each([
    [1, 'إلى شخص واحد في الدقيقة'],
    [2, 'إلى شخصين في الدقيقة'],
    [7, 'إلى 7 أشخاص في الدقيقة'],
    [11, 'إلى 11 شخصا في الدقيقة'],
    [99, 'إلى 99 شخصا في الدقيقة'],
    [100, 'إلى 100 شخص في الدقيقة'],
    [655, 'إلى 655 شخصا في الدقيقة'],
    [1_002, 'إلى 1.002 شخص في الدقيقة'],
  ])('to %i has the Arabic form of its number', (n, form) => {
    expect(chartWords.ar.rose.gate(n, '0', '16:00', '16:20', 'الباب 3')).toBe(
      `ارتفع الدخول من 0 ${form} ما بين 16:00 و16:20، وأكثره من الباب 3`,
    );
  });

  it('is a sentence of its own in each language', () => {
    const said = LOCALES.map((locale) =>
      chartWords[locale].rose.gate(655, '410', '16:00', '16:20', 'X'),
    );
    expect(new Set(said).size).toBe(4);
    for (const sentence of said) {
      for (const value of ['655', '410', '16:00', '16:20', 'X']) expect(sentence).toContain(value);
    }
  });
});
