import { describe, expect, it } from 'vitest';
import {
  ipAddressOf,
  ipNetworkOf,
  isWide,
  isWithin,
  subscriberOf,
} from '../../src/http/ip-address.ts';

function subscriber(text: string): string | null {
  const address = ipAddressOf(text);
  return address === null ? null : subscriberOf(address);
}

describe('the subscriber behind an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:45068', '192.0.2.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:C000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['[::ffff:127.0.0.1]:43344', '127.0.0.1'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002:0:0:0:1', '2001:db8:1:2'],
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2'],
    ['[2001:db8:1:2::1]:80', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:0:0:ffff::', '2001:db8:0:0'],
    ['1:2:3:4:5:6:7::', '1:2:3:4'],
    ['::2:3:4:5:6:7:8', '0:2:3:4'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0'],
    ['::', '0:0:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['fe80::1%25eth0', 'fe80:0:0:0'],
    ['[fe80::fc:ff:fe00:1%4]:51880', 'fe80:0:0:0'],
  ])('of %s is %s', (text, expected) => {
    expect(subscriber(text)).toBe(expected);
  });

  it.each([
    ...['', ' ', 'unknown', '_hidden', 'localhost', "'; --", 'x'.repeat(10_000), ':', ':::', '[]'],
    ...['1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.-4', '01.2.3.4', '0x7f.0.0.1', '2130706433'],
    ...['1.2.3.4 5.6.7.8', '1.2.3.4:', '1.2.3.4:port', '1.2.3.4/32', '[1.2.3.4]:80', '١.٢.٣.٤'],
    ...['1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2::3', '1:2:3:4:5:6:7:8::', '::12345', '::g'],
    ...['1.2.3.4::', '::1.2.3', '::1.2.3.4:5', '::ffff:1.2.3.256', '[::1', '::1]', '[::1]x'],
    ...[
      '::1%',
      `::1%${'z'.repeat(100)}`,
      '1:2:3:4:5:6:7:1.2.3.4',
      '::1/128',
      `${'0:'.repeat(999)}1`,
    ],
  ])('is nobody for what is no address: %j', (text) => {
    expect(subscriber(text)).toBeNull();
  });
});

describe('a network', () => {
  it.each([
    [
      '10.0.0.0/8',
      ['10.0.0.0', '10.255.255.255', '::ffff:10.1.2.3'],
      ['9.255.255.255', '11.0.0.0'],
    ],
    ['10.1.2.3/8', ['10.0.0.0', '10.255.255.255'], ['11.0.0.0']],
    ['192.0.2.1', ['192.0.2.1', '192.0.2.1:80'], ['192.0.2.0', '192.0.2.2', '::192.0.2.1']],
    ['192.0.2.1/32', ['192.0.2.1'], ['192.0.2.0']],
    ['192.0.2.128/25', ['192.0.2.128', '192.0.2.255'], ['192.0.2.127', '192.0.3.128']],
    ['::1', ['::1', '[::1]:80', '0:0:0:0:0:0:0:1'], ['::2', '127.0.0.1', '::']],
    ['2001:db8::/32', ['2001:db8::', '2001:db8:ffff::1'], ['2001:db9::', '2001:db7:ffff::']],
    ['fd00::/8', ['fd00::2', 'fdff::'], ['fc00::', 'fe00::']],
  ])('%s holds its own addresses and no other', (text, inside, outside) => {
    const network = ipNetworkOf(text);
    const holds = (address: string) => {
      const read = ipAddressOf(address);
      return network !== null && read !== null && isWithin(read, network);
    };
    expect(inside.filter(holds)).toEqual(inside);
    expect(outside.filter(holds)).toEqual([]);
  });

  it.each([
    ...[
      '',
      '/8',
      '10.0.0.0/',
      '10.0.0.0/33',
      '10.0.0.0/-1',
      '10.0.0.0/8/8',
      '10/8',
      '10.0.0.0/255.0.0.0',
    ],
    ...[
      '::/129',
      '::1%eth0',
      '[::1]',
      '127.0.0.1:80',
      'localhost',
      '10.0.0.1-10.0.0.9',
      '*',
      'x'.repeat(99),
    ],
  ])('is not what cannot be read: %j', (text) => {
    expect(ipNetworkOf(text)).toBeNull();
  });

  it.each<[string, boolean]>([
    ['10.0.0.0/8', false],
    ['10.0.0.0/7', true],
    ['0.0.0.0/0', true],
    ['128.0.0.0/1', true],
    ['fc00::/7', false],
    ['fc00::/6', true],
    ['::/0', true],
    ['::/64', true],
    ['::ffff:0:0/96', true],
    ['::ffff:10.0.0.0/104', false],
    ['2001:db8::/32', false],
  ])('%s is too wide to be somebody’s own: %s', (text, expected) => {
    const network = ipNetworkOf(text);
    expect(network && isWide(network)).toBe(expected);
  });
});
