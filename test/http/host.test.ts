import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OwnServer } from './own-server.ts';

/** Stock workerd hands every address on as it was sent. */
let server: OwnServer;
beforeAll(async () => {
  server = await OwnServer.start({ RATE_LIMITS: 'off' });
});
afterAll(() => server.stop());

const ask = (...lines: string[]) => server.ask(lines);

function robotsAt(host: string): Promise<string> {
  return ask('GET /robots.txt HTTP/1.1', `Host: ${host}`);
}

describe('a host that is none', () => {
  const none = [
    ['localhost:99999', 'localhost:65536', 'localhost:-1', 'localhost:1:1', 'localhost:x'],
    ['a b', '[::1', '::1', '[]', '[:]:1', '[fe80::1%25eth0]', '*', '<script>', '127.0.0.256'],
    ['localhost/x', 'localhost?x', 'localhost#x', 'me@localhost', 'localhost@evil', '%6cocalhost'],
    ['localhost, evil', 'http://localhost', 'local\\host', '', 'x\u0001'],
    ['999999999999', '\u007f', 'localhost\tx'],
  ].flat();
  it.each(none)('is refused, and nothing breaks: %j', async (host) => {
    const answer = await robotsAt(host);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const post = await ask('POST /api/v1/scans HTTP/1.1', `Host: ${host}`, 'Content-Length: 0');
    expect(post).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('is refused before its address is looked up among the files', async () => {
    for (const path of ['/licenses.txt', '/sw.js', '/assets/none.css', '//']) {
      const answer = await ask(`GET ${path} HTTP/1.1`, 'Host: a b');
      expect(answer).toMatch(/^HTTP\/1\.1 400 .*\r\nx-request-id: /is);
    }
    const twice = await ask('GET /robots.txt HTTP/1.1', 'Host: localhost', 'Host: evil');
    expect(twice).toMatch(/^HTTP\/1\.1 400 .*\r\nx-request-id: /is);
    expect(server.log).toBe('');
  });

  it('is said so as every other fault of a request, with an id', async () => {
    const answer = await robotsAt('localhost:99999');
    expect(answer).toMatch(/\r\nx-request-id: [0-9a-f-]{36}\r\n/i);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"invalid_request"');
  });
});

describe('a host', () => {
  it('is one in capitals, with a dot behind it, as an address, and with a port or without', async () => {
    const names = [
      'LocalHost',
      'localhost.',
      `localhost:${server.port}`,
      'localhost:',
      '[::1]:1',
      '127.0.0.1',
    ];
    for (const host of names) expect(await robotsAt(host)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that is not the service’s own is refused', async () => {
    for (const host of [
      'evil.example',
      'localhost.',
      'a..b',
      '-a',
      '_',
      'xn--zzzzzz--',
      'x'.repeat(300),
    ]) {
      const answer = await ask('GET /api/v1/openapi.json HTTP/1.1', `Host: ${host}`);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    }
  });
});
