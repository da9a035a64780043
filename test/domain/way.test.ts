import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPASS_POINTS, compassPointOf, turned, wayBetween } from '../../src/domain/way.ts';

/** Bab Makina in Fez. */
const HERE = { latitude: 34.0675, longitude: -4.986 };
/** A degree of latitude is 111.2 km. */
const degrees = (metres: number) => metres / 111_195;

describe('the way between two gates', () => {
  it('knows the winds', () => {
    const { latitude, longitude } = HERE;
    const north = wayBetween(HERE, { latitude: latitude + degrees(350), longitude });
    expect(north.metres).toBeCloseTo(350, 0);
    expect(north.bearing).toBeCloseTo(0, 5);
    const shrunk = Math.cos((latitude * Math.PI) / 180);
    const east = wayBetween(HERE, { latitude, longitude: longitude + degrees(350) / shrunk });
    expect(east.metres).toBeCloseTo(350, 0);
    expect(east.bearing).toBeCloseTo(90, 5);
    const southWest = {
      latitude: latitude - degrees(100),
      longitude: longitude - degrees(100) / shrunk,
    };
    expect(wayBetween(HERE, southWest).bearing).toBeCloseTo(225, 1);
  });

  it('is as long back, and the other way about', () => {
    const near = fc.double({ min: -0.05, max: 0.05, noNaN: true });
    fc.assert(
      fc.property(near, near, (north, east) => {
        const there = { latitude: HERE.latitude + north, longitude: HERE.longitude + east };
        const way = wayBetween(HERE, there);
        const back = wayBetween(there, HERE);
        expect(back.metres).toBeCloseTo(way.metres, 6);
        if (way.metres > 1) expect(turned(back.bearing - way.bearing)).toBeCloseTo(180, 6);
      }),
    );
  });

  it('does not go round the earth where the longitudes meet', () => {
    const way = wayBetween(
      { latitude: 0, longitude: 179.999 },
      { latitude: 0, longitude: -179.999 },
    );
    expect(way.metres).toBeLessThan(300);
    expect(way.bearing).toBeCloseTo(90, 5);
  });
});

describe('a wind', () => {
  it('is the nearest of eight, all the way round', () => {
    expect([0, 44, 90, 135, 180, 226, 270, 314].map(compassPointOf)).toEqual(COMPASS_POINTS);
    expect([359, 338, -20, 720].map(compassPointOf)).toEqual(['n', 'n', 'n', 'n']);
  });
});
