export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The minute of an instant (ms), in whole minutes since 1970: counts are kept by it. */
export function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS);
}
