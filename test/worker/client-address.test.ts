import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import type { Env } from '../../src/env.ts';
import { networkOfRequest } from '../../src/http/client-address.ts';
import { ORIGIN } from './world.ts';

type Settings = Partial<Record<'CLIENT_ADDRESS' | 'PROXY_ADDRESSES' | 'RATE_LIMITS', string>>;
type Sent = Record<string, string> | [string, string][];

const { CLIENT_ADDRESS: _, ...unset } = env;
/** As on a server of one's own: stock workerd says who opened the connection. */
const OWN = { RATE_LIMITS: 'memory' };
/** As at Cloudflare, where its header says it. */
const DEPLOYED = { RATE_LIMITS: 'on' };
const PEER = '203.0.113.5:40000';

/** Where a request with these headers comes from; `cf` is what the runtime says of its peer. */
function place(
  settings: Settings,
  headers: Sent,
  cf: RequestInitCfProperties | null = { clientIp: PEER },
) {
  const request = new Request(`${ORIGIN}/ar`, { headers, ...(cf && { cf }) });
  return networkOfRequest(request, { ...unset, ...settings } satisfies Env);
}

const from = (clientIp: string) => ({ clientIp });
const LOOPBACK = from('127.0.0.1:40000');

describe('on a server of one’s own a request', () => {
  it.each<[string, string]>([
    ['203.0.113.5:45068', '203.0.113.5'],
    ['127.0.0.1:45068', '127.0.0.1'],
    ['[::1]:60840', '0:0:0:0'],
    ['[::ffff:127.0.0.1]:43344', '127.0.0.1'],
    ['[2001:db8:1:2::9]:1', '2001:db8:1:2'],
    ['[fe80::fc:ff:fe00:1%4]:51880', 'fe80:0:0:0'],
  ])('without a proxy is the peer’s: %s', (clientIp, expected) => {
    const forged = { 'CF-Connecting-IP': '9.9.9.9', 'X-Forwarded-For': '9.9.9.9' };
    expect(place({ ...OWN, CLIENT_ADDRESS: 'none' }, forged, { clientIp })).toBe(expected);
    expect(place(OWN, forged, { clientIp })).toBe(expected);
  });

  it.each<Sent>([
    { 'X-Forwarded-For': '9.9.9.9' },
    { 'X-Forwarded-For': '9.9.9.9, 127.0.0.1' },
    { 'X-Forwarded-For': '' },
    { 'CF-Connecting-IP': '127.0.0.1', 'X-Forwarded-For': '9.9.9.9' },
    {},
  ])('that went round the proxy is the peer’s, whatever it says: %j', (headers) => {
    expect(place({ ...OWN, CLIENT_ADDRESS: 'X-Forwarded-For' }, headers)).toBe('203.0.113.5');
  });

  it.each<[string, Sent, string]>([
    ['what the proxy says', { 'X-Forwarded-For': '198.51.100.7' }, '198.51.100.7'],
    ['with a port', { 'X-Forwarded-For': '198.51.100.7:1234' }, '198.51.100.7'],
    ['in IPv6', { 'X-Forwarded-For': '2001:db8:1:2::7' }, '2001:db8:1:2'],
    ['in brackets', { 'X-Forwarded-For': '[2001:db8:1:2::7]:99' }, '2001:db8:1:2'],
    ['with a zone', { 'X-Forwarded-For': 'fe80::7%eth0' }, 'fe80:0:0:0'],
    ['the last of many', { 'X-Forwarded-For': '9.9.9.9, 198.51.100.7' }, '198.51.100.7'],
    ['before the proxies', { 'X-Forwarded-For': '9.9.9.9, 198.51.100.7, ::1' }, '198.51.100.7'],
    [
      'of a header sent twice',
      [
        ['X-Forwarded-For', '9.9.9.9'],
        ['X-Forwarded-For', '198.51.100.7'],
      ],
      '198.51.100.7',
    ],
    [
      'behind 10 kB of other text',
      { 'X-Forwarded-For': `${'x'.repeat(10_000)}, 198.51.100.7` },
      '198.51.100.7',
    ],
    [
      'behind 10 kB of addresses',
      { 'X-Forwarded-For': `${'9.9.9.9, '.repeat(1_200)}198.51.100.7` },
      '198.51.100.7',
    ],
    ['of the proxy’s own machine', { 'X-Forwarded-For': '127.0.0.1' }, '127.0.0.1'],
    ['not said', {}, ''],
    ['empty', { 'X-Forwarded-For': '' }, ''],
    ['no address', { 'X-Forwarded-For': 'unknown' }, ''],
    ['no address at the end', { 'X-Forwarded-For': '198.51.100.7, unknown' }, ''],
    ['10 kB long', { 'X-Forwarded-For': 'x'.repeat(10_000) }, ''],
    ['in another header', { 'X-Real-IP': '198.51.100.7' }, ''],
    ['in Cloudflare’s header', { 'CF-Connecting-IP': '198.51.100.7' }, ''],
    ['of more proxies than there can be', { 'X-Forwarded-For': '::1, '.repeat(99) }, ''],
  ])('behind a proxy is %s', (_, headers, expected) => {
    expect(place({ ...OWN, CLIENT_ADDRESS: 'X-Forwarded-For' }, headers, LOOPBACK)).toBe(expected);
  });

  it.each<[string, string | undefined, string]>([
    ['127.0.0.1:1', undefined, '198.51.100.7'],
    ['[::1]:1', undefined, '198.51.100.7'],
    ['[::ffff:127.0.0.1]:1', undefined, '198.51.100.7'],
    ['127.0.0.2:1', undefined, '127.0.0.2'],
    ['10.1.2.3:1', undefined, '10.1.2.3'],
    ['10.1.2.3:1', '10.1.0.0/16', '198.51.100.7'],
    ['10.2.2.3:1', '10.1.0.0/16', '10.2.2.3'],
    ['127.0.0.1:1', '10.1.0.0/16', '127.0.0.1'],
    ['127.0.0.1:1', '10.1.0.0/16, 127.0.0.1', '198.51.100.7'],
    ['[fd00::2]:1', ' fd00::/64\t192.0.2.1 ', '198.51.100.7'],
    ['[fd00:0:0:1::2]:1', 'fd00::/64 192.0.2.1', 'fd00:0:0:1'],
    ['127.0.0.1:1', 'unix', '127.0.0.1'],
  ])('from %s with the proxies %s is of %s', (clientIp, PROXY_ADDRESSES, expected) => {
    const settings = { ...OWN, CLIENT_ADDRESS: 'X-Real-IP' };
    const proxies = PROXY_ADDRESSES === undefined ? {} : { PROXY_ADDRESSES };
    const headers = { 'X-Real-IP': '198.51.100.7' };
    expect(place({ ...settings, ...proxies }, headers, { clientIp })).toBe(expected);
  });

  it('is the last that is no proxy, of several proxies in a row', () => {
    const settings = {
      ...OWN,
      CLIENT_ADDRESS: 'X-Forwarded-For',
      PROXY_ADDRESSES: '127.0.0.1 10.0.0.0/24',
    };
    const said = (value: string) => place(settings, { 'X-Forwarded-For': value }, LOOPBACK);
    expect(said('9.9.9.9, 198.51.100.7, 10.0.0.1, 10.0.0.2')).toBe('198.51.100.7');
    expect(said('9.9.9.9, 10.0.1.1, 10.0.0.2')).toBe('10.0.1.1');
    expect(said('10.0.0.9, 10.0.0.2')).toBe('10.0.0.9');
    expect(said('9.9.9.9, unknown, 10.0.0.2')).toBe('');
  });

  it('is read from the header Forwarded as its RFC writes it', () => {
    const said = (Forwarded: string) =>
      place({ ...OWN, CLIENT_ADDRESS: 'Forwarded' }, { Forwarded }, LOOPBACK);
    expect(said('for=9.9.9.9, for="[2001:db8:1:2::17]:4711";proto=https')).toBe('2001:db8:1:2');
    expect(said('for="9.9.9.9, for=198.51.100.7')).toBe('198.51.100.7');
    expect(said('198.51.100.7')).toBe('');
    expect(said('for=_hidden')).toBe('');
  });

  it('has no address through a Unix socket, and a proxy’s word there only if that is the setting', () => {
    const unix = { clientPid: 25402, clientUid: 0 };
    const headers = { 'X-Real-IP': '198.51.100.7', 'CF-Connecting-IP': '127.0.0.1' };
    const settings = { ...OWN, CLIENT_ADDRESS: 'X-Real-IP' };
    expect(place({ ...OWN, CLIENT_ADDRESS: 'none' }, headers, unix)).toBeNull();
    expect(place(settings, headers, unix)).toBeNull();
    expect(place({ ...settings, PROXY_ADDRESSES: 'unix' }, headers, unix)).toBe('198.51.100.7');
    expect(place({ ...settings, PROXY_ADDRESSES: 'unix' }, {}, unix)).toBe('');
    expect(place({ ...settings, PROXY_ADDRESSES: 'unix' }, headers, null)).toBeNull();
  });

  it('has no address where the runtime says none, and no header is believed', () => {
    const headers = { 'X-Real-IP': '198.51.100.7', 'CF-Connecting-IP': '127.0.0.1' };
    for (const CLIENT_ADDRESS of ['none', 'X-Real-IP', 'CF-Connecting-IP']) {
      for (const cf of [null, {}, from(''), from('unknown'), from('127.0.0.1:1:1')]) {
        expect(place({ ...OWN, CLIENT_ADDRESS }, headers, cf)).toBeNull();
      }
    }
  });
});

describe('at Cloudflare a request', () => {
  const said = { 'CF-Connecting-IP': '192.0.2.1', 'X-Real-IP': '192.0.2.2' };
  const there = { colo: 'CMN', country: 'MA' };

  it('is said by Cloudflare, and by nobody who merely says so', () => {
    const of = (CLIENT_ADDRESS: string, headers: Sent = said) =>
      place({ ...DEPLOYED, CLIENT_ADDRESS }, headers, there);
    expect(of('cloudflare')).toBe('192.0.2.1');
    expect(of('cloudflare', { 'CF-Connecting-IP': '2001:db8:1:2::3' })).toBe('2001:db8:1:2');
    expect(of('cloudflare', {})).toBe('');
    expect(of('none')).toBeNull();
    expect(place(DEPLOYED, said, there)).toBeNull();
  });

  it('is said by a proxy before it only where Cloudflare saw that proxy', () => {
    const of = (PROXY_ADDRESSES: string) =>
      place({ ...DEPLOYED, CLIENT_ADDRESS: 'X-Real-IP', PROXY_ADDRESSES }, said, there);
    expect(of('192.0.2.0/24')).toBe('192.0.2.2');
    expect(of('198.51.100.0/24')).toBe('192.0.2.1');
  });

  it('is the peer’s where the header would be anybody’s: it is not Cloudflare', () => {
    expect(place({ ...DEPLOYED, CLIENT_ADDRESS: 'cloudflare' }, said)).toBe('203.0.113.5');
  });
});

describe('a setting of where requests come from', () => {
  const HEADER = { CLIENT_ADDRESS: 'X-Real-IP' };
  const {
    LIMIT_CONTACT: _contact,
    LIMIT_ADDRESS: _address,
    LIMIT_ENROL: _enrol,
    LIMIT_HOLDER: _holder,
    ...withoutBindings
  } = unset;
  const start = (settings: Settings) => {
    const bindings = settings.RATE_LIMITS === 'memory' ? withoutBindings : unset;
    return app.request(`${ORIGIN}/api/v1/openapi.json`, {}, { ...bindings, ...settings });
  };

  it.each<[string, Settings]>([
    ...['Cloud Flare', 'x:y', '-', '', 'X'.repeat(100), 'Cloudflare', 'NONE'].map(
      (CLIENT_ADDRESS): [string, Settings] => ['CLIENT_ADDRESS is ', { CLIENT_ADDRESS }],
    ),
    ['a server of your own', { CLIENT_ADDRESS: 'cloudflare', ...OWN }],
    ...[
      'localhost',
      '10.0.0.0/33',
      '10.0.0.1-9',
      '127.0.0.1:80',
      '[::1]',
      '::1%lo',
      'x'.repeat(9e3),
    ].map((name): [string, Settings] => [
      'Entry 2 of PROXY_ADDRESSES is no address',
      { ...HEADER, ...OWN, PROXY_ADDRESSES: `10.0.0.1 ${name}` },
    ]),
    ...['0.0.0.0/0', '::/0', '::/64', '8.0.0.0/7'].map((name): [string, Settings] => [
      'Entry 1 of PROXY_ADDRESSES is wider',
      { ...HEADER, ...OWN, PROXY_ADDRESSES: name },
    ]),
    ['more than 64 entries', { ...HEADER, ...OWN, PROXY_ADDRESSES: '10.0.0.1 '.repeat(65) }],
    ['PROXY_ADDRESSES is no', { CLIENT_ADDRESS: 'none', ...OWN, PROXY_ADDRESSES: 'localhost' }],
    ['PROXY_ADDRESSES must name', { ...HEADER, ...OWN, PROXY_ADDRESSES: ' ' }],
    ['PROXY_ADDRESSES must name', { ...HEADER, ...DEPLOYED }],
  ])('is refused with a sentence: %s', async (sentence, settings) => {
    const answer = await start(settings);
    expect(answer.status).toBe(503);
    const { code, detail } = await answer.json<Record<string, string>>();
    expect(code).toBe('not_configured');
    expect(detail).toContain(sentence);
    expect(detail?.length).toBeLessThan(200);
  });

  it.each<Settings>([
    { CLIENT_ADDRESS: 'cloudflare', ...DEPLOYED },
    { CLIENT_ADDRESS: 'none', ...DEPLOYED },
    { CLIENT_ADDRESS: 'none', ...OWN },
    { ...HEADER, ...OWN },
    { ...HEADER, ...OWN, PROXY_ADDRESSES: '127.0.0.1 ::1 10.0.0.0/8 fd00::/8 unix' },
    { CLIENT_ADDRESS: 'CF-Connecting-IP', ...OWN },
    { ...HEADER, ...DEPLOYED, PROXY_ADDRESSES: '192.0.2.0/24' },
    { ...HEADER, ...OWN, PROXY_ADDRESSES: '10.0.0.1 '.repeat(64) },
  ])('is taken: %j', async (settings) => {
    expect((await start(settings)).status).toBe(200);
  });
});
