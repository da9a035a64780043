import { describe, expect, it } from 'vitest';
import { hasTag } from '../../src/http/entity-tag.ts';

describe('an entity tag', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", W/"a" ,"c"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['"ab"', false],
    ['', false],
    [undefined, false],
    [`${'"b",'.repeat(4_000)}"a"`, true],
  ])('is found in %s: %s', (header, found) => {
    expect(hasTag(header, '"a"')).toBe(found);
  });
});
