import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Keystrokes, SILENCE_MS, type Typed } from '../../src/client/gate/scanning/keystrokes.ts';
import { typedOnUs } from '../../src/client/gate/scanning/us-keyboard.ts';
import { readScanned } from '../../src/domain/token.ts';
import { family, HOST, Mint } from './edition.ts';
import { keysFor, LAYOUTS } from './keyboards.ts';

const CODE = '482109375516';
let link: string;

beforeAll(async () => {
  link = await (await Mint.open()).ticket(family(1));
});

const reads = (text: string) => readScanned(text, HOST).type !== 'unknown';

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
  const keys = new Keystrokes(reads, () => keypad);
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

function read(all: readonly Typed[]) {
  return all.map((one) => (one?.as === 'code' ? readScanned(one.text, HOST) : one));
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
    expect(typed([CODE], { ...slow, keypad: false })).toEqual([{ as: 'code', text: CODE }]);
  });

  it('is read again at once after it has said that its code ends', () => {
    const keys = new Keystrokes(reads, () => true);
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
        expect(typed([text], { gap: 15, end })).toEqual([{ as: 'code', text }]);
      }
    }
  });

  it('keeps nothing of what is longer than any code', () => {
    expect(typed(['A'.repeat(10_000)], { gap: 1, end: 0 })).toEqual([]);
    expect(typed(['A'.repeat(10_000), link], { gap: 1, end: 0 })).toHaveLength(1);
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
    expect(typed([CODE], { gap: 100, end: null })).toEqual([{ as: 'code', text: CODE }]);
  });
});

describe('Enter and Tab', () => {
  it('belong to a scanner’s code, also late, and else to the page', () => {
    const keys = new Keystrokes(reads, () => true);
    expect(keys.isEnd(0)).toBe(false);
    keys.press({ typed: ' ', onUs: ' ', at: 1_000 });
    expect(keys.isEnd(1_400)).toBe(false);
    let at = 2_000;
    for (const one of link) keys.press({ typed: one, onUs: one, at: ++at });
    expect(keys.isEnd(at + 5)).toBe(true);
    expect(keys.settle(at + 200)).toMatchObject({ as: 'code' });
    expect(keys.isEnd(at + 1_000)).toBe(true);
    expect(keys.isEnd(at + 2_000)).toBe(false);
  });
});
