import { describe, expect, it } from 'vitest';
import { codeTyped, contactTyped } from '../../src/domain/ticket-finding.ts';

describe('a contact that somebody types', () => {
  it.each([
    ['0612345678', '+212612345678'],
    ['٠٦١٢٣٤٥٦٧٨', '+212612345678'],
    ['۰۶ ۱۲ ۳۴ ۵۶ ۷۸', '+212612345678'],
    ['+212 (0)6 12-34-56-78', '+212612345678'],
    ['00212612345678', '+212612345678'],
    ['212612345678', '+212612345678'],
    ['tel:0612345678', '+212612345678'],
    [' 0612.34.56.78 ', '+212612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
  ])('%s is the phone %s', (typed, text) => {
    expect(contactTyped(typed)).toEqual({ of: 'phone', text });
  });

  it.each([
    ['Leila@Example.MA', 'leila@example.ma'],
    [' a+b@example.org ', 'a+b@example.org'],
    ['ليلى@مثال.ma', 'ليلى@مثال.ma'],
  ])('%s is the address %s', (typed, text) => {
    expect(contactTyped(typed)).toEqual({ of: 'email', text });
  });

  it.each([
    '',
    ' ',
    'Leila',
    '06123',
    '0899123456',
    '@',
    'a@b@c.ma',
    'a@localhost',
    `${'a'.repeat(300)}@example.ma`,
    '0'.repeat(100_000),
    '0612345678, 0612345679',
  ])('%.20s is none', (typed) => {
    expect(contactTyped(typed)).toBeNull();
  });
});

describe('a code that somebody types', () => {
  it.each([
    ['012345', '012345'],
    ['٠١٢٣٤٥', '012345'],
    ['۰۱۲ ۳۴۵', '012345'],
    [' 012-345\n', '012345'],
    ['\u2067012345\u2069', '012345'],
    ['०१२३४५', '012345'],
  ])('%j is %s', (typed, code) => {
    expect(codeTyped(typed)).toBe(code);
  });

  it.each(['', '12345', '1234567', 'abcdef', '12345a', '1'.repeat(100_000), '½23456'])(
    '%.20s is none',
    (typed) => {
      expect(codeTyped(typed)).toBeNull();
    },
  );
});
