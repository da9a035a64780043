import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhone } from '../../src/domain/phone.ts';

const parse = (text: string) => parsePhone(text, { country: 'MA' })?.e164 ?? null;

describe('a Moroccan phone number', () => {
  it.each([
    '0612345678',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '06‑12–34 56/78',
    '(06) 12 34 56 78',
    '612345678',
    '212612345678',
    '+212612345678',
    '+212 6 12 34 56 78',
    '+212 0612345678',
    '+212 (0) 612345678',
    '+212(0)6 12-34-56-78',
    '00212612345678',
    '00 212 0 6 12 34 56 78',
    '٠٦١٢٣٤٥٦٧٨',
    '۰۶ ۱۲ ۳۴ ۵۶ ۷۸',
    '+٢١٢ ٦١٢٣٤٥٦٧٨',
    '\u202a+212 6 12 34 56 78\u202c',
    '  0612345678\n',
    '06\u00a012\u00a034\u00a056\u00a078',
  ])('is understood when written %j', (text) => {
    expect(parse(text)).toBe('+212612345678');
  });

  it.each([
    ['0712345678', '+212712345678'],
    ['0522123456', '+212522123456'],
    ['+212 5 37 12 34 56', '+212537123456'],
  ])('may be mobile or fixed: %s', (text, e164) => {
    expect(parse(text)).toBe(e164);
  });

  it.each([
    '061234567',
    '06123456789',
    '+21261234567',
    '+2126123456789',
    '+212412345678',
    '0412345678',
    '0801234567',
    '0891234567',
    '+212801234567',
    '19',
    '00',
    '0006 12345678',
    '+212 00 612345678',
  ])('is not %s', (text) => {
    expect(parse(text)).toBeNull();
  });
});

describe('a foreign phone number', () => {
  it.each([
    ['+33 6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['+1 (202) 555-0123', '+12025550123'],
    ['+39 06 1234 5678', '+390612345678'],
    ['٠٠٣٤ ٦٠٠ ١٢٣ ٤٥٦', '+34600123456'],
    ['+1234567', '+1234567'],
    ['+123456789012345', '+123456789012345'],
  ])('is taken in international form: %s', (text, e164) => {
    expect(parse(text)).toBe(e164);
  });

  it.each(['+123456', '+1234567890123456', '+0612345678', '33612345678', '1 202 555 0123'])(
    'is not %s',
    (text) => {
      expect(parse(text)).toBeNull();
    },
  );
});

describe('what is no phone number', () => {
  it.each([
    '',
    ' ',
    '+',
    '++212612345678',
    '0612345678 ext 4',
    '06123456a8',
    '061234５678',
    'فاطمة',
    '+212+612345678',
    '06 12 34 56 78, 06 12 34 56 79',
  ])('is refused: %j', (text) => {
    expect(parse(text)).toBeNull();
  });

  it('is refused in no time at 10 MB', () => {
    const start = performance.now();
    for (const unit of ['0', ' ', '(', '(0)', '+']) {
      expect(parse(unit.repeat(10_000_000 / unit.length))).toBeNull();
    }
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('what is stored', () => {
  it('is E.164, and reads as itself', () => {
    const typed = fc.string({
      unit: fc.constantFrom(...'0123456789+ -.()٠١٢٣٤٥٦٧٨٩'),
      maxLength: 24,
    });
    const numbers = fc.stringMatching(/^(0|\+212|00212|\+33|\+)[1-9][0-9]{5,13}$/);
    fc.assert(
      fc.property(fc.oneof(typed, numbers), (text) => {
        const e164 = parse(text);
        if (e164 === null) return;
        expect(e164).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(parse(e164)).toBe(e164);
      }),
      { numRuns: 2000 },
    );
  });
});
