import { QueueFull } from './group-commit.ts';

/** How much of somebody's work is under way at once: what is beyond that is told to come back. */
export class InFlight {
  readonly #most: number;
  readonly #running = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Rejects with `QueueFull`, and as the work does. */
  async run<T>(whose: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(whose) ?? 0;
    if (running >= this.#most) throw new QueueFull();
    this.#running.set(whose, running + 1);
    try {
      return await work();
    } finally {
      const left = (this.#running.get(whose) ?? 1) - 1;
      if (left > 0) this.#running.set(whose, left);
      else this.#running.delete(whose);
    }
  }
}
