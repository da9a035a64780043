import type { Duty } from '../../store/gates/duty.ts';

/** Which phones are known to have counted where on which day: each is written once. */
export class DaysOnDuty {
  readonly #known = new Set<string>();

  /** Of what a group settled, what is not written yet. */
  news(scans: Iterable<Duty>): Duty[] {
    const news = new Map<string, Duty>();
    for (const { day, device, gate } of scans) {
      const key = keyOf({ day, device, gate });
      if (!this.#known.has(key)) news.set(key, { day, device, gate });
    }
    return [...news.values()];
  }

  /** Takes what was written. */
  learn(scans: Iterable<Duty>): void {
    for (const scan of scans) this.#known.add(keyOf(scan));
  }

  clear(): void {
    this.#known.clear();
  }
}

function keyOf({ day, device, gate }: Duty): string {
  return `${day} ${gate} ${device}`;
}
