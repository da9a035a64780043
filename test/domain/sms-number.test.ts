import { describe, expect, it } from 'vitest';
import { numberFault, readPrefixes } from '../../src/domain/sms-number.ts';

const MOROCCO = ['+2125', '+2126', '+2127'];

describe('a number that an SMS may go to', () => {
  it.each([
    ['+212612345678', null],
    ['+212712345678', null],
    ['+212522345678', null],
    // Laayoune and Dakhla, in Western Sahara.
    ['+212528891234', null],
    ['+212661000000', null],
    ['+212812345678', 'premium'],
    ['+212891234567', 'premium'],
    ['+33612345678', 'prefix'],
    ['+21361234567', 'prefix'],
    ['212612345678', 'not_e164'],
    ['+0612345678', 'not_e164'],
    ['+2126', 'not_e164'],
    ['+212 612345678', 'not_e164'],
    ['+٢١٢٦١٢٣٤٥٦٧٨', 'not_e164'],
    ['+212612345678\n', 'not_e164'],
  ])('%j: %s', (number, fault) => {
    expect(numberFault(number, MOROCCO)).toBe(fault);
  });

  it.each([
    '+881612345678',
    '+88213123456',
    '+979123456789',
    '+87012345678',
    '+449012345678',
    '+33899123456',
    '+4990012345678',
    '+34806123456',
    '+3989212345',
    '+19005551234',
    '+8081234567',
    '+43900123456',
    '+353152012345',
    '+4590123456',
    '+469391234567',
    '+4782012345',
    '+358600123456',
    '+48701234567',
    '+420906123456',
    '+309011234567',
    '+40906123456',
  ])('%s costs too much, whatever is allowed', (number) => {
    expect(numberFault(number, ['+'])).toBe('premium');
  });

  it.each([
    '+33612345678',
    '+34612345678',
    '+43664123456',
    '+353851234567',
    '+4520123456',
    '+46701234567',
    '+4791234567',
    '+358401234567',
    '+48501234567',
    '+420601234567',
    '+306912345678',
    '+40712345678',
    '+385911234567',
    '+393123456789',
    '+4915112345678',
    '+447911123456',
    '+31612345678',
    '+32470123456',
    '+351912345678',
    '+41791234567',
  ])('%s is a mobile of Europe like any other', (number) => {
    expect(numberFault(number, ['+3', '+4'])).toBeNull();
  });
});

describe('prefixes as they are typed', () => {
  it.each([
    ['+2126 +2127', ['+2126', '+2127']],
    [' +2126,\n+33 ', ['+2126', '+33']],
    ['', null],
    ['2126', null],
    ['+', null],
    ['+0', null],
    ['+2126x', null],
    [Array.from({ length: 101 }, () => '+1').join(' '), null],
  ])('%j', (typed, prefixes) => {
    expect(readPrefixes(typed)).toEqual(prefixes);
  });
});
