import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '../../src/domain/base32.ts';
import { LOCALES, PARTY_KINDS } from '../../src/domain/kinds.ts';
import { isCanonical } from '../../src/domain/signature.ts';
import {
  formatToken,
  generateTicketKeys,
  importPublicKey,
  parseToken,
  readScanned,
  signTicket,
  type TicketPayload,
  ticketUrl,
  verifyTicket,
} from '../../src/domain/token.ts';
import { overAndOver, tenMegabytes } from './unread.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const family: TicketPayload = {
  keyId: 3,
  event: 0x0102,
  serial: 0x0a0b0c0d,
  revision: 4,
  kind: 'family',
  locale: 'fr',
  adults: 2,
  children: 5,
  day: 1,
  slot: 0x0e0f,
};

const byte = fc.integer({ min: 0, max: 0xff });
const word = fc.integer({ min: 0, max: 0xffff });

const payloads: fc.Arbitrary<TicketPayload> = fc.record({
  keyId: byte,
  event: word,
  serial: fc.integer({ min: 0, max: 0xffffffff }),
  revision: byte,
  kind: fc.constantFrom(...PARTY_KINDS),
  locale: fc.constantFrom(...LOCALES),
  adults: byte,
  children: byte,
  day: fc.integer({ min: 1, max: 0xff }),
  slot: word,
});

let keys: CryptoKeyPair;
let otherKeys: CryptoKeyPair;
let token: string;

beforeAll(async () => {
  keys = await generateTicketKeys();
  otherKeys = await generateTicketKeys();
  token = await issue(family);
});

async function issue(payload: TicketPayload, by = keys): Promise<string> {
  return formatToken(payload, await signTicket(payload, by.privateKey));
}

async function isGenuine(text: string, by = keys): Promise<boolean> {
  const parsed = parseToken(text);
  return parsed !== null && (await verifyTicket(parsed, by.publicKey));
}

/** The token with one byte set to another value, spare bits still zero. */
function withByte(text: string, at: number, value: number): string {
  const bytes = decodeBase32(text) ?? new Uint8Array(79);
  bytes[at] = value;
  return encodeBase32(bytes);
}

function readScalar(bytes: Uint8Array): bigint {
  return BigInt(`0x${Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('')}`);
}

function scalarBytes(scalar: bigint): Uint8Array {
  const hex = scalar.toString(16).padStart(64, '0');
  return Uint8Array.from({ length: 32 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
}

describe('a ticket’s token', () => {
  it('carries its payload and a signature that its event’s key confirms', async () => {
    await fc.assert(
      fc.asyncProperty(payloads, async (payload) => {
        const text = await issue(payload);
        expect(text).toMatch(/^[A-Z2-7]{127}$/);
        expect(parseToken(text)?.payload).toEqual(payload);
        expect(await isGenuine(text)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('lays its fifteen bytes out big-endian', () => {
    const bytes = decodeBase32(token)?.slice(0, 15);
    expect(bytes).toEqual(
      Uint8Array.of(1, 3, 1, 2, 0x0a, 0x0b, 0x0c, 0x0d, 4, 0b10001, 2, 5, 1, 0x0e, 0x0f),
    );
  });

  it('is signed over its purpose and its fifteen bytes', () => {
    const purpose = new TextEncoder().encode('abwab ticket 1\n');
    const bytes = decodeBase32(token)?.slice(0, 15) ?? [];
    expect(parseToken(token)?.signed).toEqual(Uint8Array.of(...purpose, ...bytes));
  });

  it('is the same ticket in lower case', async () => {
    expect(parseToken(token.toLowerCase())).toEqual(parseToken(token));
    expect(await isGenuine(token.toLowerCase())).toBe(true);
  });

  it('with any one character changed is refused, or is the same ticket', async () => {
    const unit = fc.constantFrom(
      ...ALPHABET,
      ...ALPHABET.toLowerCase(),
      '0',
      '1',
      '-',
      ' ',
      'ı',
      '٢',
    );
    const changes = fc.tuple(fc.nat(126), unit);
    await fc.assert(
      fc.asyncProperty(changes, async ([at, character]) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        // By ASCII alone: a Turkish ı has I for its capital, and is no letter of a token.
        const same = changed.replace(/[a-z]/g, (letter) => letter.toUpperCase()) === token;
        expect(await isGenuine(changed)).toBe(same);
        if (same) expect(parseToken(changed)).toEqual(parseToken(token));
      }),
      { numRuns: 400 },
    );
  });

  it('with any one bit changed is refused', async () => {
    for (let bit = 0; bit < 79 * 8; bit++) {
      const at = bit >> 3;
      const value = (decodeBase32(token)?.[at] ?? 0) ^ (1 << (bit & 7));
      expect(await isGenuine(withByte(token, at, value)), `bit ${bit}`).toBe(false);
    }
  });

  it('with a spare bit set is refused', () => {
    const last = ALPHABET.indexOf(token.charAt(126));
    for (const spare of [1, 2, 4]) {
      expect(parseToken(token.slice(0, 126) + ALPHABET.charAt(last | spare))).toBeNull();
    }
  });

  it('cut, mirrored or lengthened is refused', async () => {
    for (let length = 0; length < 127; length++) {
      expect(parseToken(token.slice(0, length))).toBeNull();
    }
    expect(parseToken(`${token}A`)).toBeNull();
    expect(await isGenuine(Array.from(token).reverse().join(''))).toBe(false);
  });

  it('signed by a foreign key is refused', async () => {
    expect(await isGenuine(token, otherKeys)).toBe(false);
    expect(await isGenuine(await issue(family, otherKeys))).toBe(false);
  });

  it('with another’s signature is refused', async () => {
    const signature = await signTicket({ ...family, serial: 2 }, keys.privateKey);
    expect(await isGenuine(formatToken(family, signature))).toBe(false);
  });

  it('signed without the purpose of a ticket is refused', async () => {
    const bare = decodeBase32(token)?.slice(0, 15) ?? new Uint8Array(15);
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = new Uint8Array(await crypto.subtle.sign(algorithm, keys.privateKey, bare));
    expect(await isGenuine(formatToken(family, signature))).toBe(false);
  });

  it('is verified by a public key that came as JWK', async () => {
    const parsed = parseToken(token);
    const key = await importPublicKey(await crypto.subtle.exportKey('jwk', keys.publicKey));
    expect(parsed !== null && (await verifyTicket(parsed, key))).toBe(true);
  });

  it.each([
    ['version 0', 0, 0],
    ['version 2', 0, 2],
    ['kind 6', 9, 6],
    ['kind 7', 9, 7],
    ['a bit above the locale', 9, 0b100001],
    ['day 0', 12, 0],
  ])('with %s is refused before its signature is looked at', (_, at, value) => {
    expect(parseToken(withByte(token, at, value))).toBeNull();
  });

  it.each([
    { keyId: 256 },
    { event: 65_536 },
    { serial: 2 ** 32 },
    { serial: -1 },
    { serial: 1.5 },
    { serial: Number.NaN },
    { revision: 256 },
    { adults: 256 },
    { children: -1 },
    { day: 0 },
    { day: 256 },
    { slot: 65_536 },
  ])('is never made from %j', async (wrong) => {
    await expect(signTicket({ ...family, ...wrong }, keys.privateKey)).rejects.toThrow(RangeError);
  });

  it('is never made with half a signature', () => {
    expect(() => formatToken(family, new Uint8Array(63))).toThrow(RangeError);
  });
});

describe('the signature of a ticket', () => {
  it('is always made with the low s', async () => {
    for (let serial = 0; serial < 32; serial++) {
      const signature = await signTicket({ ...family, serial }, keys.privateKey);
      expect(readScalar(signature.slice(32)) <= ORDER / 2n).toBe(true);
    }
  });

  it('is refused with its high s, which WebCrypto itself would accept', async () => {
    const parsed = parseToken(token);
    if (parsed === null) throw new Error('The token does not parse');
    const signature = parsed.signature.slice();
    signature.set(scalarBytes(ORDER - readScalar(signature.slice(32))), 32);

    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const accepted = crypto.subtle.verify(algorithm, keys.publicKey, signature, parsed.signed);
    expect(await accepted).toBe(true);
    expect(await verifyTicket({ ...parsed, signature }, keys.publicKey)).toBe(false);
  });

  it.each([
    ['r = 0', 0, 0n],
    ['r = n', 0, ORDER],
    ['r = 2²⁵⁶ − 1', 0, 2n ** 256n - 1n],
    ['s = 0', 32, 0n],
    ['s = n', 32, ORDER],
    ['s = n − 1', 32, ORDER - 1n],
  ])('is refused with %s', async (_, at, scalar) => {
    const parsed = parseToken(token);
    if (parsed === null) throw new Error('The token does not parse');
    parsed.signature.set(scalarBytes(scalar), at);
    expect(isCanonical(parsed.signature)).toBe(false);
    expect(await verifyTicket(parsed, keys.publicKey)).toBe(false);
  });
});

describe('a ticket’s address', () => {
  it('is upper case throughout and keeps the port', () => {
    expect(ticketUrl('http://localhost:8787', token)).toBe(`HTTP://LOCALHOST:8787/T/${token}`);
    expect(ticketUrl('https://abwab.example.ma/', token)).toBe(
      `HTTPS://ABWAB.EXAMPLE.MA/T/${token}`,
    );
  });

  it('is read back from what `ticketUrl` wrote', () => {
    const scanned = readScanned(ticketUrl('http://localhost:8787', token), 'localhost:8787');
    expect(scanned).toEqual({ type: 'token', parsed: parseToken(token) });
  });
});

describe('what a scanner reads', () => {
  it.each([
    (it: string) => it,
    (it: string) => it.toLowerCase(),
    (it: string) => `  ${it}\r\n`,
    (it: string) => `${it.slice(0, 60)}\n${it.slice(60)}`,
    (it: string) => `https://abwab.example/t/${it}`,
    (it: string) => `HTTPS://ABWAB.EXAMPLE/T/${it}`,
    (it: string) => `http://localhost:8787/t/${it.toLowerCase()}`,
    (it: string) => `https://abwab.example/t/${it}.svg`,
    (it: string) => `https://abwab.example/T/${it}.SVG/`,
    (it: string) => `https://abwab.example/t/${it}/ `,
    (it: string) => `https://abwab.example/t/${it}?utm_source=chat#top`,
    (it: string) => `\u202ahttps://abwab.example/t/${it}\u202c\u200f`,
  ])('is a ticket, spelled the %#. way', (spell) => {
    expect(readScanned(spell(token))).toEqual({ type: 'token', parsed: parseToken(token) });
  });

  it('is a ticket of this host alone, when a host is named', () => {
    const url = `https://Abwab.Example:8443/t/${token}`;
    expect(readScanned(url, 'abwab.example:8443').type).toBe('token');
    expect(readScanned(url, 'abwab.example').type).toBe('unknown');
    expect(readScanned(`https://abwab.example:8443@evil.example/t/${token}`).type).toBe('unknown');
    expect(readScanned(token, 'abwab.example').type).toBe('token');
  });

  it.each([
    '482109375516',
    '4821 0937 5516',
    ' 4821\u00a00937\u202f5516 ',
    '4821-0937-5516',
    '4821–0937‑5516',
    '٤٨٢١ ٠٩٣٧ ٥٥١٦',
    '۴۸۲۱ ۰۹۳۷ ۵۵۱۶',
    '\u2066٤٨٢١ 0937 ۵۵۱۶\u2069\u200f',
    '482109375516.',
    '«4821 0937 5516»،',
    ']Q1482109375516',
    ']Q1\\000026482109375516',
    '\u0002482109375516\u0003\r',
    '\u001d482109375516\u001d',
  ])('is a code when it is %j', (text) => {
    expect(readScanned(text)).toEqual({ type: 'code', digits: '482109375516' });
  });

  it.each([
    '',
    ' ',
    '48210937551',
    '4821093755161',
    '4821 0937 551x',
    '+482109375516',
    'tel:482109375516',
    '482109375516 482109375516',
    'https://abwab.example/',
    'https://abwab.example/t/',
    'https://abwab.example/t/ABC',
    'ftp://abwab.example/t/AAAA',
    'BEGIN:VCARD\nVERSION:3.0\nFN:فاطمة\nEND:VCARD',
    'WIFI:T:WPA;S:network;P:secret;;',
    '\u0000\u0001\ud800',
  ])('is nothing known when it is %j', (text) => {
    expect(readScanned(text)).toEqual({ type: 'unknown' });
  });

  it.each([
    (it: string) => `see https://abwab.example/t/${it} before you come`,
    (it: string) => `تذكرتي:https://abwab.example/t/${it}وشكرا`,
    (it: string) => `[ticket](https://abwab.example/t/${it})`,
    (it: string) => `https://mail.example/l?u=https%3A%2F%2Fabwab.example%2Ft%2F${it}&s=1`,
    (it: string) => `https%253A%252F%252Fabwab.example%252Ft%252F${it}`,
    (it: string) => `see abwab.example/t/${it}.`,
    (it: string) => `Billet : ${it}, merci`,
    (it: string) => `https://other.example/t/${it} https://abwab.example/t/${it}`,
    (it: string) => `]Q1HTTPS://ABWAB.EXAMPLE/T/${it}`,
    (it: string) => `]Q3${it}`,
    (it: string) => `]Q2\\000026HTTPS://ABWAB.EXAMPLE/T/${it}`,
    (it: string) => `\\000026${it}`,
    (it: string) => `\\\\000026${it}`,
    (it: string) => `\u0002]Q1${it}\u0003`,
    (it: string) => `\u001dA1\u001d${it}\u001d\u0004`,
    (it: string) => `P01HTTPS://ABWAB.EXAMPLE/T/${it}\t`,
  ])('is found in a text around it, the %#. way', (around) => {
    const found = readScanned(around(token), 'abwab.example');
    expect(found).toEqual({ type: 'token', parsed: parseToken(token) });
  });

  it.each([
    (it: string) => `https://abwab.example/x/t/${it}`,
    (it: string) => `https://abwab.example/t/${it}/${it}`,
    (it: string) => `https://abwab.example/t/A${it}`,
    (it: string) => `https://abwab.example/t/${it}A`,
    (it: string) => `A${it}`,
    (it: string) => `${it}2`,
    (it: string) => `${it}0`,
    (it: string) => `https://other.example/t/${it} abwab.example`,
    (it: string) => `other.example/t/${it}`,
    (it: string) => `https://other.example/?x=${it}`,
    (it: string) => `https://abwab.example@other.example/t/${it}`,
    (it: string) => `https://abwab.example.other.example/t/${it}`,
    (it: string) => `https://other.example/abwab.example/t/${it}`,
  ])('is nothing known where a ticket is part of something else, the %#. way', (within) => {
    expect(readScanned(within(token), 'abwab.example')).toEqual({ type: 'unknown' });
  });

  it.each(['0', ' ', '/t/', 'https://', '\u202e', 'A'])(
    'takes no time over 10 MB of %j',
    (unit) => {
      const [text, most] = [tenMegabytes(unit), unit.repeat(4096 / unit.length)];
      for (const one of [text, most]) expect(readScanned(one).type).toBe('unknown');
      overAndOver(() => readScanned(text));
      for (let times = 0; times < 100; times++) readScanned(most);
    },
  );

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['token', 'code', 'unknown']).toContain(readScanned(text).type);
      }),
    );
  });
});
