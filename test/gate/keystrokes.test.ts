import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { cutCodes } from '../../src/client/gate/rescue/qr-parts.ts';
import { Keystrokes, SILENCE_MS, type Typed } from '../../src/client/gate/scanning/keystrokes.ts';
import { scannedPartsAt } from '../../src/client/gate/scanning/scanned-parts.ts';
import { typedOnUs } from '../../src/client/gate/scanning/us-keyboard.ts';
import { damm } from '../../src/domain/code.ts';
import { readScanned, type Scanned } from '../../src/domain/token.ts';
import { TOKEN_LENGTH } from '../../src/domain/token-length.ts';
import { family, HOST, Mint } from './edition.ts';
import { keysFor, LAYOUTS } from './keyboards.ts';

const [CODE = '', OTHER_CODE = ''] = ['48210937551', '10000001234'].map(
  (digits) => digits + damm(digits),
);
let link: string;
let second: string;
let bare: string;

beforeAll(async () => {
  const mint = await Mint.open();
  link = await mint.ticket(family(1));
  second = await mint.ticket(family(2));
  bare = (await mint.ticket(family(3))).slice(-TOKEN_LENGTH);
});

const partsOf = scannedPartsAt(HOST);

interface Typing {
  /** Between two keys, ms. */
  readonly gap: number;
  /** After how many ms the scanner says that it ends; null: never. */
  readonly end: number | null;
  readonly layout?: (typeof LAYOUTS)[keyof typeof LAYOUTS];
  /** The keypad is open; by default it is. */
  readonly keypad?: boolean;
}

/** All that comes of texts typed at a steady pace, looked at every 20 ms meanwhile. */
function typed(texts: readonly string[], typing: Typing): Typed[] {
  const { gap, end, layout = LAYOUTS.us, keypad = true } = typing;
  const keys = new Keystrokes(partsOf, () => keypad);
  const seen: Typed[] = [];
  let at = 1_000;
  const wait = (ms: number) => {
    for (const until = at + ms; at < until; ) {
      at = Math.min(until, at + 20);
      seen.push(keys.settle(at));
    }
  };
  for (const text of texts) {
    for (const { key, code, shiftKey } of keysFor(text, layout)) {
      wait(gap);
      const own = key === 'Dead' ? '' : key;
      seen.push(keys.press({ typed: own, onUs: typedOnUs(code, shiftKey), at }));
    }
    if (end !== null) {
      wait(end);
      seen.push(keys.end());
    }
    wait(2 * SILENCE_MS);
  }
  return seen.filter((one) => one !== null);
}

function read(all: readonly Typed[]): (Scanned | Typed)[] {
  return all.flatMap((one): (Scanned | Typed)[] =>
    one?.as === 'codes' ? one.texts.map((text) => readScanned(text, HOST)) : [one],
  );
}

const layouts = fc.constantFrom(...Object.values(LAYOUTS));
const ends = fc.constantFrom(null, 0, 5, 90, 300, 700);
const gaps = fc.integer({ min: 1, max: 119 });

describe('a hardware scanner', () => {
  it('is read once, on every layout, at every pace, however its code ends', () => {
    const texts = fc.constantFrom(link, link.toLowerCase(), CODE, `]Q1${CODE}`, `]Q1${link}`);
    fc.assert(
      fc.property(texts, gaps, ends, layouts, (text, gap, end, layout) => {
        const seen = typed([text, text], { gap, end, layout });
        expect(read(seen)).toEqual([readScanned(text, HOST), readScanned(text, HOST)]);
      }),
      { numRuns: 60 },
    );
  });

  it('may pause longer within a link than any hand does within a number', () => {
    const slow = { gap: 350, end: null };
    expect(read(typed([link], slow))).toEqual([readScanned(link, HOST)]);
    expect(typed([CODE], { ...slow, keypad: false })).toEqual([{ as: 'codes', texts: [CODE] }]);
  });

  it('is read again at once after it has said that its code ends', () => {
    const keys = new Keystrokes(partsOf, () => true);
    const seen: Typed[] = [];
    let at = 0;
    for (let n = 0; n < 2; n++) {
      for (const one of link) seen.push(keys.press({ typed: one, onUs: one, at: ++at }));
      seen.push(keys.end());
    }
    expect(seen.filter(Boolean)).toHaveLength(2);
  });

  it('says that a code is no ticket, whatever follows on its keys', () => {
    for (const text of ['https://example.com/menu', '6111099000124', '12345678']) {
      for (const end of [0, null]) {
        expect(typed([text], { gap: 15, end })).toEqual([{ as: 'codes', texts: [text] }]);
      }
    }
  });

  it('reads no more than ten codes in a row of digits, with marks between them or without', () => {
    expect(partsOf('1'.repeat(3_544)).read).toBe(0);
    const codes = Array.from({ length: 30 }, (_, n) => String(10_000_000_000 + n));
    const row = codes.map((digits) => digits + damm(digits)).join('');
    expect(partsOf(row).read).toBe(0);
    expect(partsOf([...row].join('\u000b')).read).toBeLessThanOrEqual(10);
  });

  it('keeps nothing of what is longer than any code', () => {
    expect(typed(['A'.repeat(10_000)], { gap: 1, end: 0 })).toEqual([]);
    expect(typed(['A'.repeat(10_000), link], { gap: 1, end: 0 })).toHaveLength(1);
  });
});

describe('a scanner that does not say where its codes end', () => {
  /** What each of them is read as, by itself. */
  const alone = (texts: readonly string[]) => texts.map((text) => readScanned(text, HOST));

  it('gives each of them, on every layout, at every pace, in their order', () => {
    const burst = fc.shuffledSubarray([link, second.toLowerCase(), CODE, OTHER_CODE, bare], {
      minLength: 2,
    });
    const between = fc.constantFrom('', ' ', ']Q1', '\\000026', '.', '"');
    fc.assert(
      fc.property(burst, between, gaps, ends, layouts, (texts, sign, gap, end, layout) => {
        const seen = typed([texts.join(sign)], { gap, end, layout });
        // Two numbers with a space or a mark between are one number too.
        const isNumber = texts.every((text) => /^\d/.test(text)) && /[ .]/.test(sign);
        if (!isNumber) expect(read(seen)).toEqual(alone(texts));
      }),
      { numRuns: 150 },
    );
  });

  it('is heard once on what it types twice, and parts what it types after that', () => {
    for (const texts of [
      [link, link],
      [CODE, CODE],
      [link, second, link],
    ]) {
      const seen = typed([texts.join('')], { gap: 4, end: null });
      expect(read(seen)).toEqual(alone([...new Set(texts)]));
    }
  });

  it('is told of a foreign code beside a ticket, on either side of it', () => {
    const foreign = ['HTTPS://EXAMPLE.COM/MENU', '6111099000124', link.slice(0, -1)];
    for (const other of foreign) {
      for (const texts of [
        [other, second],
        [second, other],
      ]) {
        const seen = typed([texts.join('')], { gap: 4, end: null });
        expect(read(seen), texts.join(' ')).toEqual(alone(texts));
      }
    }
  });

  it('makes no tickets of a long number, whatever its first twelve digits are', () => {
    for (const text of [
      `${CODE}7`,
      `${CODE}1234`,
      `${CODE}${CODE.slice(0, -1)}8`,
      '7'.repeat(36),
    ]) {
      expect(typed([text], { gap: 4, end: null })).toEqual([{ as: 'codes', texts: [text] }]);
    }
  });

  it('waits for the rest of a second code that it types slowly', () => {
    const half = second.slice(0, 9);
    expect(read(typed([link + half], { gap: 4, end: null }))).toEqual(alone([link, half]));
    const keys = new Keystrokes(partsOf, () => false);
    for (const [nth, one] of Array.from(link + second).entries()) {
      const at = nth < link.length ? nth : link.length + 300 * (nth - link.length);
      if (nth > link.length) expect(keys.settle(at - 50)).toBeNull();
      keys.press({ typed: one, onUs: one, at });
    }
    const end = link.length + 300 * second.length;
    expect(read([keys.settle(end)])).toEqual(alone([link, second]));
  });

  it('is told of a foreign code that comes shortly after a ticket was taken', () => {
    const keys = new Keystrokes(partsOf, () => false);
    let at = 0;
    for (const one of link) keys.press({ typed: one, onUs: one, at: ++at });
    expect(read([keys.settle(at + 130)])).toEqual(alone([link]));
    at += 300;
    for (const one of '6111099000124') keys.press({ typed: one, onUs: one, at: ++at });
    expect(read([keys.settle(at + SILENCE_MS)])).toEqual([{ type: 'unknown' }]);
  });

  it('reads a whole group of a rescue without a pause', () => {
    const codes = cutCodes('ABCDEF', 'AB:R/ 12'.repeat(150));
    const seen = typed([codes.join('')], { gap: 2, end: null });
    expect(seen).toEqual([{ as: 'codes', texts: codes }]);
  });
});

describe('digits', () => {
  it('are a hand’s while they come one by one, and keep their order', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{1,11}$/),
        fc.integer({ min: 60, max: 900 }),
        (text, gap) => {
          const seen = typed([text], { gap, end: null });
          const digits = seen.map((one) => (one?.as === 'digits' ? one.digits : 'x'));
          expect(digits.join('')).toBe(text);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('may be typed without Shift where a layout wants it', () => {
    const seen = typed(['482'], { gap: 200, end: null, layout: LAYOUTS.azerty });
    expect(seen).toEqual(['4', '8', '2'].map((digits) => ({ as: 'digits', digits })));
  });

  it('of a scanner are none of a hand’s, whatever they belong to', () => {
    const texts = fc.constantFrom(
      link,
      CODE,
      '6111099000124',
      '5449000000996',
      '40123455',
      '1'.repeat(30),
    );
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 1, max: 45 }),
        ends,
        layouts,
        (text, gap, end, layout) => {
          const seen = typed([text], { gap, end, layout });
          expect(seen.some((one) => one?.as === 'digits')).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a whole code are that code, whoever typed them', () => {
    expect(typed([CODE], { gap: 100, end: null })).toEqual([{ as: 'codes', texts: [CODE] }]);
  });
});

describe('Enter and Tab', () => {
  it('belong to a scanner’s code, also late, and else to the page', () => {
    const keys = new Keystrokes(partsOf, () => true);
    expect(keys.isEnd(0)).toBe(false);
    keys.press({ typed: ' ', onUs: ' ', at: 1_000 });
    expect(keys.isEnd(1_400)).toBe(false);
    let at = 2_000;
    for (const one of link) keys.press({ typed: one, onUs: one, at: ++at });
    expect(keys.isEnd(at + 5)).toBe(true);
    expect(keys.settle(at + 200)).toMatchObject({ as: 'codes' });
    expect(keys.isEnd(at + 1_000)).toBe(true);
    expect(keys.isEnd(at + 2_000)).toBe(false);
  });
});
