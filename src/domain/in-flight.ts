/**
 * Limits how many requests of one sender are in progress at once, so that one sender does not delay
 * the others.
 */
export class InFlight {
  readonly #most: number;
  readonly #running = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * The result of the work; null, without starting it, when the sender has as many in progress as
   * allowed.
   */
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
