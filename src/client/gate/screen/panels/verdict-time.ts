/**
 * How long a verdict (or one sentence) is shown whole, ms: a hold or a call does not wait longer
 * behind it.
 */
export const WHOLE_MS = 2_200;
/** From when it was shown until it is gone, ms. A refusal needs time to explain. */
const GONE_MS = { admitted: 8_000, refused: 20_000 } as const;

type Verdict = keyof typeof GONE_MS;

export interface VerdictStages {
  /** From whole to a chip. */
  readonly shrink: (verdict: Verdict) => void;
  /** It is gone. */
  readonly end: () => void;
}

/** The time of one verdict on the screen: whole, then a chip, then gone. */
export class VerdictTime {
  readonly #stages: VerdictStages;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(stages: VerdictStages) {
    this.#stages = stages;
  }

  begin(verdict: Verdict): void {
    this.stop();
    this.#after(WHOLE_MS, () => this.#stages.shrink(verdict));
    this.#after(GONE_MS[verdict], this.#stages.end);
  }

  /** One sentence, which has no chip. */
  brief(): void {
    this.stop();
    this.#after(WHOLE_MS, this.#stages.end);
  }

  /** A choice that belongs to a verdict, and goes as a refusal does. */
  linger(): void {
    this.stop();
    this.#after(GONE_MS.refused, this.#stages.end);
  }

  /** Something else is shown, which stays until staff have dealt with it. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  #after(ms: number, act: () => void): void {
    this.#timers.push(setTimeout(act, ms));
  }
}
