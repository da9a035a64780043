import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDigitsToLatin } from '../../src/domain/digits.ts';
import { readName, readSearch, SEARCH_TEXT_MOST } from '../../src/domain/search-text.ts';
import { formatToken, ticketUrl } from '../../src/domain/token.ts';

const CODE = '482109375516';
const TOKEN = formatToken(
  {
    ...{ keyId: 0, event: 1, serial: 7, revision: 0, kind: 'family', locale: 'ar' },
    ...{ adults: 2, children: 3, day: 1, slot: 1 },
  },
  new Uint8Array(64).fill(1),
);

/** Twelve digits in a row of ten that begins at this code point. */
const from = (zero: number) =>
  Array.from(CODE, (digit) => String.fromCodePoint(zero + Number(digit))).join('');

describe('what is typed into the search field', () => {
  it.each([
    CODE,
    '4821 0937 5516',
    '4821 0937 5516',
    '4821-0937-5516',
    ' 4821  09375516\t',
    '‪482109375516‬',
    '٤٨٢١ ٠٩٣٧ ٥٥١٦',
    '۴۸۲۱۰۹۳۷۵۵۱۶',
    ']C1482109375516',
    ']Q3\\000026482109375516',
    from(0xff10),
    from(0x0966),
    from(0x07c0),
    from(0x1040),
    from(0x1d7ce),
    from(0x1e950),
  ])('%s is a ticket number', (text) => {
    expect(readSearch(text)).toMatchObject({ by: 'digits', code: CODE });
  });

  it.each([
    TOKEN,
    TOKEN.toLowerCase(),
    `https://tickets.example.ma/t/${TOKEN}?lang=fr`,
    ticketUrl('http://localhost:8787', TOKEN),
    `]Q3\\000026${ticketUrl('https://abwab.ma', TOKEN)}\r\n`,
    ticketUrl('https://abwab.ma', TOKEN).slice(1),
    ticketUrl('http://localhost:8787', TOKEN).slice(9),
    `تذكرتي: ${ticketUrl('https://abwab.ma', TOKEN)}، شكرا`,
  ])('%s is a ticket’s code', (text) => {
    const meant = readSearch(text);
    expect(meant.by === 'token' && meant.parsed.payload.serial).toBe(7);
  });

  it.each([
    '0612345678',
    '06 12 34 56 78',
    '(06) 12-34-56-78',
    '+212 6 12 34 56 78',
    '00212612345678',
    '٠٦١٢٣٤٥٦٧٨',
    'tel:+212612345678',
    '612345678',
  ])('%s is a telephone number', (text) => {
    expect(readSearch(text)).toEqual({ by: 'digits', code: null, phone: '+212612345678' });
  });

  it('twelve digits after 212 are a telephone number and may be a ticket number', () => {
    const both = { by: 'digits', code: '212612345678', phone: '+212612345678' };
    expect(readSearch('212612345678')).toEqual(both);
    expect(readSearch('212 6 12 34 56 78')).toEqual(both);
  });

  it.each(['12345', '1234567890123456789', '٤٨٢١'])('%s is a number that is neither', (text) => {
    expect(readSearch(text)).toEqual({ by: 'digits', code: null, phone: null });
  });

  it('an address with an @ is an e-mail, in one spelling', () => {
    expect(readSearch(' Fatima@Example.MA ')).toEqual({ by: 'email', email: 'fatima@example.ma' });
    expect(readSearch('فاطمة @ الرباط')).toMatchObject({ by: 'name' });
  });

  it.each([
    ['فاطمةُ الزّهراء', ['فاطمه', 'زهراء'.replace('ء', '')]],
    ['EL IDRISSI  Aïcha', ['idrissi', 'aicha']],
    ["' OR 1=1 --", ['or', '1']],
    ['‮‏محمد‬', ['محمد']],
    ['<script>alert(1)</script>', ['script', 'alert', '1']],
  ])('%s is a name', (text, words) => {
    expect(readSearch(text)).toEqual({ by: 'name', words });
  });

  it.each(['', '   ', '‏‮', '%', '؟؟؟', 'ا'.repeat(SEARCH_TEXT_MOST + 1), '7'.repeat(10_000)])(
    '%# says nothing',
    (text) => {
      expect(readSearch(text)).toEqual({ by: 'nothing' });
    },
  );

  it('can be read as a name whatever else it may be', () => {
    expect(readName('4821')).toEqual({ by: 'name', words: ['4821'] });
    expect(readName('a@b.ma')).toEqual({ by: 'name', words: ['a', 'b', 'ma'] });
  });

  it('never fails, and has at most four words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const meant = readSearch(text);
        if (meant.by === 'name') expect(meant.words.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('a decimal digit of any script', () => {
  it.each([0x660, 0x6f0, 0x7c0, 0x966, 0xe50, 0x1040, 0x1090, 0xff10, 0x11730, 0x1d7d8, 0x1d7f6])(
    'has the value that Unicode gives it: %i',
    (zero) => {
      expect(anyDigitsToLatin(from(zero))).toBe(CODE);
    },
  );
});
