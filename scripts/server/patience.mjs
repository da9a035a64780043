/**
 * Asks somebody who may have much to do how they are. A question that is not answered yet is not asked
 * again: another one would stand behind everything that has come since, and whoever answers all of them
 * late would seem to answer none.
 */
export class Patience {
  #ask;
  #waitMs;
  #most;
  /** The question that waits for its answer. @type {Promise<number> | undefined} */
  #asked;
  #silent = 0;

  /**
   * @param {(timeoutMs: number) => Promise<number>} ask gives a status, 0 for no answer within the time
   * @param {{ waitMs: number, most: number }} terms how long each turn waits, and how many may be silent
   */
  constructor(ask, { waitMs, most }) {
    this.#ask = ask;
    this.#waitMs = waitMs;
    this.#most = most;
  }

  /** Whether it was silent in so many turns, one after the other. */
  get isOver() {
    return this.#silent >= this.#most;
  }

  /** Whatever was not answered is forgotten. */
  begin() {
    this.#asked = undefined;
    this.#silent = 0;
  }

  /** The status that is answered in this turn; 0 where none is, yet. */
  async ask() {
    // Longer than all turns with the pauses between them: the last turn ends it, not the clock.
    this.#asked ??= this.#ask(this.#waitMs * this.#most * 2);
    const asked = this.#asked;
    /** @type {NodeJS.Timeout | undefined} */
    let late;
    const nothing = new Promise((resolve) => {
      late = setTimeout(() => resolve(undefined), this.#waitMs);
    });
    const status = /** @type {number | undefined} */ (await Promise.race([asked, nothing]));
    clearTimeout(late);
    if (status !== undefined && this.#asked === asked) this.#asked = undefined;
    if (!status) this.#silent += 1;
    return status ?? 0;
  }
}
