import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smsParts } from '../../src/domain/sms-parts.ts';

const BASIC = [...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà'];
const EXTENSION = [...'\f^{}\\[~]|€'];

const LETTERS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];

const textOf = (characters: readonly string[]) =>
  fc.array(fc.constantFrom(...characters), { maxLength: 700 }).map((all) => all.join(''));
const gsm = textOf([...BASIC, ...EXTENSION]);
const unicode = textOf(['ب', 'ⴰ', '𝔸', 'a']).map((text) => `ب${text}`);

describe('a text as SMS', () => {
  it.each([
    ['', 'gsm', 0, 1],
    ['a'.repeat(160), 'gsm', 160, 1],
    ['a'.repeat(161), 'gsm', 161, 2],
    ['a'.repeat(306), 'gsm', 306, 2],
    ['a'.repeat(307), 'gsm', 307, 3],
    ['€'.repeat(80), 'gsm', 160, 1],
    ['€'.repeat(81), 'gsm', 162, 2],
    // 76 of them fill 152 of 153 septets: no part ends between an escape and what it stands for.
    ['€'.repeat(153), 'gsm', 306, 3],
    ['ب'.repeat(70), 'unicode', 70, 1],
    ['ب'.repeat(71), 'unicode', 71, 2],
    ['ب'.repeat(134), 'unicode', 134, 2],
    ['ب'.repeat(135), 'unicode', 135, 3],
    ['𝔸'.repeat(35), 'unicode', 70, 1],
    ['𝔸'.repeat(36), 'unicode', 72, 2],
    // 33 of them fill 66 of 67 units.
    ['𝔸'.repeat(67), 'unicode', 134, 3],
    // What French writes and the alphabet lacks; the capital is in it.
    ['ç', 'unicode', 1, 1],
    ['Ç', 'gsm', 1, 1],
    ['`', 'unicode', 1, 1],
    ['\u00a0', 'unicode', 1, 1],
  ])('%j is %s, %i units, %i parts', (text, alphabet, units, parts) => {
    expect(smsParts(text)).toEqual({ alphabet, units, parts });
  });

  it('is of the GSM alphabet exactly where each character is', () => {
    const known = new Set([...BASIC, ...EXTENSION, ...LETTERS]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), gsm, (odd, text) => {
        const isGsm = [...odd].every((one) => known.has(one));
        expect(smsParts(text + odd).alphabet).toBe(isGsm ? 'gsm' : 'unicode');
      }),
    );
  });

  it('is never cheaper by one more character, nor dearer by more than one part', () => {
    fc.assert(
      fc.property(gsm, fc.constantFrom(...BASIC, ...EXTENSION), (text, more) => {
        const grown = smsParts(text + more).parts - smsParts(text).parts;
        expect([0, 1]).toContain(grown);
      }),
    );
  });

  it.each([
    ['gsm', gsm, 160, 153],
    ['unicode', unicode, 70, 67],
  ] as const)(
    'of several %s parts has room for all, and none to spare',
    (_, text, alone, joined) => {
      fc.assert(
        fc.property(text, (one) => {
          const { units, parts } = smsParts(one);
          if (units <= alone) expect(parts).toBe(1);
          else expect(parts * joined).toBeGreaterThanOrEqual(units);
          // A part gives up at most one unit to what does not fit.
          expect((parts - 1) * (joined - 1)).toBeLessThan(Math.max(units, 1));
        }),
      );
    },
  );
});
