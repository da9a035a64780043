import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  randomBytes,
  verify,
} from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src/channels/carrier.ts';
import { pushAdapter } from '../../src/channels/push/push.ts';
import { newVapidKey } from '../../src/channels/push/vapid.ts';
import { type Asked, type Gateway, type Said, startGateway } from './http-sink.ts';

const NOW = Date.parse('2026-11-26T10:00:00Z');

const GONE = { result: 'bounced', why: 'gone' };

const open: Gateway[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** A browser that is told: the other half of RFC 8291, written from its text. */
class Browser {
  readonly #keys = createECDH('prime256v1');
  readonly #auth = randomBytes(16);

  constructor() {
    this.#keys.generateKeys();
  }

  subscription(endpoint: string) {
    const [p256dh, auth] = [this.#keys.getPublicKey(), this.#auth].map((one) =>
      one.toString('base64url'),
    );
    return { endpoint, keys: { p256dh, auth } };
  }

  /** RFC 8291, 3.4 and RFC 8188, 2. */
  read(body: Buffer): string {
    const salt = body.subarray(0, 16);
    expect(body.readUInt32BE(16)).toBe(4096);
    const sender = body.subarray(21, 21 + body.readUInt8(20));
    const secret = this.#keys.computeSecret(sender);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), sender]);
    const ikm = hkdf(this.#auth, secret, info, 32);
    const key = hkdf(salt, ikm, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = hkdf(salt, ikm, Buffer.from('Content-Encoding: nonce\0'), 12);
    const record = body.subarray(21 + sender.length);
    const opening = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([opening.update(record.subarray(0, -16)), opening.final()]);
    const end = padded.lastIndexOf(2);
    expect(padded.subarray(end + 1).every((byte) => byte === 0)).toBe(true);
    return padded.subarray(0, end).toString();
  }
}

function hkdf(salt: Buffer, ikm: Buffer, info: Buffer, length: number): Buffer {
  const prk = createHmac('sha256', salt).update(ikm).digest();
  return createHmac('sha256', prk)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);
}

async function tell(
  said: Said | 'cut' = { status: 201 },
  { worthUntil = NOW + 3_600_000, mayHandOver = async () => true, keys = {} } = {},
) {
  const gateway = await startGateway(() => said);
  open.push(gateway);
  const browser = new Browser();
  const read = pushAdapter.read({ contact: 'tickets@police.example', key: await newVapidKey() });
  if ('faulty' in read) throw new Error(read.faulty.join());
  const ways = {
    connect: () => {
      throw new Error('no socket');
    },
    fetch: (request: Request) => fetch(request),
    now: () => NOW,
  };
  const own = browser.subscription(`${gateway.url}/push/abc`);
  Object.assign(own.keys, keys);
  const message: Outgoing = {
    to: JSON.stringify([own]),
    text: 'تغيير: الخميس 26 نونبر من 10:00، باب B. تذكرتكم 482109375516',
    title: 'أبواب',
    locale: 'ar',
    link: '/t/ABC',
    key: '0123456789abcdef0123456789abcdef',
    worthUntil,
  };
  const outcome = await pushAdapter.carrier(read.settings, ways).send(message, mayHandOver);
  return {
    outcome,
    asked: gateway.asked,
    browser,
    message,
    key: read.settings.key,
    url: gateway.url,
  };
}

function only(asked: readonly Asked[]): Asked {
  const [one] = asked;
  if (!one || asked.length !== 1) throw new Error('not asked once');
  return one;
}

describe('a browser that asked to be told', () => {
  it('reads what was frozen, and nobody on the way does', async () => {
    const { outcome, asked, browser, message } = await tell();
    expect(outcome).toEqual({ result: 'sent' });
    const { method, path, headers, bytes } = only(asked);
    expect([method, path, headers['content-encoding']]).toEqual(['POST', '/push/abc', 'aes128gcm']);
    const { text, title, link, key, locale } = message;
    expect(JSON.parse(browser.read(bytes))).toEqual({ text, title, link, key, locale, dir: 'rtl' });
    expect(headers).toMatchObject({ ttl: '3600', topic: message.key, urgency: 'high' });
    // Every message is as long as another.
    expect(bytes).toHaveLength(4096);
  });

  it('is told by who proves to be the one it trusted', async () => {
    const { asked, key, url } = await tell();
    const { authorization = '' } = only(asked).headers;
    const { token = '', point } =
      /^vapid t=(?<token>[\w.-]+), k=(?<point>[\w-]+)$/.exec(authorization)?.groups ?? {};
    expect(point).toBe(key.publicKey);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const raw = Buffer.from(key.publicKey, 'base64url');
    const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((one) => one.toString('base64url'));
    const jwk = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: jwk, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(isSigned).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      aud: url,
      sub: 'mailto:tickets@police.example',
      exp: NOW / 1000 + 43_200,
    });
  });

  it.each<[string, Said | 'cut', object]>([
    ['404', { status: 404 }, { ...GONE, gone: [expect.stringMatching(/abc$/)] }],
    ['410', { status: 410 }, { ...GONE, gone: [expect.stringMatching(/abc$/)] }],
    ['413', { status: 413 }, { result: 'bounced', why: 'http_413' }],
    [
      '307',
      { status: 307, headers: { Location: '/other' } },
      { result: 'bounced', why: 'http_307' },
    ],
    ['403', { status: 403 }, { result: 'again', why: 'http_403' }],
    [
      '429',
      { status: 429, headers: { 'Retry-After': '60' } },
      { result: 'again', why: 'http_429', after: 60 },
    ],
    ['503', { status: 503 }, { result: 'again', why: 'http_503' }],
    ['a line that breaks', 'cut', { result: 'again', why: 'no_answer' }],
  ])('%s', async (_, said, expected) => {
    const { outcome, asked } = await tell(said);
    expect(outcome).toEqual(expected);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a point that is on no curve', { p256dh: `B${'a'.repeat(86)}` }],
    ['a secret that is too short', { auth: 'bb' }],
  ])('is forgotten, and its service not asked, with %s', async (_, keys) => {
    const { outcome, asked } = await tell(undefined, { keys });
    expect(outcome).toEqual({ ...GONE, gone: [expect.stringMatching(/abc$/)] });
    expect(asked).toEqual([]);
  });

  it('is not told what is worth nothing any more, nor what was stopped', async () => {
    expect(only((await tell(undefined, { worthUntil: NOW - 1 })).asked).headers.ttl).toBe('0');
    const { outcome, asked } = await tell(undefined, { mayHandOver: async () => false });
    expect([outcome, asked]).toEqual([{ result: 'again', why: 'withheld' }, []]);
  });

  it.each([
    [{ contact: 'nobody', key: 'x' }, ['contact', 'key']],
    [{ contact: 'a@b.example', key: '' }, ['key']],
  ])('is told in the name of somebody: %j', (typed, faulty) => {
    expect(pushAdapter.read(typed)).toEqual({ faulty });
  });
});
