import { describe, expect, it } from 'vitest';
import { demandFreePort, listenAddress, loopbackOf } from '../../scripts/server/address.mjs';
import { publicOrigin } from '../../scripts/server/origin.mjs';

describe('the address that visitors see', () => {
  it.each([
    ['https://abwab.example', 'https://abwab.example'],
    ['https://ABWAB.example/', 'https://abwab.example'],
    ['https://abwab.example:8443', 'https://abwab.example:8443'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://192.168.1.20:8787', 'http://192.168.1.20:8787'],
    ['http://10.0.0.1', 'http://10.0.0.1'],
    ['https://أبواب.المغرب', 'https://xn--igbicb2n.xn--mgbc0a9azcg'],
    ['https://[2001:db8::1]', 'https://[2001:db8::1]'],
    [`https://${'a'.repeat(32)}.example`, `https://${'a'.repeat(32)}.example`],
  ])('may be %s', (text, origin) => {
    expect(publicOrigin(text)).toBe(origin);
  });

  it.each([
    ['abwab.example', /no address/],
    ['', /no address/],
    ['ftp://abwab.example', /no address/],
    ['https://abwab.example/fes', /more than a host/],
    ['https://abwab.example/?a=1', /more than a host/],
    ['https://abwab.example/#a', /more than a host/],
    ['https://me:pw@abwab.example', /more than a host/],
    ['http://abwab.example', /not https/],
    ['http://172.32.0.1', /not https/],
    ['http://11.0.0.1', /not https/],
    ['http://127.0.0.1.example', /not https/],
    [`https://${'a'.repeat(40)}.example`, /longer than 40/],
    [`https://${'a'.repeat(33)}.example`, /longer than 40/],
    ['https://abwab.example.', /no name/],
    ['https://*.example', /no name/],
    ['https://a_b.example', /no name/],
    ['https://a..example', /no name/],
    ['https://-a.example', /no name/],
    ['https://$(id).example', /no name/],
    ['https://abwab.example:0', /port 0/],
  ])('is not %s', (text, sentence) => {
    expect(() => publicOrigin(text)).toThrow(sentence);
  });
});

describe('the address to listen on', () => {
  it('is a host and a port', () => {
    expect(listenAddress('127.0.0.1:8080')).toEqual({ host: '127.0.0.1', port: 8080 });
    expect(listenAddress('[::]:80')).toEqual({ host: '[::]', port: 80 });
  });

  it.each([
    '8080',
    ':8080',
    '127.0.0.1',
    '127.0.0.1:0',
    '127.0.0.1:65536',
    '127.0.0.1:1e3',
    '*:80',
    '999.0.0.1:80',
    '010.0.0.1:80',
    '[:::]:80',
  ])('is not %s', (text) => {
    expect(() => listenAddress(text)).toThrow(/127\.0\.0\.1:8080/);
  });

  it('is refused with what to do about it', async () => {
    // Kept for documents: no machine has it.
    await expect(demandFreePort({ host: '192.0.2.1', port: 8080 })).rejects.toThrow(
      'Port 8080 of 192.0.2.1 cannot be had: this machine does not have that address. Choose another one.',
    );
  });

  it('is reached from this machine without leaving it', () => {
    expect(loopbackOf({ host: '0.0.0.0', port: 80 })).toBe('127.0.0.1:80');
    expect(loopbackOf({ host: '[::]', port: 80 })).toBe('[::1]:80');
    expect(loopbackOf({ host: '10.0.0.4', port: 80 })).toBe('10.0.0.4:80');
  });
});
