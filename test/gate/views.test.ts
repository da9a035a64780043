import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Views } from '../../src/client/gate/scanning/views.ts';

const sizes = fc.integer({ min: 16, max: 4_096 });

describe('what of a picture is looked at', () => {
  it('is all of it at least each second time, and never more than a square of 720 at once', () => {
    fc.assert(
      fc.property(sizes, sizes, (width, height) => {
        const views = new Views();
        const looks = [views.next(width, height), views.next(width, height)];
        const whole = looks.find(({ isWhole }) => isWhole)?.view;
        expect(whole).toMatchObject({ left: 0, top: 0, width, height });
        for (const { view } of looks) {
          expect(view.to.width * view.to.height).toBeLessThanOrEqual(720 * 720);
          expect(view.to.width).toBeLessThanOrEqual(view.width);
          expect(view.left).toBeGreaterThanOrEqual(0);
          expect(view.top).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('keeps its sharpness in the middle, and everywhere if there are few enough pixels', () => {
    const views = new Views();
    const looks = [views.next(1_280, 720), views.next(1_280, 720)];
    expect(looks.map(({ view }) => view.to)).toEqual([
      { width: 720, height: 720 },
      { width: 960, height: 540 },
    ]);
    const small = [views.next(640, 480), views.next(640, 480)];
    expect(small.map(({ view, isWhole }) => [view.to.width, isWhole])).toEqual([
      [640, true],
      [640, true],
    ]);
  });
});
