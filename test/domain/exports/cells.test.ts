import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CELL_MAX,
  sheetDate,
  sheetInstant,
  textCell,
  writtenInstant,
} from '../../../src/domain/exports/cells.ts';

describe('a text in a sheet', () => {
  it('is never a formula, in any width and behind whatever shows nothing or is a quotation mark', () => {
    const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
    const before = [
      '',
      ' ',
      '\u00a0',
      '\u3000',
      '\t',
      '\n',
      '\u200b',
      '"',
      "'",
      '“',
      '«',
      ' " ',
      '`',
    ];
    for (const sign of signs) {
      for (const one of before) {
        expect(textCell(`${one}${sign}1+1`)).toBe(`'${one}${sign}1+1`);
      }
      expect(textCell(`\ufeff${sign}cmd`)).toBe(`'${sign}cmd`);
      expect(textCell(`\r${sign}cmd`)).toBe(`'\n${sign}cmd`);
      expect(textCell(`\0\u202e${sign}cmd`)).toBe(`'${sign}cmd`);
    }
    expect(textCell('\tx')).toBe("'\tx");
    expect(textCell('\rx')).toBe("'\nx");
    expect(textCell('+212612345678')).toBe("'+212612345678");
  });

  it('stays as it is where it is none', () => {
    for (const text of [
      'فاطمة الزهراء',
      'a=b',
      '12-3',
      'x@example.org',
      '0612345678',
      'ⴰⵣⵓⵍ',
      '👮🏽‍♀️',
      '',
    ]) {
      expect(textCell(text)).toBe(text);
    }
  });

  it('has no control, no mark that turns what follows, and no half of a character', () => {
    expect(textCell('a\0b\x1f\x7f\x85c\u202ed\u2067e\ufffef')).toBe('abcdef');
    expect(textCell('a\ud800b\udc00')).toBe('a\ufffdb\ufffd');
    expect(textCell('a\r\nb\rc')).toBe('a\nb\nc');
  });

  it('is no longer than a cell can be, and not cut within a character', () => {
    expect(textCell('x'.repeat(CELL_MAX))).toHaveLength(CELL_MAX);
    expect(textCell('x'.repeat(1_000_000))).toHaveLength(CELL_MAX);
    expect(textCell(`=${'x'.repeat(CELL_MAX)}`)).toHaveLength(CELL_MAX);
    const cut = textCell(`='${'😀'.repeat(CELL_MAX)}`);
    expect(cut.length).toBeLessThanOrEqual(CELL_MAX);
    expect(cut.isWellFormed()).toBe(true);
  });

  it('is all of this whatever is typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...'=+-@＝"\'\t\r\n \ufeff\u202e\0\ud800\udc00_x000D_;,|'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const cell = textCell(pieces.join(''));
        expect(cell.isWellFormed()).toBe(true);
        expect(cell).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u);
        expect(cell).not.toMatch(/^[\s"«]*[=+\-@＝＋－＠]|^[\t\n]/u);
      }),
    );
  });
});

describe('a date in a sheet', () => {
  it('is a number of days, which any sheet counts with', () => {
    expect(sheetDate('1900-03-01')).toBe(61);
    expect(sheetDate('2026-05-16')).toBe(46_158);
    expect(sheetDate('yesterday')).toBeNull();
  });

  it('is as the edition’s clocks show it, across a change of the hour', () => {
    const zone = [
      { from: 0, minutes: 60 },
      { from: Date.UTC(2026, 4, 16, 1), minutes: 0 },
    ];
    const before = Date.UTC(2026, 4, 16, 0, 59, 59, 999);
    expect(writtenInstant(before, zone)).toBe('2026-05-16 01:59:59');
    expect(writtenInstant(before + 1, zone)).toBe('2026-05-16 01:00:00');
    expect(sheetInstant(before + 1, zone)).toBeCloseTo(46_158 + 1 / 24, 10);
  });
});
