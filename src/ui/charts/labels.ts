/** A label that asks for a place, units. `y` is its middle. */
export interface Wanted {
  readonly y: number;
  readonly height: number;
}

/**
 * The middles of labels that stand below each other, in the order in which they were asked for: each
 * as near to its own place as the others and the ends allow, and none over another one.
 */
export function apart(wanted: readonly Wanted[], top: number, bottom: number): readonly number[] {
  const order = wanted.map((_, n) => n).sort((a, b) => yOf(wanted, a) - yOf(wanted, b));
  const middles: number[] = wanted.map(({ y }) => y);
  let free = top;
  for (const n of order) {
    const half = heightOf(wanted, n) / 2;
    middles[n] = Math.max(free + half, middles[n] ?? 0);
    free = middles[n] + half;
  }
  free = Math.max(bottom, top + wanted.reduce((sum, { height }) => sum + height, 0));
  for (const n of order.toReversed()) {
    const half = heightOf(wanted, n) / 2;
    middles[n] = Math.min(free - half, middles[n] ?? 0);
    free = middles[n] - half;
  }
  return middles;
}

function yOf(wanted: readonly Wanted[], n: number): number {
  return wanted[n]?.y ?? 0;
}

function heightOf(wanted: readonly Wanted[], n: number): number {
  return wanted[n]?.height ?? 0;
}
