/** How much of somebody's work is under way at once: one who asks for more delays nobody else. */
export class InFlight {
  readonly #most: number;
  readonly #running = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** What the work comes to; null when as much of theirs is under way as may be: nothing is begun. */
  run<T>(whose: string, work: () => Promise<T>): Promise<T> | null {
    const running = this.#running.get(whose) ?? 0;
    if (running >= this.#most) return null;
    this.#running.set(whose, running + 1);
    return work().finally(() => {
      const left = (this.#running.get(whose) ?? 1) - 1;
      if (left > 0) this.#running.set(whose, left);
      else this.#running.delete(whose);
    });
  }
}
