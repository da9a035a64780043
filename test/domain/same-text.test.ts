import { describe, expect, it } from 'vitest';
import { sameText } from '../../src/domain/same-text.ts';

describe('two texts', () => {
  it.each([
    ['', ''],
    ['abc', 'abc'],
    ['تذكرة', 'تذكرة'],
  ])('are the same: %j', (one, other) => {
    expect(sameText(one, other)).toBe(true);
  });

  it.each([
    ['', 'a'],
    ['abc', 'abd'],
    ['abc', 'xbc'],
    // One is no other's beginning, and what stands behind it is no nothing.
    ['abc', 'abcd'],
    ['abc', 'ab'],
    ['abc', 'abc\0'],
    ['abc\0', 'abc'],
    ['é', 'e\u0301'],
  ])('are not the same: %j and %j', (one, other) => {
    expect(sameText(one, other)).toBe(false);
  });
});
