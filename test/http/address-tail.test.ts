import { HonoRequest } from 'hono/request';
import { describe, expect, it } from 'vitest';
import { withoutTail, wordInQuery } from '../../src/http/address-tail.ts';

const asked = (address: string) => new HonoRequest(new Request(`http://abwab.test${address}`));
/** As many as an address can have, and more. */
const MANY = 300_000;

describe('an address that something was added to', () => {
  it.each([
    ['/en/demo.', '/en/demo'],
    ['/en/demo)%D8%8C', '/en/demo'],
    ['/en/demo///', '/en/demo'],
    ['/en/demo%3Flang=fr', '/en/demo'],
    ['/en/demo&utm_source=x', '/en/demo'],
    ['/en/demo%2C%26a=b!', '/en/demo'],
    ['//en/demo.', '/en/demo'],
    ['/en/demo.?lang=fr', '/en/demo?lang=fr'],
    ['/en/demo', null],
    ['/en/demo%', '/en/demo'],
    ['/en/demo%D8%8', '/en/demo'],
    ['/en/demo_-', '/en/demo'],
    ['/en/a.b', null],
    ['/...', null],
    ['/', null],
    ['/api/v1/x.', null],
  ])('%s leads to %s', (address, right) => {
    expect(withoutTail(asked(address))).toBe(right);
  });

  it.each(['!', '/', '%21', '.%2C', '%2', '-', '&', '%3f'])(
    'is read in one go, also where %s stands in it again and again',
    (piece) => {
      const path = `/nothing${piece.repeat(MANY / piece.length)}g`;
      const isQuery = piece === '&' || piece === '%3f';
      expect(withoutTail(asked(path))).toBe(isQuery ? '/nothing' : null);
      expect(withoutTail(asked(path.slice(0, -1)))).toBe('/nothing');
    },
  );

  it('gives a word without what follows it', () => {
    expect(wordInQuery(asked('/?lang=fr).'), 'lang')).toBe('fr');
    expect(wordInQuery(asked('/?lang=..'), 'lang')).toBe('');
    expect(wordInQuery(asked('/'), 'lang')).toBeUndefined();
    const long = `${'!'.repeat(MANY)}a`;
    expect(wordInQuery(asked(`/?lang=${long}`), 'lang')).toBe(long);
  });
});
