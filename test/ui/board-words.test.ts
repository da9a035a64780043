import { describe, expect, it } from 'vitest';
import { ALERT_KINDS } from '../../src/domain/alert.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { consoleWords } from '../../src/i18n/console.ts';
import { formatNumber } from '../../src/i18n/format.ts';
import { holdWords } from '../../src/i18n/holds.ts';
import { grouped } from '../../src/i18n/number.ts';
import { filled, formFor } from '../../src/i18n/sentence.ts';
import { watchWords } from '../../src/i18n/watch.ts';
import { type BoardWords, boardWords } from '../../src/ui/board-words.ts';

/** As the script reads them off the page. */
function brought(locale: (typeof LOCALES)[number]): BoardWords {
  return JSON.parse(JSON.stringify(boardWords(locale)));
}

const NUMBERS = [...Array(1_200).keys()].slice(1).concat(10_000, 10_003, 10_011, 1_150_000);

describe.each(LOCALES)('the words that a board brings along in %s', (locale) => {
  const words = brought(locale);
  const { board, connection, freshness } = consoleWords[locale];
  const number = (n: number) => grouped(n, words.separator);

  it('say of every number what the catalogue says', () => {
    for (const n of NUMBERS) {
      expect(number(n)).toBe(formatNumber(n, locale));
      for (const name of ['unsent', 'unsentSince', 'silent', 'silentSince'] as const) {
        const said = filled(formFor(n, words[name], locale), { n: number(n), since: '14:20' });
        expect(said, `${name} ${n}`).toBe(freshness[name](n, '14:20'));
      }
      const figures = { inside: number(n), entries: number(n + 1), exits: number(n - 1) };
      expect(filled(words.figures, figures)).toBe(board.spoken(n, n + 1, n - 1));
    }
  });

  it('say of gates and times what the catalogues say', () => {
    const { said } = holdWords[locale];
    const gate = 'Bab {time} 7';
    expect(filled(words.gateChanged, { gate, state: 'x' })).toBe(board.gateChanged(gate, 'x'));
    for (const kind of [...ALERT_KINDS, 'other'] as const) {
      const spoken = watchWords[locale].alerts.spoken[kind];
      expect(filled(words.callsForHelp[kind], { gate })).toBe(spoken(gate));
    }
    expect(filled(words.sendTo, { gate })).toBe(said.sendTo(gate));
    expect(filled(words.reason, { reason: '{x}' })).toBe(said.reason('{x}'));
    expect(filled(words.until, { time: '16:30' })).toBe(said.until('16:30'));
    expect(filled(words.overdue, { time: '16:30' })).toBe(said.overdue('16:30'));
    expect(filled(words.waiting, { since: '16:30' })).toBe(freshness.waiting('16:30'));
    expect(filled(words.age, { age: '02:05' })).toBe(connection.age('02:05'));
  });
});
