import { describe, expect, it } from 'vitest';
import { type Held, headingOf } from '../../src/client/gate/screen/parts/compass.ts';

const held = (alpha: number, beta = 0, gamma = 0): Held => ({ absolute: true, alpha, beta, gamma });

describe('where somebody with a phone faces', () => {
  it('is where its top points while it lies flat', () => {
    expect(headingOf(held(0), 0)).toBeCloseTo(0);
    expect(headingOf(held(270), 0)).toBeCloseTo(90);
    expect(headingOf(held(90), 0)).toBeCloseTo(270);
  });

  it.each([15, 45, 60, 89, 90, 100, 120])('stays so as it is raised to %i degrees', (beta) => {
    expect(headingOf(held(270, beta), 0)).toBeCloseTo(90);
  });

  it('goes by the page when that lies across the phone', () => {
    expect(headingOf(held(270), 90)).toBeCloseTo(180);
    expect(headingOf(held(270), 270)).toBeCloseTo(0);
    // Upright and on its side: the back of the phone points ahead all the same.
    expect(headingOf(held(0, 0, -90), 90)).toBeCloseTo(90);
  });

  it('is what Safari says, where it says it', () => {
    const safari = { absolute: false, alpha: 12, beta: 3, gamma: 4, webkitCompassHeading: 350 };
    expect(headingOf(safari, 0)).toBeCloseTo(350);
    expect(headingOf(safari, 90)).toBeCloseTo(80);
  });

  it('is not known from turns alone, nor without a sensor', () => {
    expect(headingOf({ ...held(270), absolute: false }, 0)).toBeNull();
    expect(headingOf({ absolute: true, alpha: null, beta: null, gamma: null }, 0)).toBeNull();
  });
});
