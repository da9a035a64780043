import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { LIST_BODY_MAX } from '../../src/domain/lists/bounds.ts';
import { blocksOf, type Directive, directivesOf, valuesOf } from './directives.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const [, CLIENT_ADDRESS = ''] = /^CLIENT_ADDRESS=(.*)$/m.exec(read('deploy/abwab.env')) ?? [];
const [, LISTEN = ''] = /^LISTEN=(.*)$/m.exec(read('deploy/abwab.env')) ?? [];
/** Headers that programs believe, and that anybody can send. */
const FORGED = ['X-Forwarded-For', 'Forwarded', 'CF-Connecting-IP'];
/** The most that one request brings: 500 scans, or what a phone hands in. */
const LARGEST = 1024 * 1024;

/** The value of a directive in a block itself, not in those inside. */
const ownValue = (block: readonly Directive[], name: string) =>
  block.find(({ words: [first] }) => first === name)?.words[1];

describe('nginx in front', () => {
  const nginx = directivesOf(read('deploy/nginx.conf'), ';');
  const servers = blocksOf(nginx, 'server').filter((block) => block.length > 0);
  const [plain = [], secure = []] = servers;
  const headers = Object.fromEntries(
    valuesOf(secure, 'proxy_set_header').map((value) => {
      const [name = '', ...rest] = value.split(' ');
      return [name, rest.join(' ')];
    }),
  );

  it('leads to TLS under the service’s own name, and nowhere else', () => {
    expect(servers).toHaveLength(2);
    const [name] = valuesOf(secure, 'server_name');
    expect(valuesOf(plain, 'return')).toEqual([`308 https://${name}$request_uri`]);
    expect(valuesOf(secure, 'listen')).toEqual(['443 ssl http2', '[::]:443 ssl http2']);
    expect(valuesOf(secure, 'ssl_protocols')).toEqual(['TLSv1.2 TLSv1.3']);
    expect(valuesOf(blocksOf(nginx, 'upstream').flat(), 'server')).toEqual([LISTEN]);
  });

  it('says who asks in the header that is believed, and takes out what clients say of themselves', () => {
    expect(headers[CLIENT_ADDRESS]).toBe('$remote_addr');
    for (const name of FORGED) expect(headers[name], name).toBe('');
    expect(headers.Host).toBe('$http_host');
  });

  it('logs no path: it can be a private link', () => {
    for (const server of servers) {
      expect(valuesOf(server, 'access_log')).toEqual(['off']);
      // On every level below, a line tells of a request and names it.
      expect(valuesOf(server, 'error_log')).toEqual([expect.stringMatching(/ emerg$/)]);
    }
  });

  it('writes nothing of what people sent to a disk', () => {
    expect(ownValue(secure, 'client_body_buffer_size')).toBe(
      ownValue(secure, 'client_max_body_size'),
    );
    // What is larger than that is passed on as it comes.
    for (const location of blocksOf(secure, 'location')) {
      const larger = ownValue(location, 'client_max_body_size') !== undefined;
      expect(ownValue(location, 'proxy_request_buffering')).toBe(larger ? 'off' : undefined);
    }
    expect(valuesOf(secure, 'proxy_max_temp_file_size')).toEqual(['0']);
  });

  it('takes what the largest request brings, and keeps a socket that pings once a minute', () => {
    const most = ownValue(secure, 'client_max_body_size') ?? '';
    expect(Number.parseInt(most, 10) * 1024 * 1024).toBeGreaterThan(LARGEST);
    expect(headers.Upgrade).toBe('$http_upgrade');
    expect(headers.Connection).toMatch(/^\$\w+$/);
    expect(valuesOf(secure, 'proxy_http_version')).toEqual(['1.1']);
    for (const name of ['proxy_read_timeout', 'proxy_send_timeout']) {
      expect(Number.parseInt(valuesOf(secure, name)[0] ?? '', 10), name).toBeGreaterThan(1);
      expect(valuesOf(secure, name)[0], name).toMatch(/m$/);
    }
  });
});

describe('a list of schools', () => {
  const SENT_TO = '/console/demo/import';
  const OTHERS = ['/console/demo/imports', '/console/a/b/import', '/import', `${SENT_TO}/x`, '/'];
  const MB = 1024 * 1024;

  it('passes nginx, and nothing else of its size does', () => {
    const nginx = directivesOf(read('deploy/nginx.conf'), ';');
    const larger = locationsOf(nginx).filter(({ most }) => most !== undefined);
    expect(larger).toHaveLength(1);
    const path = new RegExp(larger[0]?.path ?? '');
    expect(SENT_TO).toMatch(path);
    for (const other of OTHERS) expect(other).not.toMatch(path);
    expect(Number.parseInt(larger[0]?.most ?? '', 10) * MB).toBeGreaterThan(LIST_BODY_MAX);
    // Headers that a location sets take the place of all that are set above it.
    for (const { block } of locationsOf(nginx)) {
      expect(valuesOf(block, 'proxy_set_header')).toEqual([]);
      expect(valuesOf(block, 'proxy_pass')).toEqual(['http://abwab']);
    }
  });

  it('passes Caddy, and nothing else of its size does', () => {
    const caddy = directivesOf(read('deploy/Caddyfile'), 'line');
    const [pattern = ''] = valuesOf(caddy, '@list');
    const path = new RegExp(pattern.replace('path_regexp ', ''));
    expect(SENT_TO).toMatch(path);
    for (const other of OTHERS) expect(other).not.toMatch(path);
    expect(valuesOf(caddy, '@others')).toEqual([`not ${pattern}`]);
    const [ofList = []] = blocksOf(caddy, '@largeList');
    const large = new RegExp(valuesOf(ofList, 'header_regexp')[0]?.split(' ').at(-1) ?? '');
    expect(valuesOf(ofList, 'path_regexp')).toEqual([pattern.replace('path_regexp ', '')]);
    for (const bytes of [0, 2_000_000, LIST_BODY_MAX]) expect(`${bytes}`).not.toMatch(large);
    for (const bytes of [11_000_000, 20_000_000, 10 ** 12]) expect(`${bytes}`).toMatch(large);
  });

  function locationsOf(nginx: readonly Directive[]) {
    const servers = blocksOf(nginx, 'server').flat();
    return servers
      .filter(({ words: [name] }) => name === 'location')
      .map(({ words, block }) => ({
        path: words.at(-1) ?? '',
        most: ownValue(block, 'client_max_body_size'),
        block,
      }));
  }
});

describe('Caddy in front', () => {
  const caddy = directivesOf(read('deploy/Caddyfile'), 'line');
  const up = valuesOf(caddy, 'header_up');

  it('leads to the service', () => {
    expect(valuesOf(caddy, 'reverse_proxy')).toEqual([LISTEN]);
    expect(caddy.some(({ words }) => words[0] === 'abwab.example')).toBe(true);
    expect(valuesOf(caddy, 'protocols')).toEqual(['h1 h2']);
    expect(valuesOf(caddy, 'admin')).toEqual(['off']);
  });

  it('says who asks in the header that is believed, and takes out what clients say of themselves', () => {
    expect(up).toContain(`${CLIENT_ADDRESS} {remote_host}`);
    for (const name of FORGED) expect(up).toContain(`-${name}`);
    expect(valuesOf(caddy, 'trusted_proxies')).toEqual([]);
  });

  it('logs no path: it can be a private link', () => {
    // `log` of a site is its access log; the one of Caddy itself tells of requests that failed.
    const logs = caddy.flatMap(({ words, block }) =>
      blocksOf(block, 'log').map((log) => ({ of: words.join(' '), log })),
    );
    expect(logs.map(({ of }) => of)).toEqual(['']);
    expect(valuesOf(logs[0]?.log ?? [], 'request')).toEqual(['delete']);
    expect(valuesOf(logs[0]?.log ?? [], 'wrap')).toEqual(['json']);
  });

  it('takes what the largest request brings', () => {
    expect(valuesOf(caddy, 'max_size')).toEqual(['2MB', '11MB']);
    const [ofOthers = []] = blocksOf(caddy, '@large');
    const large = new RegExp(valuesOf(ofOthers, 'header_regexp')[0]?.split(' ').at(-1) ?? '');
    for (const bytes of [0, LARGEST, 1_999_999]) expect(`${bytes}`).not.toMatch(large);
    for (const bytes of [2_000_000, 9_999_999, 10_000_000, 10 ** 12]) {
      expect(`${bytes}`).toMatch(large);
    }
  });

  it('has a time for everything that a client can draw out', () => {
    for (const name of ['read_header', 'read_body', 'idle', 'dial_timeout']) {
      expect(valuesOf(caddy, name)[0], name).toMatch(/^\d+s$/);
    }
  });
});
