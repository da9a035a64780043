import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '../../src/domain/base32.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ascii = (text: string) => new TextEncoder().encode(text);

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes the standard example %j as %j', (plain, encoded) => {
    expect(encodeBase32(ascii(plain))).toBe(encoded);
    expect(decodeBase32(encoded)).toEqual(ascii(plain));
  });

  it('gives back any bytes, from upper or lower case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase32(bytes);
        expect(decodeBase32(text)).toEqual(bytes);
        expect(decodeBase32(text.toLowerCase())).toEqual(bytes);
      }),
    );
  });

  it('has one text for each byte string: what it reads, it writes the same', () => {
    const texts = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 40 });
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = decodeBase32(text);
        if (bytes !== null) expect(encodeBase32(bytes)).toBe(text);
      }),
    );
  });

  it.each(['A', 'AAA', 'AAAAAA', 'AAAAAAAAA'])('refuses the impossible length of %s', (text) => {
    expect(decodeBase32(text)).toBeNull();
  });

  it('refuses spare bits that are set', () => {
    expect(decodeBase32('MY')).toEqual(ascii('f'));
    expect(decodeBase32('MZ')).toBeNull();
    expect(decodeBase32('MZXW6YTBOJ')).toBeNull();
  });

  it.each(['M0', 'M1', 'M8', 'M9', 'MY======', 'M ', 'MY\n', 'ſA', 'ıA', '٢A', 'M\u{1F600}A'])(
    'refuses %j, which holds a character of another alphabet',
    (text) => {
      expect(decodeBase32(text)).toBeNull();
    },
  );
});
