import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/contract/requests/instant.ts';

const read = (text: unknown) => {
  const parsed = v.safeParse(instant, text);
  return parsed.success ? parsed.output : null;
};
const NOON = Date.UTC(2026, 10, 25, 12, 0);

describe('an instant as programs write it', () => {
  it.each([
    '2026-11-25T12:00:00.000Z',
    '2026-11-25T12:00:00Z',
    // Java, on the minute.
    '2026-11-25T12:00Z',
    '2026-11-25T13:00+01:00',
    // PostgreSQL and RFC 3339.
    '2026-11-25 12:00:00+00',
    '2026-11-25t12:00:00z',
    // Python, Go and .NET.
    '2026-11-25T12:00:00.000000+00:00',
    '2026-11-25T12:00:00.000000000000Z',
    '2026-11-25T11:00:00,000-01:00',
    '2026-11-25T11:00:00\u221201:00',
    '2026-11-25T12:00:00+0000',
  ])('%s', (text) => {
    expect(read(text)).toBe(NOON);
  });

  it('keeps its thousandths, and puts a leap second at the end of its minute', () => {
    expect(read('2026-11-25T12:00:00.1239Z')).toBe(NOON + 123);
    expect(read('2026-11-25T12:00:00,5Z')).toBe(NOON + 500);
    expect(read('2026-11-25T11:59:60Z')).toBe(NOON - 1);
  });

  it('is the furthest that there is when it lies beyond every clock', () => {
    expect(read('+275760-09-13T00:00:01Z')).toBe(8.64e15);
    expect(read('-999999-01-01T00:00Z')).toBe(-8.64e15);
    expect(read('0000-01-01T00:00Z')).toBe(Date.parse('0000-01-01T00:00:00Z'));
  });

  it.each([
    '',
    '2026-11-25',
    '2026-11-25T12:00:00',
    '12:00Z',
    '2026-13-01T12:00Z',
    '2026-11-25T25:00Z',
    '2026-11-25T12:00:61Z',
    '2026-11-25T12:00:00+24:00',
    '2026-11-25T12:00:00.Z',
    ' 2026-11-25T12:00:00Z',
    '+999999-99-01T00:00Z',
    `2026-11-25T12:00:00.${'0'.repeat(60)}Z`,
    NOON,
    null,
  ])('is none: %s', (text) => {
    expect(read(text)).toBeNull();
  });
});
