interface Sender {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Limits how many requests of one sender are in progress at once, so that one sender does not delay
 * the others.
 */
export class InFlight {
  readonly #most: number;
  readonly #waiting: number;
  readonly #senders = new Map<string, Sender>();

  /** `waiting`: how many more of one sender wait for these. */
  constructor(most: number, waiting = 0) {
    this.#most = most;
    this.#waiting = waiting;
  }

  /**
   * The result of the work; null, without starting it, when the sender has as many in progress, and
   * waiting, as allowed.
   */
  run<T>(whose: string, work: () => Promise<T>): Promise<T> | null {
    const sender = this.#senders.get(whose) ?? { running: 0, waiting: [] };
    if (sender.running < this.#most) {
      sender.running += 1;
      this.#senders.set(whose, sender);
      return work().finally(() => this.#next(whose, sender));
    }
    if (sender.waiting.length >= this.#waiting) return null;
    const turn = new Promise<void>((resolve) => sender.waiting.push(resolve));
    return turn.then(work).finally(() => this.#next(whose, sender));
  }

  /** Hands what has ended on to the next of its sender. */
  #next(whose: string, sender: Sender): void {
    const next = sender.waiting.shift();
    if (next) next();
    else {
      sender.running -= 1;
      if (sender.running === 0) this.#senders.delete(whose);
    }
  }
}
