import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeKey, damm, formatCode, groupCode, parseCode } from '../../src/domain/code.ts';

const key: CodeKey = [0x9b1f3a77, 0x0042c0de, 0xffffffff, 0x5eed5eed];
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const keys = fc.tuple(u32, u32, u32, u32);
const serials = fc.integer({ min: 0, max: 9_999_999 });
const secrets = fc.integer({ min: 0, max: 9_999 });

const scrambled = (serial: number, by = key) =>
  Number(formatCode({ serial, secret: 0 }, by).slice(0, 7));

describe('a ticket’s code', () => {
  it('gives its serial and secret back under its event’s key', () => {
    fc.assert(
      fc.property(serials, secrets, keys, (serial, secret, by) => {
        const code = formatCode({ serial, secret }, by);
        expect(code).toMatch(/^\d{12}$/);
        expect(parseCode(code, by)).toEqual({ serial, secret });
      }),
      {
        numRuns: 1000,
        examples: [
          [0, 0, [0, 0, 0, 0]],
          [9_999_999, 9_999, [0, 0, 0, 0]],
        ],
      },
    );
  });

  it('belongs to one serial only', () => {
    const count = 300_000;
    const seen = new Uint8Array(10_000_000);
    for (let serial = 0; serial < count; serial++) {
      const place = scrambled(serial);
      seen[place] = 1;
    }
    expect(seen.reduce((sum, one) => sum + one, 0)).toBe(count);
  });

  it('is read back for every serial of a range, and every place of another', () => {
    for (let serial = 0; serial < 50_000; serial++) {
      const code = formatCode({ serial, secret: 1234 }, key);
      expect(parseCode(code, key)?.serial).toBe(serial);
    }
    for (let place = 9_950_000; place < 10_000_000; place++) {
      const digits = `${String(place).padStart(7, '0')}1234`;
      const serial = parseCode(digits + damm(digits), key)?.serial ?? -1;
      expect(scrambled(serial)).toBe(place);
    }
  });

  it('does not show the order of registration', () => {
    const places = Array.from({ length: 20_000 }, (_, serial) => scrambled(serial));
    const byMillion = new Array<number>(10).fill(0);
    for (const place of places) {
      const million = Math.floor(place / 1_000_000);
      byMillion[million] = (byMillion[million] ?? 0) + 1;
    }
    // 2,000 expected in each; six standard deviations are 255.
    for (const count of byMillion) expect(Math.abs(count - 2_000)).toBeLessThan(255);
    const rising = places.filter((place, at) => place > (places[at - 1] ?? 0)).length;
    expect(Math.abs(rising - 10_000)).toBeLessThan(500);
  });

  it('changes with each of the key’s four numbers', () => {
    for (const part of [0, 1, 2, 3]) {
      const other = key.map((number, at) => (at === part ? number ^ 1 : number));
      const moved = Array.from({ length: 100 }, (_, serial) => serial).filter(
        (serial) => scrambled(serial) !== scrambled(serial, other),
      );
      expect(moved.length).toBeGreaterThan(95);
    }
  });

  it('is read in any digits, with any spacing', () => {
    const code = formatCode({ serial: 12, secret: 34 }, key);
    const inDigits = (zero: number) =>
      code.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
    for (const text of [
      groupCode(code),
      inDigits(0x660),
      groupCode(inDigits(0x6f0)),
      `\u200e${code} `,
    ]) {
      expect(parseCode(text, key)).toEqual({ serial: 12, secret: 34 });
    }
  });

  it('is read through every space that a copy can bring', () => {
    const code = formatCode({ serial: 12, secret: 34 }, key);
    const spaces = Array.from({ length: 0x10000 }, (_, at) => String.fromCharCode(at)).filter(
      (character) => /\p{White_Space}/u.test(character),
    );
    expect(spaces.length).toBeGreaterThan(20);
    for (const space of [...spaces, '\u2800', '\u200b', '\ufeff']) {
      const text = groupCode(code).replaceAll('\u00a0', space);
      expect(parseCode(text, key), `U+${space.charCodeAt(0).toString(16)}`).toEqual({
        serial: 12,
        secret: 34,
      });
    }
  });

  it.each(['', '1234', 'abcdefghijkl', '4821 0937 551', '¹²³⁴⁵⁶⁷⁸⁹⁰¹²', '0'.repeat(10_000)])(
    'is not %j',
    (text) => {
      expect(parseCode(text, key)).toBeNull();
    },
  );

  it('is refused for a serial or secret that has none, and without a whole key', () => {
    for (const serial of [-1, 10_000_000, 0.5, Number.NaN]) {
      expect(() => formatCode({ serial, secret: 0 }, key)).toThrow(RangeError);
    }
    expect(() => formatCode({ serial: 0, secret: 10_000 }, key)).toThrow(RangeError);
    expect(() => formatCode({ serial: 0, secret: 0 }, [1, 2, 3])).toThrow(RangeError);
  });

  it('is shown in groups of four', () => {
    expect(groupCode('482109375516')).toBe('4821\u00a00937\u00a05516');
  });

  it('is one run of digits in an SMS', () => {
    expect(groupCode('482109375516', 'sms')).toBe('482109375516');
  });
});

describe('the check digit', () => {
  it('is the one of the published example', () => {
    expect(damm('572')).toBe(4);
    expect(damm('5724')).toBe(0);
  });

  it('catches every wrong digit', () => {
    fc.assert(
      fc.property(serials, secrets, (serial, secret) => {
        const code = formatCode({ serial, secret }, key);
        for (let at = 0; at < 12; at++) {
          for (const digit of '0123456789') {
            const wrong = code.slice(0, at) + digit + code.slice(at + 1);
            if (wrong !== code) expect(parseCode(wrong, key)).toBeNull();
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('catches every swap of neighbours', () => {
    fc.assert(
      fc.property(serials, secrets, (serial, secret) => {
        const code = formatCode({ serial, secret }, key);
        for (let at = 0; at < 11; at++) {
          const swapped =
            code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
          if (swapped !== code) expect(parseCode(swapped, key)).toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });
});
