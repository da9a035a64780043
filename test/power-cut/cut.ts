/** How a disk that lost power chose what it keeps of what was not synced. */
export interface Cut {
  /** 0 to 1, in turn. */
  chance(): number;
  /**
   * How much was written back by itself, 0 to 1: what is not synced is in its newest form with this
   * probability, else in any older one, each place for itself.
   */
  readonly kept: number;
  /** Bytes that are written whole: those of a sector, or of a page. */
  readonly unit: 512 | 4096;
  /** What stands where a file grew and its data was never written. */
  readonly holes: 'zeros' | 'noise' | 'stale';
}

/** With 1 nothing is lost, as when a process is killed. */
const KEPT = [0, 0, 0.1, 0.25, 0.5, 0.75, 0.9, 1] as const;
const UNITS = [512, 4096] as const;
const HOLES = ['zeros', 'noise', 'stale'] as const;

/** A cut by a source of chance; the same source draws the same cut. */
export function drawCut(chance: () => number): Cut {
  const one = <T>(list: readonly [T, ...T[]]): T =>
    list[Math.floor(chance() * list.length)] ?? list[0];
  return { chance, kept: one(KEPT), unit: one(UNITS), holes: one(HOLES) };
}

/** Which of `count` forms, oldest first, is found after the cut. */
export function formFound({ chance, kept }: Cut, count: number): number {
  if (count <= 1 || kept === 0) return 0;
  return chance() < kept ? count - 1 : Math.floor(chance() * (count - 1));
}
