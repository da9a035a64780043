import { describe, expect, it } from 'vitest';
import { hopsOf } from '../../src/http/proxy-hops.ts';

describe('what a header of proxies names', () => {
  it('is read from the end, where the nearest proxy wrote', () => {
    expect(hopsOf('X-Forwarded-For', ' 198.51.100.1,192.0.2.9 , 10.0.0.1')).toEqual([
      '10.0.0.1',
      '192.0.2.9',
      '198.51.100.1',
    ]);
  });

  it('is bounded, however much a client sends before it', () => {
    const sent = [`${'9.9.9.9, '.repeat(10_000)}192.0.2.1`, `${'x'.repeat(10_000)}, 192.0.2.1`];
    for (const value of sent) {
      for (const name of ['X-Forwarded-For', 'Forwarded']) {
        expect(hopsOf(name, value).length).toBeLessThanOrEqual(8);
        expect(hopsOf(name, `${value}, for=192.0.2.1`)[0]).toBe(
          name === 'Forwarded' ? '192.0.2.1' : 'for=192.0.2.1',
        );
      }
    }
  });
});

describe('the header Forwarded', () => {
  it.each([
    ['for=192.0.2.60', ['192.0.2.60']],
    ['For="[2001:db8:cafe::17]:4711"', ['[2001:db8:cafe::17]:4711']],
    ['for=192.0.2.60;proto=http;by=203.0.113.43', ['192.0.2.60']],
    ['proto=https; for="192.0.2.60:80" ;host="a;b"', ['192.0.2.60:80']],
    ['for=192.0.2.43, for=198.51.100.17', ['198.51.100.17', '192.0.2.43']],
    ['for=unknown', ['unknown']],
    ['for="_gazonk"', ['_gazonk']],
    ['proto=https', ['']],
    ['192.0.2.60', ['']],
    ['for=', ['']],
    ['for', ['']],
    ['for="192.0.2.60', ['']],
    ['for=192.0.2.60;', ['192.0.2.60']],
    ['for=192.0.2.60;for=192.0.2.61', ['']],
    ['', ['']],
  ])('is read as the RFC writes it: %j', (value, expected) => {
    expect(hopsOf('forwarded', value)).toEqual(expected);
  });

  it.each([
    ['an open quotation', 'for="9.9.9.9'],
    ['an escape', 'for=9.9.9.9;x="\\'],
    ['a second element', 'for=9.9.9.9, for=8.8.8.8;x="'],
  ])('is not led astray by %s before it', (_, sent) => {
    expect(hopsOf('Forwarded', `${sent}, for=192.0.2.60`)[0]).toBe('192.0.2.60');
  });

  it('believes no address within another value', () => {
    expect(hopsOf('Forwarded', 'for=192.0.2.60;host="x, for=9.9.9.9"')[0]).toBe('');
    expect(hopsOf('Forwarded', 'for=192.0.2.60;host="x, for=9.9.9.9;a="')[0]).toBe('');
  });
});
