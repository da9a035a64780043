import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Sightings } from '../../src/client/gate/scanning/sightings.ts';

/** Between two pictures, ms. */
const FRAME = 50;

let sightings: Sightings;
let now: number;

beforeEach(() => {
  sightings = new Sightings((text) => text.startsWith('ticket'));
  now = 0;
});

/** What is reported while the camera sees these codes for so long. */
function look(texts: readonly string[], ms: number): string[] {
  const told: string[] = [];
  for (const until = now + ms; now < until; now += FRAME) {
    const next = sightings.see({ texts, isWhole: true }, now);
    if (next !== null) told.push(next);
  }
  return told;
}

describe('a ticket before the camera', () => {
  it('is reported once while it is held there, also when pictures of it fail', () => {
    expect(look(['ticket 1'], 400)).toEqual(['ticket 1']);
    for (let n = 0; n < 20; n++) {
      expect(look([], 300)).toEqual([]);
      expect(look(['ticket 1'], 100)).toEqual([]);
    }
    expect(look(['ticket 1'], 60_000)).toEqual([]);
  });

  it('is another presentation after half a second out of sight', () => {
    expect(look(['ticket 1'], 1_000)).toEqual(['ticket 1']);
    look([], 550);
    expect(look(['ticket 1'], 1_000)).toEqual(['ticket 1']);
  });

  it('is not gone because nobody looked', () => {
    sightings.see({ texts: ['ticket 1'], isWhole: true }, 0);
    expect(sightings.see({ texts: [], isWhole: true }, 1_000)).toBeNull();
    expect(sightings.see({ texts: ['ticket 1'], isWhole: true }, 2_000)).toBeNull();
    expect(sightings.see({ texts: ['ticket 1'], isWhole: true }, 60_000)).toBe('ticket 1');
  });

  it('is seen beside any other code, in whatever order they are found', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['poster', 'ticket 1', 'menu', 'wifi'], { minLength: 1 }),
        fc.nat(5_000),
        (texts, before) => {
          sightings = new Sightings((text) => text.startsWith('ticket'));
          const others = texts.filter((text) => text !== 'ticket 1');
          look(others, before);
          const told = look(texts, 3_000);
          expect(told.filter((text) => text === 'ticket 1')).toEqual(
            texts.filter((text) => text === 'ticket 1'),
          );
          if (texts.includes('ticket 1')) expect(told).toEqual(['ticket 1']);
        },
      ),
    );
  });

  it('does not wait for a poster that was there before', () => {
    expect(look(['poster'], 1_000)).toEqual(['poster']);
    expect(sightings.see({ texts: ['poster', 'ticket 1'], isWhole: true }, now)).toBe('ticket 1');
    now += FRAME;
    expect(look(['poster'], 10_000)).toEqual([]);
  });

  it('makes nothing of a poster that flickers beside tickets', () => {
    for (let n = 0; n < 10; n++) {
      const told = [...look([`ticket ${n}`, 'poster'], 500), ...look(['poster'], 900)];
      expect(told).toEqual([`ticket ${n}`]);
      look([], 900);
    }
  });

  it('leaves the verdict before it the time to be seen, when both are held up', () => {
    expect(look(['ticket 1', 'ticket 2'], 2_000)).toEqual(['ticket 1']);
    expect(look(['ticket 1', 'ticket 2'], 60_000)).toEqual(['ticket 2']);
    expect(look(['ticket 3', 'ticket 4'], 500)).toEqual(['ticket 3']);
    expect(look(['ticket 4'], 500)).toEqual(['ticket 4']);
  });
});

describe('what is no ticket', () => {
  it('is reported once, and again only after it was long away', () => {
    expect(look(['menu'], 5_000)).toEqual(['menu']);
    look([], 1_000);
    expect(look(['menu'], 5_000)).toEqual([]);
    look([], 3_000);
    expect(look(['menu'], 5_000)).toEqual(['menu']);
  });

  it('costs no more than one report a second, however many there are', () => {
    let told = 0;
    for (let n = 0; n < 400; n++) told += look([`menu ${n}`, `card ${n}`], FRAME).length;
    expect(told).toBeLessThanOrEqual(20);
    expect(look(['ticket 1'], FRAME)).toEqual(['ticket 1']);
  });

  it('does not hide a ticket by its number', () => {
    const wall = Array.from({ length: 40 }, (_, n) => `menu ${n}`);
    look(wall, 3_000);
    expect(look([...wall, 'ticket 1'], FRAME)).toEqual(['ticket 1']);
  });
});

describe('looks at the middle of a picture and at the whole, in turn', () => {
  /** What is reported in so long, while these codes are in the middle and those beside it. */
  function lookInTurn(middle: readonly string[], edge: readonly string[], ms: number): string[] {
    const told: string[] = [];
    for (const until = now + ms; now < until; now += FRAME) {
      const isWhole = (now / FRAME) % 2 === 1;
      const texts = isWhole ? [...middle, ...edge] : middle;
      const next = sightings.see({ texts, isWhole }, now);
      if (next !== null) told.push(next);
    }
    return told;
  }

  it('report a ticket once, wherever it is held and moved to', () => {
    const places: [string[], string[]][] = [
      [[], ['ticket 1']],
      [['ticket 1'], []],
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...places), { minLength: 1 }),
        fc.nat(900),
        (all, ms) => {
          sightings = new Sightings((text) => text.startsWith('ticket'));
          const told = all.flatMap(([middle, edge]) => lookInTurn(middle, edge, 2 * FRAME + ms));
          expect(told).toEqual(['ticket 1']);
        },
      ),
    );
  });

  it('take a ticket that left and came back for another presentation, at the edge too', () => {
    expect(lookInTurn([], ['ticket 1'], 500)).toEqual(['ticket 1']);
    lookInTurn([], [], 600);
    expect(lookInTurn([], ['ticket 1'], 500)).toEqual(['ticket 1']);
    lookInTurn([], [], 600);
    expect(lookInTurn(['ticket 1'], [], 500)).toEqual(['ticket 1']);
  });

  it('say nothing of a poster in the middle while a ticket is at the edge', () => {
    expect(lookInTurn(['poster'], ['ticket 1'], 10_000)).toEqual(['ticket 1']);
    expect(lookInTurn(['menu'], [], 2_000)).toEqual(['menu']);
  });

  it('leave the verdict on one ticket its time, whichever of the two is in the middle', () => {
    expect(lookInTurn([], ['ticket 1'], 200)).toEqual(['ticket 1']);
    expect(lookInTurn(['ticket 2'], ['ticket 1'], 1_800)).toEqual([]);
    expect(lookInTurn(['ticket 2'], ['ticket 1'], 600)).toEqual(['ticket 2']);
  });
});
